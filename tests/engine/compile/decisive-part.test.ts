import { expect, test } from 'vitest';
import type { CompiledEntity } from '../../../engine/compile/compiled.ts';
import { configurationOf, moduleOf } from '../../support/configuration.ts';
import { entityOf } from '../../support/prepare.ts';

/** An order of products that a ledger keeps the stock of, with these checks. */
function orderWith(checks: object): CompiledEntity {
  const configuration = configurationOf(
    moduleOf('shop', {
      ledger: {
        stock: {
          dimensions: { product: { type: 'reference', entity: 'product' } },
          measures: { quantity: { type: 'quantity', scale: 3 } },
        },
      },
      entity: {
        product: {
          kind: 'master',
          title: 'name',
          fields: {
            name: { type: 'text' },
            onHand: { type: 'roll-up', ledger: 'stock', where: { product: 'self' }, sum: 'quantity' },
          },
        },
        order: {
          kind: 'document',
          title: 'note',
          fields: {
            note: { type: 'text' },
            product: { type: 'reference', entity: 'product' },
            quantity: { type: 'quantity' },
            double: { type: 'formula', result: 'quantity', formula: 'quantity * 2' },
            available: { type: 'roll-up', ledger: 'stock', where: { product: 'product' }, sum: 'quantity' },
          },
          checks,
        },
      },
    }),
  );
  return entityOf(configuration, 'order');
}

test('a save does not ask for balances that it could only be warned by', () => {
  const order = orderWith({
    stock: { holds: 'quantity <= available', severity: 'warning' },
    promised: { holds: 'quantity <= product.onHand', severity: 'warning' },
    positive: { holds: 'quantity > 0' },
  });

  const { decisive } = order;

  expect(decisive?.checks.map(({ id }) => id)).toEqual(['positive']);
  expect(decisive?.steps.map(({ field }) => field.id)).toEqual(['double']);
  expect(decisive?.liveFields).toEqual([]);
  expect([...(decisive?.readsLiveOf ?? [])]).toEqual([]);
  expect([...order.readsLiveOf]).toEqual(['product']);
});

test('a save asks for everything where a balance of its own can refuse it', () => {
  const order = orderWith({ stock: { holds: 'quantity <= available' } });

  expect(order.decisive).toBe(order);
});

test('a save asks for the balances of another entity that can refuse it', () => {
  const { decisive } = orderWith({ stock: { holds: 'quantity <= product.onHand' } });

  expect([...(decisive?.readsLiveOf ?? [])]).toEqual(['product']);
  expect(decisive?.references).toEqual([['product']]);
  expect(decisive?.liveFields).toEqual([]);
});
