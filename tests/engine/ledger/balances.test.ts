import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Decimal } from '../../../engine/decimal.ts';
import {
  balanceChanges,
  brokenLimits,
  dimensionKey,
  reverseEntries,
} from '../../../engine/ledger/balances.ts';
import { environmentOf } from '../../../engine/record/facts.ts';
import { configuration, facts, north, pen, post } from './stock.ts';

describe('balances', () => {
  test('each combination changes once, always in the same order', () => {
    const lines = [
      { id: 'a', product: pen, lot: 'B', quantity: '1' },
      { id: 'b', product: pen, lot: 'A', quantity: '2' },
      { id: 'c', product: pen, lot: 'B', quantity: '3', price: '1' },
    ];
    const changes = balanceChanges(configuration, post({ warehouse: north, lines }).entries);

    expect(changes.map(({ key, measures }) => [key, measures])).toEqual([
      ['["pen","north","A"]', { quantity: '2.000', value: '0.00' }],
      ['["pen","north","B"]', { quantity: '4.000', value: '3.00' }],
    ]);
    expect(balanceChanges(configuration, post({ warehouse: north, lines: lines.reverse() }).entries)).toEqual(
      changes,
    );
  });

  test('names that contain the signs of a key do not collide', () => {
    const key = (product: string, lot: string) =>
      dimensionKey(configuration, 'stock', { product: { id: product, title: '' }, warehouse: north, lot });

    expect(key('a","b', 'c')).not.toBe(key('a', 'b","c'));
  });

  test('a reversal is exact: entries and reversal sum to zero for every balance', () => {
    const line = fc.record({
      id: fc.uuid(),
      product: fc.constantFrom(pen, { id: 'ink', title: 'Ink' }),
      lot: fc.constantFrom('A', 'B', undefined),
      quantity: fc.integer({ min: -1_000_000, max: 1_000_000 }).map((n) => (n / 1000).toFixed(3)),
      price: fc.option(
        fc.integer({ min: 0, max: 1e9 }).map((n) => (n / 1e6).toFixed(6)),
        { nil: undefined },
      ),
    });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), fc.boolean(), (lines, outward) => {
        const { entries } = post({ warehouse: north, outward, lines });

        const both = balanceChanges(configuration, [...entries, ...reverseEntries(entries)]);

        for (const { measures } of both)
          expect(
            Object.values(measures).every((one) => new Decimal(one).isZero()),
            JSON.stringify(both),
          ).toBe(true);
        expect(reverseEntries(reverseEntries(entries))).toEqual(entries);
      }),
    );
  });
});

describe('limits', () => {
  const broken = (before: [string, string], by: [string, string], ledger = 'stock') => {
    const ids = ledger === 'stock' ? ['quantity', 'value'] : ['amount'];
    const measures = (one: string[]) => Object.fromEntries(ids.map((id, index) => [id, one[index] ?? '0']));
    const after = before.map((one, index) => new Decimal(one).plus(by[index] ?? 0).toFixed());
    const change = { ledger, key: '', dimensions: {}, measures: measures(by) };
    return brokenLimits(configuration, change, measures(after), environmentOf(facts, 'stock', {}));
  };

  test.each([
    ['within them', ['10', '0'], ['-10', '0'], []],
    ['below', ['10', '0'], ['-10.001', '0'], ['not-below-zero']],
    ['above', ['10', '0'], ['991', '0'], ['not-too-much']],
    ['already below, back towards zero', ['-5', '0'], ['3', '0'], []],
    ['already below, back towards zero with a value that grows', ['-5', '20'], ['3', '50'], []],
    ['already below, to zero', ['-5', '0'], ['5', '0'], []],
    ['already below, further', ['-5', '0'], ['-0.001', '0'], ['not-below-zero']],
    ['already below, over the other limit', ['-5', '0'], ['2000', '0'], ['not-too-much']],
    ['already below, and another measure alone', ['-5', '0'], ['0', '9'], []],
    ['already above, back towards zero', ['1500', '0'], ['-100', '0'], []],
    ['already above, right through zero', ['1500', '0'], ['-1600', '0'], ['not-below-zero']],
    ['two at once', ['10', '0'], ['-11', '-2000000'], ['not-below-zero', 'price-in-range']],
  ] as [string, [string, string], [string, string], string[]][])('%s', (_, before, by, expected) => {
    expect(broken(before, by)).toEqual(expected);
  });

  test('one that cannot be evaluated is broken', () => {
    expect(broken(['0', '0'], ['5', '0'], 'fees')).toEqual(['odd']);
    expect(broken(['0', '0'], ['6', '0'], 'fees')).toEqual([]);
  });
});
