import { moduleOf } from '../../support/configuration.ts';

const asked = (role: string, next: string) => ({ type: 'approval', assignees: { from: [{ role }] }, next });
const end = { type: 'end' };

/** A machine is wanted; its parts are bought by somebody else, one purchase for each line. */
export const works = moduleOf('works', {
  entity: {
    machine: {
      kind: 'document',
      title: 'subject',
      states: { draft: {}, 'in-approval': {}, ready: {} },
      transitions: { submit: { from: ['draft'], workflow: 'making', approved: 'ready' } },
      fields: {
        subject: { type: 'text' },
        parts: {
          type: 'lines',
          fields: {
            name: { type: 'text' },
            most: { type: 'money' },
            price: { type: 'money' },
          },
        },
      },
    },
    purchase: {
      kind: 'document',
      title: 'number',
      states: { draft: {}, 'in-approval': {}, bought: {} },
      transitions: { buy: { from: ['draft'], workflow: 'buying', approved: 'bought' } },
      fields: {
        number: { type: 'auto-number', pattern: 'P-{0000}', gapless: true },
        part: { type: 'text', required: true },
        most: { type: 'money' },
        machine: { type: 'reference', entity: 'machine' },
      },
    },
  },
  role: {
    engineer: {
      permissions: {
        machine: { read: true, create: true, update: true, actions: { submit: true } },
        purchase: { read: true },
      },
    },
    buyer: { permissions: { purchase: { read: true } } },
  },
  workflow: {
    making: {
      entity: 'machine',
      withdraw: 'while-running',
      nodes: {
        start: { type: 'start', next: 'buy' },
        buy: {
          type: 'subprocess',
          workflow: 'buying',
          next: 'check',
          forEach: 'parts',
          input: { part: 'name', most: 'most', machine: 'parent' },
          output: { price: 'most' },
        },
        check: asked('administrator', 'end'),
        end,
      },
    },
    buying: {
      entity: 'purchase',
      nodes: { start: { type: 'start', next: 'look' }, look: asked('buyer', 'end'), end },
    },
  },
});
