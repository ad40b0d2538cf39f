import { describe, expect, test } from 'vitest';
import type { CompiledEntity, CompiledField } from '../../../engine/compile/compiled.ts';
import { CompileContext } from '../../../engine/compile/context.ts';
import { parseModule } from '../../../engine/definition/parse-module.ts';
import { type CompiledExpression, compileExpression } from '../../../engine/expression/compile-expression.ts';
import type { Scope } from '../../../engine/expression/scope.ts';
import { boolean } from '../../../engine/expression/value-type.ts';
import { planQuery } from '../../../engine/query/plan-query.ts';
import { candidateSubject, recordSubject } from '../../../engine/query/subject.ts';
import { configurationOf, moduleOf, organisationModule } from '../../support/configuration.ts';

const trade = moduleOf('trade', {
  ledger: {
    owed: { dimensions: { customer: { type: 'text' } }, measures: { amount: { type: 'money' } } },
  },
  entity: {
    customer: {
      kind: 'master',
      title: 'name',
      fields: {
        name: { type: 'text' },
        active: { type: 'boolean' },
        area: { type: 'text' },
        keeper: { type: 'user' },
        balance: {
          type: 'roll-up',
          ledger: 'owed',
          where: { customer: 'id' },
          sum: 'amount',
          result: 'money',
        },
        prices: { type: 'lines', fields: { area: { type: 'text' } } },
      },
    },
    order: {
      kind: 'document',
      title: 'number',
      fields: {
        number: { type: 'integer' },
        note: { type: 'text' },
        area: { type: 'text' },
        amount: { type: 'money' },
        limit: { type: 'money' },
        due: { type: 'date' },
        urgent: { type: 'boolean' },
        tags: { type: 'multi-choice', options: { big: {}, new: {} } },
        customer: { type: 'reference', entity: 'customer' },
        seller: { type: 'user' },
        unit: { type: 'department' },
        owed: {
          type: 'roll-up',
          ledger: 'owed',
          where: { customer: 'note' },
          sum: 'amount',
          result: 'money',
        },
        lines: {
          type: 'lines',
          fields: {
            amount: { type: 'money' },
            limit: { type: 'money' },
            customer: { type: 'reference', entity: 'customer' },
            keeper: { type: 'user' },
          },
        },
      },
    },
  },
});

const configuration = configurationOf(trade);
const order = configuration.entities.get('order') as CompiledEntity;
const customer = configuration.entities.get('customer') as CompiledEntity;
const scopes = new CompileContext(
  [organisationModule, trade].flatMap((source) => parseModule(String(source.module.id), source).module ?? []),
).scopes('trade');

function compiled(source: string, scope: Scope): CompiledExpression {
  const result = compileExpression(source, scope, boolean, '/rule');
  if (Array.isArray(result)) throw new Error(JSON.stringify(result));
  return result;
}

function reasonsOf(source: string): string[] {
  const query = planQuery(compiled(source, scopes.record('order')), recordSubject(order), '/rule');
  return Array.isArray(query) ? query.map((one) => `${one.path} ${one.params.at} ${one.params.reason}`) : [];
}

