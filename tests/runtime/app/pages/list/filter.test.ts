import { describe, expect, test } from 'vitest';
import type { EntityDefinition } from '../../../../../engine/definition/entity.ts';
import { compileExpression } from '../../../../../engine/expression/compile-expression.ts';
import { boolean } from '../../../../../engine/expression/value-type.ts';
import { compilePolicy } from '../../../../../engine/permission/policy.ts';
import { planQuery } from '../../../../../engine/query/plan-query.ts';
import { recordSubject } from '../../../../../engine/query/subject.ts';
import type { EntityDescription } from '../../../../../runtime/app/api/entity.ts';
import { filterExpression } from '../../../../../runtime/app/pages/list/filters/filter-expression.ts';
import type { Filter } from '../../../../../runtime/app/pages/list/filters/filter-kind.ts';
import { listFields } from '../../../../../runtime/app/pages/list/list-field.ts';
import { parseView, writeView } from '../../../../../runtime/app/pages/list/list-view.ts';
import { filterScope } from '../../../../../runtime/server/query/filter-scope.ts';
import { configurationOf, moduleOf } from '../../../../support/configuration.ts';

const configuration = configurationOf(
  moduleOf('trade', {
    entity: {
      product: { kind: 'master', title: 'name', fields: { name: { type: 'text' } } },
      order: {
        kind: 'document',
        title: 'number',
        fields: {
          number: { type: 'auto-number', pattern: 'O-{0000}' },
          product: { type: 'reference', entity: 'product' },
          orderDate: { type: 'date' },
          seenAt: { type: 'date-time' },
          total: { type: 'money' },
          discount: { type: 'percent' },
          paid: { type: 'boolean' },
          importance: { type: 'choice', options: { normal: {}, special: {} } },
          tags: { type: 'multi-choice', options: { a: {}, b: {} } },
          salesperson: { type: 'user' },
        },
        states: { draft: {}, approved: {} },
        transitions: { approve: { from: ['draft'], to: 'approved' } },
      },
    },
    role: { all: { administrator: true } },
  }),
);
const entity = configuration.entities.get('order');
if (!entity) throw new Error('the test has no order');
const clock = { today: '2026-11-23', timeZone: 'Asia/Shanghai' };
const reader = { say: (key: string) => key, label: () => '' };
const fields = listFields(
  { entity: entity.definition as EntityDefinition, serverFields: [] } as unknown as EntityDescription,
  reader,
);

