import type { ModuleSource } from '../../../engine/definition/parse-module.ts';
import { moduleOf, problemsOf } from '../../support/configuration.ts';

/** A module in which nothing is wrong; every test breaks one thing. */
export const sound = moduleOf(
  'shop',
  {
    entity: {
      customer: { kind: 'master', title: 'name', fields: { name: { type: 'text' } } },
      'shop-settings': {
        kind: 'setting',
        title: 'name',
        fields: { name: { type: 'text' }, limit: { type: 'money' } },
      },
      order: {
        kind: 'document',
        title: 'note',
        fields: {
          note: { type: 'text' },
          number: { type: 'auto-number', pattern: 'A{000}' },
          way: { type: 'choice', options: { road: {}, air: {} } },
          customer: { type: 'reference', entity: 'customer' },
          seller: { type: 'user' },
          amount: { type: 'money' },
          dollars: { type: 'money', currency: 'USD' },
          lines: {
            type: 'lines',
            fields: { price: { type: 'money' }, taken: { type: 'quantity' }, done: { type: 'quantity' } },
          },
          total: { type: 'roll-up', of: 'lines', sum: 'price' },
          stock: { type: 'roll-up', ledger: 'stock', where: { customer: 'customer' }, sum: 'quantity' },
          double: { type: 'formula', result: 'money', formula: 'amount * 2' },
        },
        checks: { limit: { holds: 'total <= settings.limit', field: 'amount' } },
        states: { draft: {}, 'in-approval': {}, approved: {} },
        transitions: { submit: { from: ['draft'], workflow: 'approval', approved: 'approved' } },
        search: ['note'],
        indexes: { way: { fields: ['way', 'state'] } },
      },
      delivery: {
        kind: 'document',
        title: 'note',
        states: { draft: {}, done: {} },
        transitions: {},
        fields: {
          note: { type: 'text' },
          order: { type: 'reference', entity: 'order' },
          lines: { type: 'lines', fields: { quantity: { type: 'quantity' }, note: { type: 'text' } } },
        },
      },
    },
    form: {
      order: {
        entity: 'order',
        sections: { main: { elements: { note: {}, lines: { columns: { price: {} } } } } },
        list: { columns: { note: {} }, sort: '-amount' },
      },
    },
    workflow: {
      approval: {
        entity: 'order',
        summary: ['amount'],
        material: ['lines.price'],
        nodes: {
          start: { type: 'start', next: 'first' },
          first: {
            type: 'approval',
            assignees: { from: [{ role: 'clerk' }], ifNone: [{ role: 'clerk' }] },
            fields: { amount: 'edit' },
            next: 'split',
          },
          split: {
            type: 'exclusive',
            branches: { large: { when: 'amount > 5', next: 'second' }, else: { next: 'end' } },
          },
          second: { type: 'approval', assignees: { from: [{ field: 'seller' }] }, next: 'end' },
          end: { type: 'end' },
        },
      },
    },
    ledger: {
      stock: {
        dimensions: { customer: { type: 'reference', entity: 'customer' } },
        measures: { quantity: { type: 'quantity' } },
        limits: { positive: { holds: 'quantity >= 0' } },
        postings: {
          move: {
            entity: 'order',
            state: 'approved',
            lines: 'lines',
            dimensions: { customer: 'parent.customer' },
            measures: { quantity: 'price' },
          },
        },
      },
    },
    conversion: {
      deliver: {
        from: 'order',
        to: 'delivery',
        source: 'order',
        fields: { note: 'note' },
        lines: {
          from: 'lines',
          to: 'lines',
          fields: { note: '"a"' },
          quantity: 'quantity',
          of: 'price',
          taken: 'taken',
          done: 'done',
        },
        doneIn: ['done'],
        sourceStates: { all: 'approved' },
      },
    },
    report: {
      print: { kind: 'print', entity: 'order', states: ['approved'], template: 'text' },
      sales: {
        kind: 'table',
        entity: 'order',
        filter: 'amount > 0',
        groups: { way: { field: 'way' } },
        measures: { sum: { field: 'amount', function: 'sum' } },
      },
    },
    role: {
      clerk: {
        permissions: {
          order: {
            read: 'seller == user',
            actions: { submit: true, deliver: true },
            fields: { 'lines.price': 'read' },
          },
        },
        ledgers: ['stock'],
        reports: ['sales'],
      },
    },
  },
  { requires: { organisation: '^1.0.0' }, menu: { orders: { label: { en: 'Orders' }, entity: 'order' } } },
);

/** What is wrong when the value at a path is another, or is gone; `~` stands for the module’s own part of the issue paths. */
export function problems(path: string, value: unknown): string[] {
  const broken: ModuleSource = JSON.parse(JSON.stringify(sound));
  const keys = path.split('/');
  const last = keys.pop() as string;
  const parent = keys.reduce((at, key) => (at as Record<string, unknown>)[key], broken as unknown) as Record<
    string,
    unknown
  >;
  if (value === undefined) delete parent[last];
  else parent[last] = value;
  return problemsOf(broken).map((one) => one.replace(' /shop/', ' '));
}
