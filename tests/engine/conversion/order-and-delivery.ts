import type { CompiledConversion } from '../../../engine/compile/compiled.ts';
import { configurationOf, moduleOf } from '../../support/configuration.ts';

const quantity = { type: 'quantity' };
/** Orders whose lines are delivered in parts. */
export const configuration = configurationOf(
  moduleOf('sales', {
    entity: {
      order: {
        kind: 'document',
        title: 'note',
        states: { draft: {}, approved: {}, shipping: {}, completed: {}, cancelled: {} },
        transitions: {},
        fields: {
          note: { type: 'text' },
          rate: { type: 'decimal' },
          lines: {
            type: 'lines',
            fields: {
              product: { type: 'text' },
              quantity,
              price: { type: 'money' },
              taken: quantity,
              done: quantity,
            },
          },
        },
      },
      delivery: {
        kind: 'document',
        title: 'heading',
        states: { draft: {}, delivered: {}, void: {} },
        transitions: {},
        fields: {
          heading: { type: 'text' },
          order: { type: 'reference', entity: 'order' },
          date: { type: 'date' },
          share: { type: 'decimal' },
          lines: { type: 'lines', fields: { product: { type: 'text' }, quantity, worth: { type: 'money' } } },
        },
      },
    },
    conversion: {
      deliver: {
        from: 'order',
        to: 'delivery',
        source: 'order',
        fields: { heading: '"for " + note', date: 'today()', share: '1 / rate' },
        lines: {
          from: 'lines',
          to: 'lines',
          fields: { product: 'product', worth: 'price * quantity' },
          quantity: 'quantity',
          of: 'quantity',
          taken: 'taken',
          done: 'done',
        },
        doneIn: ['delivered'],
        voidIn: ['void'],
        sourceStates: { none: 'approved', some: 'shipping', all: 'completed' },
      },
    },
  }),
);
export const conversion = configuration.conversions.get('deliver') as CompiledConversion;