const cases: { asks: string; filter: Filter; expression: string; address: string }[] = [
  {
    asks: 'for some states',
    filter: { path: 'state', value: { kind: 'options', options: ['draft', 'approved'] } },
    expression: 'state in ["draft", "approved"]',
    address: 'draft,approved',
  },
  {
    asks: 'for a choice',
    filter: { path: 'importance', value: { kind: 'options', options: ['special'] } },
    expression: 'importance in ["special"]',
    address: 'special',
  },
  {
    asks: 'for any of several choices',
    filter: { path: 'tags', value: { kind: 'options', options: ['a', 'b'] } },
    expression: '("a" in tags || "b" in tags)',
    address: 'a,b',
  },
  {
    asks: 'for yes',
    filter: { path: 'paid', value: { kind: 'options', options: ['true'] } },
    expression: 'paid == true',
    address: 'true',
  },
  {
    asks: 'for a reference',
    filter: { path: 'product', value: { kind: 'references', ids: ['p1', 'p2'] } },
    expression: 'product in ["p1", "p2"]',
    address: 'p1,p2',
  },
  {
    asks: 'for a person',
    filter: { path: 'salesperson', value: { kind: 'references', ids: ['u1'] } },
    expression: 'salesperson in ["u1"]',
    address: 'u1',
  },
  {
    asks: 'for who created it',
    filter: { path: 'createdBy', value: { kind: 'references', ids: ['u1'] } },
    expression: 'createdBy in ["u1"]',
    address: 'u1',
  },
  {
    asks: 'for a part of a text, whatever characters are in it',
    filter: { path: 'number', value: { kind: 'text', text: 'a"b\\' } },
    expression: 'contains(number, "a\\"b\\\\")',
    address: 'a"b\\',
  },
  {
    asks: 'for days',
    filter: { path: 'orderDate', value: { kind: 'dates', from: '2026-01-01', until: '2026-01-31' } },
    expression: 'orderDate >= "2026-01-01" && orderDate <= "2026-01-31"',
    address: '2026-01-01..2026-01-31',
  },
  {
    asks: 'for whole days of moments, in the time zone of the company',
    filter: { path: 'seenAt', value: { kind: 'dates', from: '2026-01-01', until: '2026-01-31' } },
    expression: 'seenAt >= "2025-12-31T16:00:00.000Z" && seenAt < "2026-01-31T16:00:00.000Z"',
    address: '2026-01-01..2026-01-31',
  },
  {
    asks: 'for a period that moves',
    filter: { path: 'orderDate', value: { kind: 'dates', period: 'this-week' } },
    expression: 'orderDate >= "2026-11-23" && orderDate <= "2026-11-29"',
    address: 'this-week',
  },
  {
    asks: 'for the month before',
    filter: { path: 'orderDate', value: { kind: 'dates', period: 'last-month' } },
    expression: 'orderDate >= "2026-10-01" && orderDate <= "2026-10-31"',
    address: 'last-month',
  },
  {
    asks: 'for amounts from',
    filter: { path: 'total', value: { kind: 'numbers', from: '50000' } },
    expression: 'total >= 50000',
    address: '50000..',
  },
  {
    asks: 'for shares, which people write in hundredths',
    filter: { path: 'discount', value: { kind: 'numbers', from: '5', until: '12.5' } },
    expression: 'discount >= 0.05 && discount <= 0.125',
    address: '5..12.5',
  },
];

describe.each(cases)('a filter that asks $asks', ({ filter, expression, address }) => {
  test('becomes an expression', () => {
    expect(filterExpression([filter], fields, clock)).toBe(expression);
  });

  test('is one that the server can ask of the database', () => {
    const scope = filterScope(configuration, entity, compilePolicy(configuration, ['all']));
    const compiled = compileExpression(expression, scope, boolean, '/filter');
    if (Array.isArray(compiled)) throw new Error(JSON.stringify(compiled));

    expect(planQuery(compiled, recordSubject(entity), '/filter')).not.toBeInstanceOf(Array);
  });

  test('stands in the address and is read from it again', () => {
    const view = { search: '', sort: undefined, filters: [filter] };

    const written = writeView(view);

    expect(written.get(`f.${filter.path}`)).toBe(address);
    expect(parseView(new URLSearchParams(written.toString()), fields)).toEqual(view);
  });
});

test('all filters must hold', () => {
  const both = [cases[0], cases[12]].map((one) => one?.filter as Filter);

  expect(filterExpression(both, fields, clock)).toBe('state in ["draft", "approved"] && total >= 50000');
});

test('a filter that asks nothing is no filter', () => {
  const blank: Filter[] = [
    { path: 'total', value: { kind: 'numbers' } },
    { path: 'number', value: { kind: 'text', text: '  ' } },
  ];

  expect(filterExpression(blank, fields, clock)).toBeUndefined();
});

test.each([
  { written: 'f.total=abc..xyz', asks: [{ path: 'total', value: { kind: 'numbers' } }] },
  { written: 'f.orderDate=never', asks: [{ path: 'orderDate', value: { kind: 'dates' } }] },
  {
    written: 'f.product=%22)%20||%20true',
    asks: [{ path: 'product', value: { kind: 'references', ids: [] } }],
  },
  { written: 'f.nothing=1', asks: [] },
])('an address with $written asks nothing wrong', ({ written, asks }) => {
  expect(parseView(new URLSearchParams(written), fields).filters).toEqual(asks);
});
