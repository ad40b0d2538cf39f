import { expect, test } from 'vitest';
import { balancesAfter } from '../../../../../runtime/app/pages/ledger/balances-after.ts';

const entry = (id: string, quantity: string) => ({ id, measures: { quantity } });

test('the newest entry leaves what there is now, each below it what there was before', () => {
  const entries = [entry('sold', '-30.000'), entry('bought', '100.000'), entry('opening', '8.500')];

  const after = balancesAfter(entries, { quantity: '78.500' });

  expect([...after].map(([id, { quantity }]) => [id, quantity])).toEqual([
    ['sold', '78.500'],
    ['bought', '108.500'],
    ['opening', '8.500'],
  ]);
});

test('a measure that an entry does not carry stays as it is', () => {
  const entries = [{ id: 'second', measures: { amount: '5.00' } }, entry('first', '1')];

  const after = balancesAfter(entries, { quantity: '1', amount: '5.00' });

  expect(after.get('first')).toEqual({ quantity: '1', amount: '0.00' });
});
