import { beforeAll, expect, test } from 'vitest';
import { moduleOf, sourcesOf } from '../../support/configuration.ts';
import { startTestServer } from '../../support/server.ts';
import { succeeded, type TestClient } from '../../support/test-client.ts';

/** Goods that are promised first and sent later; each is taken back in a state of its own. */
const trade = moduleOf('trade', {
  entity: {
    request: {
      kind: 'document',
      title: 'number',
      states: { open: {}, busy: {} },
      fields: {
        number: { type: 'text' },
        lines: {
          type: 'lines',
          fields: {
            quantity: { type: 'quantity' },
            taken: { type: 'quantity' },
            done: { type: 'quantity' },
          },
        },
      },
    },
    count: {
      kind: 'document',
      title: 'number',
      states: { open: {}, closed: {} },
      fields: { number: { type: 'text' }, pieces: { type: 'quantity' } },
    },
    parcel: {
      kind: 'document',
      title: 'number',
      states: { packed: {}, promised: {}, sent: {}, 'not-sent': {}, void: {} },
      transitions: {
        promise: { from: ['packed'], to: 'promised' },
        send: { from: ['promised'], to: 'sent' },
        'send-back': { from: ['sent'], to: 'not-sent' },
        cancel: { from: ['not-sent'], to: 'void' },
      },
      fields: {
        number: { type: 'text' },
        request: { type: 'reference', entity: 'request' },
        weight: { type: 'quantity' },
        inStock: { type: 'roll-up', ledger: 'stock', where: { kind: '"sent"' }, sum: 'quantity' },
        lines: { type: 'lines', fields: { quantity: { type: 'quantity' } } },
      },
    },
  },
  conversion: {
    pack: {
      from: 'request',
      to: 'parcel',
      source: 'request',
      fields: {},
      lines: {
        from: 'lines',
        to: 'lines',
        fields: {},
        quantity: 'quantity',
        of: 'quantity',
        taken: 'taken',
        done: 'done',
      },
    },
  },
  ledger: {
    stock: {
      dimensions: { kind: { type: 'text' } },
      measures: { quantity: { type: 'quantity', scale: 3 } },
      postings: {
        count: {
          entity: 'count',
          state: 'open',
          reverseIn: ['closed'],
          dimensions: { kind: '"counted"' },
          measures: { quantity: 'pieces' },
        },
        promise: {
          entity: 'parcel',
          state: 'promised',
          reverseIn: ['void'],
          dimensions: { kind: '"promised"' },
          measures: { quantity: 'weight' },
        },
        send: {
          entity: 'parcel',
          state: 'sent',
          reverseIn: ['not-sent', 'void'],
          dimensions: { kind: '"sent"' },
          measures: { quantity: 'weight' },
        },
      },
    },
  },
  report: {
    slip: { kind: 'print', entity: 'parcel', template: '<p>{{number record.inStock}} pieces</p>' },
  },
});

const parcels = '/api/records/parcel';
let admin: TestClient;

beforeAll(async () => {
  const server = await startTestServer({
    definitions: sourcesOf(trade),
    tenants: { acme: { people: { admin: { roles: ['administrator'] } } } },
  });
  admin = await server.signIn('admin');
});

async function move(id: string, ...actions: string[]): Promise<void> {
  for (const action of actions) await succeeded(admin.post(`${parcels}/${id}/actions/${action}`));
}

async function balances(): Promise<Record<string, string>> {
  const { items } = await succeeded(admin.get('/api/ledgers/stock/balances?zero=true'));
  return Object.fromEntries(
    items.map((one: { dimensions: { kind: string }; measures: { quantity: string } }) => [
      one.dimensions.kind,
      one.measures.quantity,
    ]),
  );
}

test('what was taken back earlier is not taken back again, whatever else of the record stands', async () => {
  const { id } = await succeeded(admin.post(parcels, { number: 'P1', weight: '5' }));
  await move(id, 'promise', 'send', 'send-back');
  const before = await balances();

  await move(id, 'cancel');

  expect([before, await balances()]).toEqual([
    { promised: '5.000', sent: '0.000' },
    { promised: '0.000', sent: '0.000' },
  ]);
});

test('a print shows what a ledger holds at this moment', async () => {
  const { id } = await succeeded(admin.post(parcels, { number: 'P2', weight: '7' }));
  await move(id, 'promise', 'send');

  const { body } = await admin.get(`${parcels}/${id}/print/slip?format=html`);

  expect(body).toContain('<p>7 pieces</p>');
});

test('a target that is given another source gives back what it had taken of the first', async () => {
  const [first, second] = await Promise.all(
    ['R1', 'R2'].map((number) =>
      succeeded(admin.post('/api/records/request', { number, lines: [{ quantity: '10' }] })),
    ),
  );
  const { record } = await succeeded(
    admin.post(`/api/records/request/${first.id}/convert/pack`, { lines: { [first.lines[0].id]: '4' } }),
  );
  const takenOf = async (id: string) =>
    (await succeeded(admin.get(`/api/records/request/${id}`))).lines[0].taken;
  const before = await takenOf(first.id);

  await succeeded(admin.patch(`${parcels}/${record.id}`, { request: second.id }, record.revision));

  expect([before, await takenOf(first.id)].map(Number)).toEqual([4, 0]);
});

test('a record that stands in a ledger is not deleted, whatever its state', async () => {
  const path = '/api/records/count';
  const [posted, empty] = [
    await succeeded(admin.post(path, { number: 'C1', pieces: '3' })),
    await succeeded(admin.post(path, { number: 'C2' })),
  ];
  const remove = (id: string) => admin.send('delete', `${path}/${id}`, { headers: { 'if-match': '"1"' } });

  expect(await remove(posted.id)).toMatchObject({ status: 409, body: { code: 'record.not-deletable' } });
  expect((await remove(empty.id)).status).toBe(204);
});
