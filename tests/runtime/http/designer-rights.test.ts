import { beforeAll, expect, test } from 'vitest';
import { moduleOf, sourcesOf } from '../../support/configuration.ts';
import { startTestServer } from '../../support/server.ts';
import { succeeded, type TestClient } from '../../support/test-client.ts';

/** A trade whose consultant may change every definition, and may not know what an item costs. */
const trade = moduleOf('trade', {
  entity: {
    item: {
      kind: 'master',
      title: 'name',
      fields: {
        name: { type: 'text' },
        cost: { type: 'money', sensitive: true },
        stock: { type: 'roll-up', ledger: 'stock', where: { item: 'self' }, sum: 'quantity' },
      },
    },
    deal: {
      kind: 'document',
      title: 'name',
      states: { draft: {}, 'in-approval': {}, done: {} },
      transitions: { submit: { from: ['draft'], workflow: 'review', approved: 'done' } },
      fields: {
        name: { type: 'text' },
        item: { type: 'reference', entity: 'item' },
      },
    },
  },
  ledger: {
    stock: {
      dimensions: { item: { type: 'reference', entity: 'item' } },
      measures: { quantity: { type: 'quantity', scale: 3 } },
    },
  },
  workflow: {
    review: {
      entity: 'deal',
      nodes: {
        start: { type: 'start', next: 'way' },
        way: {
          type: 'exclusive',
          branches: { dear: { when: 'name == "dear"', next: 'chief' }, else: { next: 'end' } },
        },
        chief: { type: 'approval', assignees: { from: [{ user: 'admin' }] }, next: 'end' },
        end: { type: 'end' },
      },
    },
  },
  report: { label: { kind: 'print', entity: 'item', template: '<p>{{record.name}}</p>' } },
  role: {
    consultant: {
      designer: true,
      permissions: { item: { read: 'name != "hidden"', print: true }, deal: { read: true } },
    },
  },
});

const item = 'trade/entity/item/fields';
const layer = (...changes: object[]) => ({ layer: 'tenant', base: {}, changes });
const template = (text: string) => ({ target: 'trade/report/label/template', op: 'set', value: text });
const common = { target: `${item}/cost/sensitive`, op: 'set', value: false };

let [admin, consultant] = [] as unknown as [TestClient, TestClient];
let items: Record<'open' | 'hidden', string>;
let initiator: string;

beforeAll(async () => {
  const server = await startTestServer({
    definitions: sourcesOf(trade),
    tenants: {
      acme: { people: { admin: { roles: ['administrator'] }, cora: { roles: ['consultant'] } } },
    },
  });
  [admin, consultant] = (await Promise.all(['admin', 'cora'].map((name) => server.signIn(name)))) as [
    TestClient,
    TestClient,
  ];
  const add = (name: string) => server.company.create('item', { name, cost: '47.11' });
  items = { open: await add('open'), hidden: await add('hidden') };
  initiator = server.company.people.admin as string;
});

function printed(...changes: object[]) {
  return consultant.post('/api/designer/print', {
    layer: layer(...changes),
    entity: 'item',
    report: 'label',
    record: items.open,
  });
}

test.each([
  ['a sensitive field that the draft makes common', [common, template('<p>[{{record.cost}}]</p>')]],
  [
    'a live formula of the draft over a sensitive field',
    [
      {
        target: `${item}/x_peek`,
        op: 'add',
        value: {
          type: 'formula',
          result: 'money',
          formula: 'cost + 0 * orElse(stock, 0)',
          label: { 'zh-CN': 'x', en: 'x' },
        },
      },
      template('<p>[{{record.x_peek}}]</p>'),
    ],
  ],
])('the print of a draft does not show %s', async (_, changes) => {
  const { html } = await succeeded(printed(...changes));

  expect(html).toContain('<p>[]</p>');
});

test('only an administrator makes a sensitive field common', async () => {
  const publish = async (person: TestClient) => {
    const { draft } = await succeeded(person.get('/api/designer/workspace'));
    const headers = { 'if-match': `"${draft.revision}"` };
    return person.post('/api/designer/publish', { note: '' }, headers);
  };
  await succeeded(consultant.put('/api/designer/draft', { layer: layer(common) }, { 'if-match': '"0"' }));

  const refused = await publish(consultant);

  expect(refused).toMatchObject({ status: 403, body: { code: 'permission.denied' } });
  expect(await publish(admin)).toMatchObject({ status: 201 });
  await succeeded(admin.post('/api/designer/rollback', { version: 0 }));
});

function simulated(condition: string, input: object) {
  const dear = { target: 'trade/workflow/review/nodes/way/branches/dear/when', op: 'set', value: condition };
  return succeeded(
    consultant.post('/api/designer/simulate', { layer: layer(dear), workflow: 'review', initiator, input }),
  );
}

test('a test run explains its way without the values that whoever tries it may not read', async () => {
  const { routes } = await simulated('item.cost > 40 && item.name == "open"', { item: items.open });

  expect(routes[0].branches[0].values).toEqual([{ name: 'item.name', value: 'open' }]);
});

test('a test run knows no record that whoever tries it may not read', async () => {
  const { issues } = await simulated('item.name == "hidden"', { item: items.hidden });

  expect(issues).toMatchObject([{ code: 'reference.unknown', path: '/item' }]);
});

test('a roll-back that is sent twice with one key happens once', async () => {
  const key = { 'idempotency-key': 'back-to-the-standard' };
  const send = () => admin.post('/api/designer/rollback', { version: 0 }, key);

  const [first, second] = [await send(), await send()];

  expect(second.body).toEqual(first.body);
  expect(second.headers.get('idempotency-replayed')).toBe('true');
});
