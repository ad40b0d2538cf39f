import { CompileContext } from '../../engine/compile/context.ts';
import { decimalText, isDecimal } from '../../engine/decimal.ts';
import { parseModule } from '../../engine/definition/parse-module.ts';
import { type CompiledExpression, compileExpression } from '../../engine/expression/compile-expression.ts';
import {
  type Environment,
  ExpressionFailure,
  type Row,
  type Value,
} from '../../engine/expression/environment.ts';
import { unknown, type ValueType } from '../../engine/expression/value-type.ts';
import type { Issue } from '../../engine/issue.ts';
import { moduleOf, organisationModule } from './configuration.ts';
import { now, today } from './facts.ts';

/** An order with a field of every type an expression can meet, its lines, and a customer to refer to. */
const trade = moduleOf('trade', {
  entity: {
    customer: {
      kind: 'master',
      title: 'name',
      fields: {
        name: { type: 'text' },
        level: { type: 'choice', options: { gold: {}, silver: {} } },
        credit: { type: 'money' },
        parent: { type: 'reference', entity: 'customer' },
        contacts: { type: 'lines', fields: { name: { type: 'text' } } },
      },
    },
    order: {
      kind: 'document',
      title: 'note',
      states: { draft: {}, approved: {} },
      transitions: {},
      fields: {
        note: { type: 'text' },
        amount: { type: 'money' },
        rate: { type: 'percent' },
        count: { type: 'integer' },
        dollars: { type: 'money', currency: 'USD' },
        urgent: { type: 'boolean' },
        paid: { type: 'boolean' },
        due: { type: 'date' },
        sent: { type: 'date-time' },
        way: { type: 'choice', options: { road: {}, air: {} } },
        tags: { type: 'multi-choice', options: { new: {}, big: {} } },
        customer: { type: 'reference', entity: 'customer' },
        seller: { type: 'user' },
        unit: { type: 'department' },
        files: { type: 'attachment' },
        lines: {
          type: 'lines',
          fields: {
            product: { type: 'text' },
            amount: { type: 'money' },
            quantity: { type: 'integer' },
            customer: { type: 'reference', entity: 'customer' },
            tags: { type: 'multi-choice', options: { new: {}, big: {} } },
          },
        },
      },
    },
  },
});

const modules = [organisationModule, trade].map((source) => {
  const { module, issues } = parseModule(String(source.module.id), source);
  if (!module) throw new Error(JSON.stringify(issues));
  return module;
});

/** The names that an expression of these tests may use: the fields of an order; `user`. */
export const orderScope = new CompileContext(modules).scopes('trade').record('order');

/** Records that the order of a test may refer to; `lost` is known not to exist. */
const known: Record<string, Row | null> = {
  'customer/acme': {
    id: 'acme',
    name: 'Acme',
    title: 'Acme',
    level: 'gold',
    credit: '500.00',
    parent: { id: 'holding' },
  },
  'customer/holding': { id: 'holding', name: 'Holding', title: 'Holding', level: 'silver' },
  'customer/lost': null,
  'user/sun': { id: 'sun', name: 'Sun', title: 'Sun', department: { id: 'sales' } },
  'department/sales': { id: 'sales', name: 'Sales', title: 'Sales' },
};

export function environmentFor(record: Row): Environment {
  return {
    roots: { record, user: known['user/sun'] },
    lookup: (shape, id) => known[`${shape}/${id}`] as Row | null,
    today,
    now,
  };
}

export function compile(source: string, wanted: ValueType = unknown): CompiledExpression | Issue[] {
  return compileExpression(source, orderScope, wanted, '/at');
}

/**
 * What becomes of an expression over an order, in one word: its value (`0.30`, `'text'`, `true`,
 * `empty`, `[1, 2]`, `#id`), `!reason` when it fails, or the codes of its issues.
 */
export function outcomeOf(source: string, record: Row = {}): string {
  const compiled = compile(source);
  if (Array.isArray(compiled)) return compiled.map((one) => one.code).join(', ');
  try {
    return shown(compiled.evaluate(environmentFor(record)));
  } catch (cause) {
    if (cause instanceof ExpressionFailure) return `!${cause.reason}`;
    throw cause;
  }
}

function shown(value: Value): string {
  if (value === null) return 'empty';
  if (isDecimal(value)) return decimalText(value);
  if (typeof value === 'string') return `'${value}'`;
  if (typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return `[${value.map(shown).join(', ')}]`;
  return `#${(value as Row).id}`;
}
