import { postEntries } from '../../../engine/ledger/post-entries.ts';
import type { Values } from '../../../engine/record/values.ts';
import { codeAndPath, configurationOf, moduleOf } from '../../support/configuration.ts';
import { factsOf } from '../../support/facts.ts';
import { entityOf } from '../../support/prepare.ts';

const movement = {
  kind: 'document',
  title: 'note',
  states: { draft: {}, done: {}, cancelled: {} },
  transitions: {},
  fields: {
    note: { type: 'text' },
    warehouse: { type: 'reference', entity: 'warehouse' },
    outward: { type: 'boolean' },
    fee: { type: 'money' },
    lines: {
      type: 'lines',
      fields: {
        product: { type: 'reference', entity: 'product' },
        lot: { type: 'text' },
        quantity: { type: 'quantity' },
        price: { type: 'decimal', scale: 6 },
      },
    },
  },
};
const named = { kind: 'master', title: 'name', fields: { name: { type: 'text' } } };
/** Movements that post into stock by line, and into fees once. */
export const configuration = configurationOf(
  moduleOf('stock', {
    entity: { movement, warehouse: named, product: named },
    ledger: {
      stock: {
        dimensions: {
          product: { type: 'reference', entity: 'product' },
          warehouse: { type: 'reference', entity: 'warehouse' },
          lot: { type: 'text' },
        },
        measures: { quantity: { type: 'quantity', scale: 3 }, value: { type: 'money', scale: 2 } },
        limits: {
          'not-below-zero': { holds: 'quantity >= 0' },
          'not-too-much': { holds: 'quantity <= 1000' },
          'price-in-range': { holds: 'quantity == 0 || value / quantity < 100000' },
        },
        postings: {
          move: {
            entity: 'movement',
            state: 'done',
            reverseIn: ['cancelled'],
            lines: 'lines',
            when: 'notEmpty(quantity)',
            dimensions: { product: 'product', warehouse: 'parent.warehouse', lot: 'lot' },
            measures: {
              quantity: 'parent.outward ? -quantity : quantity',
              value: '(parent.outward ? -quantity : quantity) * orElse(price, 0)',
            },
          },
        },
      },
      fees: {
        dimensions: { warehouse: { type: 'reference', entity: 'warehouse' } },
        measures: { amount: { type: 'money' } },
        limits: { odd: { holds: '1 / (amount - 5) != 0' } },
        postings: {
          fee: {
            entity: 'movement',
            state: 'done',
            dimensions: { warehouse: 'warehouse' },
            measures: { amount: 'fee' },
          },
        },
      },
    },
  }),
);

export const facts = factsOf(configuration);
/** What a movement posts on entering a state. */
export const post = (values: Values, state = 'done') => {
  const { entries, issues } = postEntries(entityOf(configuration, 'movement'), values, state, facts, {
    id: 'm1',
  });
  return { entries, issues: issues.map(codeAndPath) };
};
export const pen = { id: 'pen', title: 'Pen' };
export const north = { id: 'north', title: 'North' };
