import fc from 'fast-check';
import { expect, test } from 'vitest';
import { holds } from '../../../engine/expression/compile-expression.ts';
import { ExpressionFailure, type Value } from '../../../engine/expression/environment.ts';
import { parseExpression } from '../../../engine/expression/parse-expression.ts';
import { compile, environmentFor } from '../../support/evaluate.ts';

const atom = fc.constantFrom(
  ...['amount', 'rate', 'count', 'dollars', 'note', 'urgent', 'paid', 'due', 'sent', 'way', 'state', 'tags'],
  ...['customer', 'customer.level', 'customer.parent.credit', 'seller', 'user', 'unit', 'files', 'lines'],
  ...['lines.amount', 'lines.product', 'lines.customer.name', 'lines.tags', 'x', 'x.amount', 'x.product'],
  ...[
    '0',
    '1',
    '2.50',
    '1e20',
    '"a"',
    '"road"',
    '"2026-02-29"',
    '"2026-11-23"',
    'true',
    'false',
    'null',
    '[]',
  ],
  ...['today()', 'now()', 'nothing', '"(a+)+b"'],
);
const binary = fc.constantFrom('+', '-', '*', '/', '%', '==', '!=', '<', '<=', '>', '>=', '&&', '||', 'in');
const one = fc.constantFrom(
  ...[
    'isEmpty',
    'notEmpty',
    'round',
    'floor',
    'abs',
    'sum',
    'min',
    'average',
    'size',
    'length',
    'text',
    'upper',
  ],
  ...['date', 'year', 'trim'],
);
const two = fc.constantFrom(
  'orElse',
  'least',
  'round',
  'addDays',
  'addMonths',
  're',
  'contains',
  'startsWith',
);
const macro = fc.constantFrom('map', 'filter', 'exists', 'all');

/** Expressions as people could write them: most make sense, some do not. */
const { expression } = fc.letrec<{ expression: string }>((tie) => {
  const inner = tie('expression');
  return {
    expression: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      atom,
      fc.tuple(inner, binary, inner).map(([left, operator, right]) => `(${left} ${operator} ${right})`),
      fc.tuple(one, inner).map(([name, argument]) => `${name}(${argument})`),
      fc.tuple(two, inner, inner).map(([name, left, right]) => `${name}(${left}, ${right})`),
      fc.tuple(inner, macro, inner).map(([list, name, body]) => `${list}.${name}(x, ${body})`),
      fc.tuple(inner, inner, inner).map(([test, yes, no]) => `(${test} ? ${yes} : ${no})`),
      fc.array(inner, { maxLength: 3 }).map((items) => `[${items.join(', ')}]`),
      inner.map((operand) => `!${operand}`),
      inner.map((operand) => `-${operand}`),
    ),
  };
});

const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined });
const digits = fc.constantFrom('0.00', '-1.50', '99999999999999999999.99', '0.01');
const reference = fc.constantFrom({ id: 'acme' }, { id: 'holding' }, { id: 'lost' }, { id: 'elsewhere' });
const line = fc.record({
  id: fc.constant('l'),
  product: maybe(fc.string()),
  amount: maybe(digits),
  customer: maybe(reference),
});
const record = fc.record({
  note: maybe(fc.string()),
  amount: maybe(digits),
  rate: maybe(digits),
  count: maybe(fc.integer()),
  urgent: maybe(fc.boolean()),
  paid: maybe(fc.boolean()),
  due: maybe(fc.constantFrom('2026-01-31', '0001-01-01', '9999-12-31')),
  way: maybe(fc.constantFrom('road', 'air')),
  tags: maybe(fc.constant(['new'])),
  customer: maybe(reference),
  lines: maybe(fc.array(line, { maxLength: 3 })),
});

/** The value, or the reason of an ExpressionFailure; anything else that is thrown goes on. */
function evaluate(source: string, row: object): Value | ExpressionFailure | undefined {
  const compiled = compile(source);
  if (Array.isArray(compiled)) return undefined;
  try {
    return compiled.evaluate(environmentFor(row as Record<string, unknown>));
  } catch (cause) {
    if (cause instanceof ExpressionFailure) return cause;
    throw cause;
  }
}

