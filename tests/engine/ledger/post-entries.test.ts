import { describe, expect, test } from 'vitest';
import { reversedPostings } from '../../../engine/ledger/post-entries.ts';
import { configuration, north, pen, post } from './stock.ts';

describe('entering a state posts', () => {
  test('one entry for each line, with references by name, texts and rounded measures', () => {
    const { entries, issues } = post({
      warehouse: north,
      lines: [
        { id: 'a', product: pen, lot: 'L1', quantity: '2.000', price: '0.333333' },
        { id: 'b', product: pen, quantity: '1.500' },
      ],
    });

    expect(issues).toEqual([]);
    expect(entries).toEqual([
      {
        ledger: 'stock',
        posting: 'move',
        line: 'a',
        dimensions: { product: pen, warehouse: north, lot: 'L1' },
        measures: { quantity: '2.000', value: '0.67' },
      },
      {
        ledger: 'stock',
        posting: 'move',
        line: 'b',
        dimensions: { product: pen, warehouse: north, lot: '' },
        measures: { quantity: '1.500', value: '0.00' },
      },
    ]);
  });

  test('one entry for the record where the posting names no lines', () => {
    expect(post({ warehouse: north, fee: '12.00' }).entries).toEqual([
      {
        ledger: 'fees',
        posting: 'fee',
        line: undefined,
        dimensions: { warehouse: north },
        measures: { amount: '12.00' },
      },
    ]);
  });

  test.each([
    ['another state', { warehouse: north, lines: [{ id: 'a', product: pen, quantity: '1' }] }, 'draft'],
    [
      'lines for which the posting does not hold',
      { warehouse: north, lines: [{ id: 'a', product: pen }] },
      'done',
    ],
    ['nothing but zero', { warehouse: north, lines: [{ id: 'a', product: pen, quantity: '0.000' }] }, 'done'],
    ['no lines', { warehouse: north }, 'done'],
  ])('%s posts nothing', (_, values, state) => {
    expect(post(values, state)).toEqual({ entries: [], issues: [] });
  });

  test('a reference that is missing is an issue at its line; a blank text is not', () => {
    const { issues } = post({
      lines: [
        { id: 'a', product: pen, quantity: '1' },
        { id: 'b', quantity: '1' },
      ],
    });

    expect(issues).toEqual([
      'ledger.dimension-missing /lines/0',
      'ledger.dimension-missing /lines/1',
      'ledger.dimension-missing /lines/1',
    ]);
  });

  test('a measure that cannot be calculated is an issue, not zero', () => {
    const enormous = '99999999999999999999.000';

    const { issues } = post({
      warehouse: north,
      lines: [{ id: 'a', product: pen, quantity: enormous, price: enormous }],
    });

    expect(issues).toEqual(['expression.failed /lines/0']);
  });

  test('a record knows which postings a state takes back', () => {
    expect(reversedPostings(configuration, 'movement', 'cancelled')).toEqual(['stock/move']);
    expect(reversedPostings(configuration, 'movement', 'done')).toEqual([]);
  });
});
