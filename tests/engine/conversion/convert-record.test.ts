import { describe, expect, test } from 'vitest';
import { convertRecord, type TakenLines } from '../../../engine/conversion/convert-record.ts';
import { linesOf, type Values } from '../../../engine/record/values.ts';
import { codeAndPath } from '../../support/configuration.ts';
import { factsOf } from '../../support/facts.ts';
import { entityOf, save } from '../../support/prepare.ts';
import { configuration, conversion } from './order-and-delivery.ts';

const order: Values = {
  note: 'A7',
  rate: '4.00',
  lines: [
    { id: 'a', product: 'pen', quantity: '10.000', price: '1.50' },
    { id: 'b', product: 'ink', quantity: '4.000', taken: '3.000', done: '1.000' },
    { id: 'c', product: 'cap', quantity: '2.000', taken: '2.000' },
  ],
};

function convert(values: Values, lines?: TakenLines) {
  let count = 0;
  const made = convertRecord(
    {
      conversion,
      target: entityOf(configuration, 'delivery'),
      source: { id: 'o1', title: 'A7', values, own: { id: 'o1', state: 'approved' } },
      lines,
      newId: () => `n${++count}`,
    },
    factsOf(configuration),
  );
  return { values: made.values, issues: made.issues.map(codeAndPath) };
}

describe('making the target', () => {
  test('of everything that remains: fields are mapped, lines remember where they came from', () => {
    expect(convert(order)).toEqual({
      issues: [],
      values: {
        order: { id: 'o1', title: 'A7' },
        heading: 'for A7',
        date: '2026-11-23',
        share: '0.25',
        lines: [
          { id: 'n1', sourceLine: 'a', product: 'pen', worth: '15.00', quantity: '10.000' },
          { id: 'n2', sourceLine: 'b', product: 'ink', quantity: '1.000' },
        ],
      },
    });
  });

  test('of some of it: only the lines and quantities asked for', () => {
    const { values, issues } = convert(order, { a: '2.5', b: '0' });

    expect(issues).toEqual([]);
    expect(values.lines).toMatchObject([{ sourceLine: 'a', quantity: '2.500' }]);
  });

  test.each([
    ['more than remains', { b: '1.001' }, ['conversion.too-much /lines/b']],
    ['a line that there is not', { a: '1', z: '1' }, ['lines.unknown-line /lines/z']],
    ['the prototype', { constructor: '1' }, ['lines.unknown-line /lines/constructor']],
    ['no quantity', { a: 'many' }, ['field.wrong-type /lines/a']],
    ['too fine a quantity', { a: '0.0001' }, ['field.too-precise /lines/a']],
    ['less than nothing', { a: '-1' }, ['field.too-small /lines/a']],
    ['nothing at all', { a: '0' }, ['conversion.nothing-remaining ']],
    [
      'several wrong things',
      { a: '11', b: '9', z: '1' },
      ['conversion.too-much /lines/a', 'conversion.too-much /lines/b', 'lines.unknown-line /lines/z'],
    ],
  ] as [string, TakenLines, string[]][])('%s is refused', (_, lines, expected) => {
    expect(convert(order, lines).issues).toEqual(expected);
  });

  test('when nothing remains, or a field cannot be calculated, it says so', () => {
    const taken = {
      ...order,
      lines: linesOf(order, 'lines').map((row) => ({ ...row, taken: row.quantity })),
    };

    expect(convert(taken).issues).toEqual(['conversion.nothing-remaining ']);
    expect(convert({ ...order, rate: '0' }).issues).toEqual(['expression.failed /share']);
  });

  test('the quantities that the engine keeps are nobody’s to write', () => {
    const { issues } = save(configuration, 'order', { lines: [{ quantity: '5', taken: '1', done: '1' }] });

    expect(issues).toEqual(['field.computed /lines/0/taken', 'field.computed /lines/0/done']);
  });
});
