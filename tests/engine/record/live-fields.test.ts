import { describe, expect, test } from 'vitest';
import { storedValues } from '../../../engine/record/prepare-record.ts';
import { configurationOf, moduleOf } from '../../support/configuration.ts';
import { factsOf } from '../../support/facts.ts';
import { entityOf, save } from '../../support/prepare.ts';

describe('balances of a ledger as of now', () => {
  const stock = configurationOf(
    moduleOf('stock', {
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
            lines: {
              type: 'lines',
              fields: {
                product: { type: 'reference', entity: 'product' },
                quantity: { type: 'quantity' },
                available: {
                  type: 'roll-up',
                  ledger: 'stock',
                  where: { product: 'product' },
                  sum: 'quantity',
                },
                short: { type: 'formula', result: 'quantity', formula: 'greatest(quantity - available, 0)' },
                promised: { type: 'formula', result: 'quantity', formula: 'product.onHand' },
              },
            },
            shortage: { type: 'roll-up', of: 'lines', sum: 'short' },
            isShort: { type: 'formula', result: 'boolean', formula: 'shortage > 0' },
          },
        },
      },
    }),
  );
  const input = { lines: [{ product: 'pen', quantity: '10' }, { quantity: '1' }] };
  const key = '["stock","quantity",["product","pen"]]';

  test('what is not told is asked for, once for each combination', () => {
    const world = factsOf(stock, { records: { 'product/pen': { id: 'pen', title: 'Pen' } } });

    const { values } = save(stock, 'order', { lines: [...input.lines, ...input.lines] }, { facts: world });

    expect([...world.missing.balances.values()]).toEqual([
      { ledger: 'stock', measure: 'quantity', where: { product: 'pen' } },
    ]);
    expect((values.lines as object[])[0]).not.toHaveProperty('available');
  });

  test('what depends on a balance is live: calculated, and never stored', () => {
    const records = { 'product/pen': { id: 'pen', title: 'Pen', onHand: '4.000' } };
    const world = factsOf(stock, { records, balances: { [key]: '4' } });

    const { values } = save(stock, 'order', input, { facts: world });

    expect(values).toMatchObject({ shortage: '6.000', isShort: true });
    expect(values.lines).toMatchObject([
      { available: '4.000', short: '6.000', promised: '4.000' },
      { quantity: '1.000' },
    ]);
    expect(storedValues(entityOf(stock, 'order'), values)).toEqual({
      lines: [
        { id: 'new-1', product: { id: 'pen', title: 'Pen' }, quantity: '10.000' },
        { id: 'new-2', quantity: '1.000' },
      ],
    });
  });

  test('an order knows that it reads live fields of a product', () => {
    expect([...entityOf(stock, 'order').readsLiveOf]).toEqual(['product']);
    expect(entityOf(stock, 'product').liveFields.map((field) => field.path)).toEqual(['onHand']);
  });
});
