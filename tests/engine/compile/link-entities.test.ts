import { expect, test } from 'vitest';
import { configurationOf, moduleOf } from '../../support/configuration.ts';
import { entityOf } from '../../support/prepare.ts';

const configuration = configurationOf(
  moduleOf('shop', {
    entity: {
      unit: { kind: 'master', title: 'name', fields: { name: { type: 'text' } } },
      product: {
        kind: 'master',
        title: 'name',
        fields: {
          name: { type: 'text' },
          price: { type: 'money' },
          unit: { type: 'reference', entity: 'unit' },
        },
      },
      customer: {
        kind: 'master',
        title: 'name',
        fields: { name: { type: 'text' }, level: { type: 'text' }, owner: { type: 'user' } },
      },
      order: {
        kind: 'document',
        title: 'note',
        states: { draft: {}, 'in-approval': {}, approved: {} },
        transitions: {
          submit: {
            from: ['draft'],
            workflow: 'approval',
            approved: 'approved',
            when: 'customer.level != "blocked"',
          },
        },
        fields: {
          note: { type: 'text' },
          customer: { type: 'reference', entity: 'customer', filter: 'customer.owner == user' },
          lines: {
            type: 'lines',
            fields: {
              product: { type: 'reference', entity: 'product' },
              quantity: { type: 'quantity', unit: 'product.unit.name' },
              price: { type: 'money', default: 'product.price' },
            },
          },
          owner: { type: 'formula', result: 'text', formula: 'customer.owner.department.name' },
        },
      },
    },
    workflow: {
      approval: {
        entity: 'order',
        nodes: {
          start: { type: 'start', next: 'split' },
          split: {
            type: 'exclusive',
            branches: {
              gold: { when: 'customer.level == "gold" || sum(lines.price) > 5', next: 'end' },
              else: { next: 'end' },
            },
          },
          end: { type: 'end' },
        },
      },
    },
  }),
);

test('an entity knows which references must be loaded before it can be computed; people are always at hand', () => {
  expect(entityOf(configuration, 'order').references.map((path) => path.join('.'))).toEqual([
    'customer',
    'lines.product',
    'lines.product.unit',
  ]);
});

test('a workflow knows those that its conditions read, and the fields whose change makes its way another', () => {
  const workflow = configuration.workflows.get('approval');

  expect(workflow?.references).toEqual([['customer']]);
  expect(workflow?.conditionFields).toEqual(['customer', 'lines']);
});
