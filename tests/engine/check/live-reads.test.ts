import { describe, expect, test } from 'vitest';
import { issuesOf, moduleOf, problemsOf } from '../../support/configuration.ts';
import { ask, end, startAt, users } from '../../support/flow.ts';

const stockOf = (product: string) => ({
  type: 'roll-up',
  ledger: 'stock',
  where: { product },
  sum: 'quantity',
});
const kind = { kind: 'document', title: 'note', states: { draft: {}, 'in-approval': {}, approved: {} } };
const submit = (workflow: string) => ({ from: ['draft'], workflow, approved: 'approved' });

/** Orders of products, whose stock nobody stores; what of an offer is in stock its own formula reads. */
const order = {
  ...kind,
  transitions: { submit: submit('approval') },
  fields: {
    note: { type: 'text' },
    seller: { type: 'user' },
    amount: { type: 'money' },
    wanted: { type: 'date' },
    product: { type: 'reference', entity: 'product' },
    offer: { type: 'reference', entity: 'offer' },
    stock: stockOf('product'),
    double: { type: 'formula', result: 'quantity', formula: 'stock * 2' },
    due: { type: 'formula', result: 'date', formula: 'stock > 0 ? wanted : today()' },
    offered: { type: 'formula', result: 'quantity', formula: 'offer.stock' },
    lines: {
      type: 'lines',
      fields: {
        product: { type: 'reference', entity: 'product' },
        stock: stockOf('product'),
        quantity: { type: 'quantity' },
        taken: { type: 'quantity' },
        done: { type: 'quantity' },
      },
    },
  },
};

const part = {
  ...kind,
  transitions: { submit: submit('part-approval') },
  fields: {
    note: { type: 'text' },
    count: { type: 'quantity' },
    product: { type: 'reference', entity: 'product' },
    order: { type: 'reference', entity: 'order' },
    stock: stockOf('product'),
    lines: { type: 'lines', fields: { count: { type: 'quantity' } } },
  },
};

const named = (more: object) => ({
  kind: 'master',
  title: 'name',
  fields: { name: { type: 'text' }, ...more },
});

type Kinds = Parameters<typeof moduleOf>[1];

/** What is wrong with a shop that has these definitions besides, where nothing else is. */
const shop = (more: Kinds = {}) =>
  moduleOf('shop', {
    ...more,
    entity: {
      product: named({ stock: stockOf('self') }),
      offer: named({ product: { type: 'reference', entity: 'product' }, stock: stockOf('product') }),
      order,
      part,
      ...more.entity,
    },
    workflow: {
      approval: { entity: 'order', nodes: { start: startAt('look'), look: ask(users('li')), end } },
      'part-approval': { entity: 'part', nodes: { start: startAt('look'), look: ask(users('li')), end } },
      ...more.workflow,
    },
    ledger: {
      stock: {
        dimensions: { product: { type: 'reference', entity: 'product' } },
        measures: { quantity: { type: 'quantity' } },
        ...more.ledger?.stock,
      },
    },
  });

const flowOf = (nodes: Record<string, object>, more: object = {}) => ({
  workflow: { approval: { entity: 'order', ...more, nodes: { start: startAt('look'), ...nodes, end } } },
});
const looking = (more: object) => flowOf({ look: ask(users('li'), { ...more }) });
const asking = (source: object) => flowOf({ look: ask(source) });
const starting = (more: object) =>
  flowOf({ look: { type: 'subprocess', next: 'end', workflow: 'part-approval', ...more } });
const branches = (when: string) => ({ some: { when, next: 'end' }, else: { next: 'end' } });

const look = 'workflow/approval/nodes/look';

