import { describe, expect, test } from 'vitest';
import { parseExpression } from '../../../engine/expression/parse-expression.ts';
import { compile, outcomeOf } from '../../support/evaluate.ts';

describe('a syntax error says where it is', () => {
  test.each([
    ['', 0, ''],
    ['1 +', 3, ''],
    ['(1', 2, ''],
    [')', 0, ')'],
    ['amount > > 2', 9, '> 2'],
    ['amount 5', 7, '5'],
    ['"open', 0, '"open'],
    ['amount = 5', 7, '= 5'],
    ['amount >= 5 and urgent', 12, 'and urgent'],
    ['“curly”', 0, '“curly”'],
    ['lines[0]', 0, 'lines[0]'],
    ['{"a": 1}', 0, '{"a": 1}'],
    ['b"bytes"', 0, 'b"bytes"'],
    ['5u', 0, '5u'],
    ['lines.map(line)', 0, 'lines.map(line)'],
    ['lines.map(1, line)', 10, '1, line)'],
    ['if', 0, 'if'],
    ['1 / 99999999999999999999999999999', 4, '99999999999999999999'],
  ])('%j at %i', (source, at, near) => {
    const parsed = parseExpression(source, '/entity/order/formula');

    expect(parsed).toMatchObject({
      code: 'expression.syntax',
      path: '/entity/order/formula',
      params: { source, at, near },
    });
  });
});

test('every mistake of an expression is reported at once, each with its place', () => {
  const issues = compile('price > 5 && amount == null && nothing(1) && lines.colour');

  expect(issues).toMatchObject([
    { code: 'expression.unknown-name', path: '/at', params: { name: 'price', at: 0 } },
    { code: 'expression.compare-with-null', params: { operator: '==', at: 13 } },
    { code: 'expression.unknown-function', params: { name: 'nothing', at: 31 } },
    { code: 'expression.unknown-field', params: { name: 'colour', of: 'order.lines', at: 45 } },
  ]);
});

test('one mistake is one issue, however much stands around it', () => {
  expect(outcomeOf('round(price * 2 + 1, 2) > 5 ? price : price + "a"')).toBe(
    Array(3).fill('expression.unknown-name').join(', '),
  );
});

describe('what an expression reads', () => {
  test.each([
    ['amount + rate', ['amount', 'rate']],
    ['sum(lines.amount)', ['lines', 'lines.amount']],
    ['customer.parent.name', ['customer', 'customer.parent', 'customer.parent.name']],
    ['lines.exists(line, line.quantity > 1)', ['lines', 'lines.quantity']],
    ['lines.filter(a, a.quantity > 1).map(b, b.amount)', ['lines', 'lines.amount', 'lines.quantity']],
    ['lines.map(a, a.customer).name', ['lines', 'lines.customer', 'lines.customer.name']],
    ['orElse(customer, lines.map(a, a.customer).min()).credit', undefined],
    [
      '(urgent ? customer : customer.parent).credit',
      ['customer', 'customer.credit', 'customer.parent', 'customer.parent.credit', 'urgent'],
    ],
    [
      'orElse(customer, customer.parent).credit',
      ['customer', 'customer.credit', 'customer.parent', 'customer.parent.credit'],
    ],
    [
      '[customer, customer.parent].map(one, one.credit)',
      ['customer', 'customer.credit', 'customer.parent', 'customer.parent.credit'],
    ],
    ['orElse(lines, []).exists(line, line.amount > 5)', ['lines', 'lines.amount']],
  ])('%s', (source, paths) => {
    const compiled = compile(source);

    const reads = Array.isArray(compiled)
      ? undefined
      : [
          ...new Set(
            compiled.reads.map(({ root, path }) => [...(root === 'record' ? [] : [root]), ...path].join('.')),
          ),
        ];

    expect(reads?.sort()).toEqual(paths);
  });
});