test('evaluating is total: whatever was compiled yields a value or an ExpressionFailure', () => {
  let evaluated = 0;
  fc.assert(
    fc.property(expression, record, (source, row) => {
      if (evaluate(source, row) !== undefined) evaluated++;
    }),
    { numRuns: 10_000 },
  );
  expect(evaluated).toBeGreaterThan(1000);
});

test('evaluating is repeatable and changes nothing it was given', () => {
  fc.assert(
    fc.property(expression, record, (source, row) => {
      const before = JSON.stringify(row);

      expect(evaluate(source, row)).toEqual(evaluate(source, row));

      expect(JSON.stringify(row)).toBe(before);
    }),
    { numRuns: 1500 },
  );
});

test('the type of an expression tells what its value is', () => {
  const kindOf = (value: Value) =>
    typeof value === 'object' ? (Array.isArray(value) ? 'list' : 'object') : typeof value;
  const shapes: Record<string, string> = {
    number: 'object',
    record: 'object',
    boolean: 'boolean',
    text: 'string',
    date: 'string',
    'date-time': 'string',
    list: 'list',
  };
  fc.assert(
    fc.property(expression, record, (source, row) => {
      const compiled = compile(source);
      const value = evaluate(source, row);
      if (Array.isArray(compiled) || value === undefined || value === null || value instanceof Error) return;

      expect(kindOf(value), source).toBe(shapes[compiled.type.kind]);
    }),
    { numRuns: 4000 },
  );
});

test('`a && b` and `b && a` are the same wherever both can be evaluated', () => {
  const truth = fc.constantFrom(
    'urgent',
    'paid',
    'amount > 0',
    'way == "air"',
    'isEmpty(note)',
    'customer.level == "gold"',
  );
  const logic = fc.letrec<{ logic: string }>((tie) => ({
    logic: fc.oneof(
      { depthSize: 'small' },
      truth.map((one) => `(${one})`),
      fc
        .tuple(tie('logic'), fc.constantFrom('&&', '||'), tie('logic'))
        .map((parts) => `(${parts.join(' ')})`),
      tie('logic').map((inner) => `!${inner}`),
    ),
  })).logic;
  const loaded = record.filter((row) => row.customer?.id !== 'elsewhere');
  fc.assert(
    fc.property(logic, logic, loaded, (a, b, row) => {
      for (const operator of ['&&', '||'])
        expect(evaluate(`${a} ${operator} ${b}`, row)).toBe(evaluate(`${b} ${operator} ${a}`, row));
      expect(evaluate(`!(${a} && ${b})`, row)).toBe(evaluate(`!${a} || !${b}`, row));
    }),
  );
});

test('a condition holds only where it is true', () => {
  fc.assert(
    fc.property(record, (row) => {
      const condition = compile('amount > 0 && urgent');
      if (Array.isArray(condition)) throw new Error('the condition of the test is wrong');

      expect(holds(condition, environmentFor(row))).toBe(evaluate('amount > 0 && urgent', row) === true);
    }),
  );
});

test('parsing never throws', () => {
  const words = fc.constantFrom(
    'a',
    '.',
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    '&&',
    '?',
    ':',
    ',',
    '"',
    "'",
    '\\',
    '1',
    'in',
    '!',
    '-',
    ' ',
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    fc.array(words).map((all) => all.join('')),
    expression,
  );
  fc.assert(
    fc.property(text, (source) => {
      expect(parseExpression(source, '')).toBeTypeOf('object');
    }),
    { numRuns: 4000 },
  );
});

test('adding exact decimals has no order', () => {
  const money = fc.integer({ min: -1e9, max: 1e9 }).map((cents) => (cents / 100).toFixed(2));
  fc.assert(
    fc.property(fc.array(money, { minLength: 1, maxLength: 20 }), (amounts) => {
      const lines = amounts.map((amount, index) => ({ id: `l${index}`, amount }));
      const cents = amounts.reduce((total, one) => total + BigInt(one.replace('.', '')), 0n);

      expect(String(evaluate('sum(lines.amount) * 100', { lines }))).toBe(String(cents));
      expect(evaluate('sum(lines.amount)', { lines: lines.reverse() })).toEqual(
        evaluate('sum(lines.amount)', { lines }),
      );
    }),
  );
});