describe('what is calculated when somebody looks, and read of what is stored', () => {
  test.each([
    [
      'a condition',
      flowOf({ look: { type: 'exclusive', branches: branches('stock > 5') } }),
      `${look}/branches/some/when`,
    ],
    ['what is made of it', looking({ skipWhen: 'double > 5' }), `${look}/skipWhen`],
    ['of lines', looking({ skipWhen: 'sum(lines.stock) > 5' }), `${look}/skipWhen`],
    ['of some line', looking({ skipWhen: 'lines.exists(line, line.stock > 5)' }), `${look}/skipWhen`],
    ['behind a reference', looking({ skipWhen: 'product.stock > 5' }), `${look}/skipWhen`],
    ['what a formula reads as well', looking({ skipWhen: 'offer.stock > 5' }), `${look}/skipWhen`],
    [
      'who decides',
      asking({ expression: 'stock > 5 ? seller : initiator' }),
      `${look}/assignees/from/0/expression`,
    ],
    ['an authority', asking({ authority: 'double' }), `${look}/assignees/from/0/authority`],
    [
      'a date that is followed',
      looking({ timeouts: [{ action: 'remind', after: { field: 'due', followField: true } }] }),
      `${look}/timeouts/0/after`,
    ],
    [
      'a delay',
      flowOf({ look: { type: 'delay', until: { field: 'due' }, next: 'end' } }),
      `${look}/until/field`,
    ],
    [
      'who is told',
      flowOf({
        look: {
          type: 'cc',
          label: { 'zh-CN': 'x', en: 'x' },
          next: 'end',
          assignees: { from: [{ expression: 'stock > 5 ? seller : initiator' }] },
        },
      }),
      `${look}/assignees/from/0/expression`,
    ],
    [
      'what a service is given',
      flowOf({
        look: { type: 'service', next: 'end', service: 'set-fields', input: { amount: 'stock' } },
      }),
      `${look}/input/amount`,
    ],
    [
      'the amount of a workflow',
      flowOf({ look: ask(users('li')) }, { amount: 'double' }),
      'workflow/approval/amount',
    ],
    ['what a sub-process is given', starting({ input: { count: 'stock' } }), `${look}/input/count`],
    ['for each line', starting({ forEach: 'lines', input: { count: 'stock' } }), `${look}/input/count`],
    [
      'its lines',
      starting({ lines: { from: 'lines', to: 'lines', input: { count: 'stock' } } }),
      `${look}/lines/input/count`,
    ],
    ['what it gives back', starting({ output: { amount: 'stock' } }), `${look}/output/amount`],
    [
      'a transition',
      {
        entity: {
          order: {
            ...order,
            transitions: {
              ...order.transitions,
              close: { from: ['draft'], to: 'approved', when: 'stock > 5' },
            },
          },
        },
      },
      'entity/order/transitions/close/when',
    ],
    [
      'whom a confirmation goes to',
      {
        entity: {
          order: {
            ...order,
            amendments: {
              states: ['approved'],
              confirmation: {
                address: 'stock > 5 ? note : ""',
                name: 'note',
                fields: ['amount'],
                teller: 'seller',
              },
            },
          },
        },
      },
      'entity/order/amendments/confirmation/address',
    ],
    [
      'a permission',
      { role: { clerk: { permissions: { order: { read: true, update: 'stock > 5' } } } } },
      'role/clerk/permissions/order/update',
    ],
    [
      'a permission to act',
      { role: { clerk: { permissions: { order: { read: true, actions: { submit: 'stock > 5' } } } } } },
      'role/clerk/permissions/order/actions/submit',
    ],
    [
      'a conversion',
      { conversion: { take: { from: 'order', to: 'part', source: 'order', fields: { count: 'stock' } } } },
      'conversion/take/fields/count',
    ],
    [
      'a posting',
      {
        ledger: {
          stock: {
            postings: {
              move: {
                entity: 'order',
                state: 'approved',
                lines: 'lines',
                dimensions: { product: 'product' },
                measures: { quantity: 'stock' },
              },
            },
          },
        },
      },
      'ledger/stock/postings/move/measures/quantity',
    ],
  ] as [string, Kinds, string][])('%s is warned of', (_, more, path) => {
    const problems = problemsOf(shop(more));

    expect(problems).toEqual([`definition.live-field /shop/${path} (warning)`]);
  });

  test('it is called by the way to it, each once', () => {
    const issues = issuesOf(
      shop(looking({ skipWhen: 'product.stock > 5 || double > 5 || product.stock < 1' })),
    );

    expect(issues.map(({ params }) => params)).toEqual([{ field: 'product.stock, double' }]);
  });

  test.each([
    ['what is stored', looking({ skipWhen: 'amount > 5 && product.name == "a"' })],
    [
      'what a transition asks behind a reference, which is calculated for it',
      {
        entity: {
          order: {
            ...order,
            transitions: {
              ...order.transitions,
              close: { from: ['draft'], to: 'approved', when: 'product.stock > 5' },
            },
          },
        },
      },
    ],
    [
      'a check, which is asked of what is being saved',
      { entity: { order: { ...order, checks: { enough: { holds: 'stock > 5', severity: 'warning' } } } } },
    ],
  ] as [string, Kinds][])('%s is not', (_, more) => {
    const problems = problemsOf(shop(more));

    expect(problems).toEqual([]);
  });
});