describe('what the database cannot be asked is refused with its place and the reason', () => {
  const refused: [source: string, at: number, reason: string][] = [
    ['customer.active', 0, 'through-reference'],
    ['urgent && customer.area == "north"', 10, 'through-reference'],
    ['customer.keeper == user', 0, 'through-reference'],
    ['customer.id.contains(note)', 0, 'several-fields'],
    ['seller.position.name == "clerk"', 0, 'through-reference'],
    ['seller.position.id == "clerk"', 0, 'through-reference'],
    ['owed > 100', 0, 'live'],
    ['isEmpty(owed)', 8, 'live'],
    ['customer.balance > 100', 0, 'through-reference'],
    ['amount * 2 > 100', 0, 'calculated'],
    ['-amount < 0', 0, 'calculated'],
    ['due - today() > 3', 0, 'calculated'],
    ['lower(note) == "a"', 0, 'calculated'],
    ['re(note, "a+")', 0, 'calculated'],
    ['length(note) > 3', 0, 'calculated'],
    ['title == "17"', 0, 'calculated'],
    ['orElse(orElse(note, area), "x") == "x"', 7, 'calculated'],
    ['isEmpty(amount + limit)', 8, 'calculated'],
    ['startsWith("abc", note)', 0, 'several-fields'],
    ['note in [area, "x"]', 0, 'several-fields'],
    ['note in tags', 0, 'several-fields'],
    ['seller.department == unit', 0, 'several-fields'],
    ['seller.department == createdBy.department', 0, 'several-fields'],
    ['tags == ["big"]', 0, 'lists'],
    ['tags in [["big"]]', 0, 'lists'],
    ['size(tags) > 1', 0, 'calculated'],
    ['sum(lines.amount) > 1', 0, 'calculated'],
    ['isEmpty(lines.amount)', 8, 'lists'],
    ['lines.filter(l, l.amount > 1) == lines', 0, 'calculated'],
    ['tags.exists(t, t == "big")', 0, 'lists'],
    ['lines.exists(l, l.amount > limit)', 27, 'lists'],
    ['lines.exists(l, l.amount > l.limit)', 16, 'several-fields'],
    ['lines.exists(l, l.customer.active)', 16, 'through-reference'],
    ['lines.exists(l, lines.exists(m, m == l))', 16, 'lists'],
    ['user.departments.exists(d, d == unit)', 0, 'lists'],
    ['"x" in lines.customer.name', 7, 'lists'],
  ];
  test.each(refused)('%s', (source, at, reason) => {
    expect(reasonsOf(source)).toContain(`/rule ${at} ${reason}`);
  });

  test('every such part of one condition at once', () => {
    expect(reasonsOf('customer.active && amount + 1 > 2 || owed > 1')).toEqual([
      '/rule 0 through-reference',
      '/rule 19 calculated',
      '/rule 37 live',
    ]);
  });

  test('a condition that would be too large for the database', () => {
    const nested = Array.from({ length: 45 }, () => '!(urgent && ').join('');

    expect(reasonsOf(`${nested}urgent${')'.repeat(45)}`)).toEqual(['/rule 0 too-large']);
  });

  test('a choice in a choice in a choice, which would double each time', () => {
    const nested = Array.from({ length: 12 }).reduce<string>(
      (test) => `(${test} ? urgent : urgent)`,
      'urgent',
    );

    expect(reasonsOf(nested)).toEqual([expect.stringContaining('too-large')]);
  });

  test('a comparison of too many ways', () => {
    const ways = Array.from({ length: 12 }).reduce<string>((rest) => `(urgent ? amount : ${rest})`, 'limit');

    expect(reasonsOf(`${ways} == ${ways}`)).toEqual([expect.stringContaining('too-large')]);
  });
});

describe('what can be asked', () => {
  const accepted = [
    'customer == "c1" && customer.title == "Acme" && customer.id != "c2"',
    'seller.department.head.department in user.departments',
    'createdBy == user || updatedBy.department == user.department || true',
    'lines.exists(l, l.keeper.department == user.department && l.customer == "c1")',
    'self == "o1"',
    'amount <= limit && orElse(amount, limit) > 3',
  ];
  test.each(accepted)('%s', (source) => {
    expect(reasonsOf(source)).toEqual([]);
  });
});

describe('the filter of a reference field asks about the records that may be chosen', () => {
  function candidates(source: string, scope: Scope, field: CompiledField): string[] {
    const query = planQuery(compiled(source, scope), candidateSubject(customer, field), '/filter');
    return Array.isArray(query) ? query.map((one) => String(one.params.reason)) : [];
  }
  const header = order.fields.get('customer') as CompiledField;
  const column = order.byPath.get('lines.customer') as CompiledField;

  test('its own name stands for one of them, every other for what the form holds', () => {
    const source = 'customer.active && customer.area == area && !(customer in lines.customer)';

    expect(candidates(source, scopes.record('order'), header)).toEqual([]);
  });

  test('in a line the column is meant, and the field of the record by the same name is not', () => {
    const scope = scopes.line('order', 'lines');

    expect(candidates('customer.area == parent.area && customer != parent.customer', scope, column)).toEqual(
      [],
    );
    expect(candidates('customer.prices.exists(p, p.area == parent.area)', scope, column)).toEqual([]);
  });

  test('what it says of people and balances is left to be asked of each', () => {
    expect(candidates('customer.keeper.department == unit', scopes.record('order'), header)).toEqual([
      'through-reference',
    ]);
    expect(candidates('customer.balance < amount', scopes.record('order'), header)).toEqual(['live']);
  });
});
