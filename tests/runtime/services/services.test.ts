import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { moduleOf, sourcesOf } from '../../support/configuration.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { succeeded, type TestClient } from '../../support/test-client.ts';

interface Heard {
  path: string;
  key: string;
  body: Record<string, unknown>;
}

/** What another system hears, and how it answers the next calls: 201 when nothing else is said. */
const heard: Heard[] = [];
const answers: ((url: string) => { status: number; headers?: Record<string, string>; body?: string })[] = [];
const other: Server = createServer(async (request, response) => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const body = JSON.parse(Buffer.concat(parts).toString() || '{}');
  heard.push({ path: request.url ?? '', key: String(request.headers['idempotency-key']), body });
  const answer = answers.shift()?.(`http://${request.headers.host}`) ?? {
    status: 201,
    body: JSON.stringify({ data: { number: `N-${body.amount}` } }),
  };
  response.writeHead(answer.status, answer.headers).end(answer.body ?? '');
});

const call = (to: string) => ({
  service: 'http-request',
  input: { url: `settings.address + "${to}"`, amount: 'amount', number: 'reservation' },
});
const service = (next: string, more: object) => ({ type: 'service', next, ...more });
const review = (next: string) => ({
  type: 'approval',
  assignees: { from: [{ role: 'administrator' }] },
  next,
});

const stores = moduleOf('stores', {
  entity: {
    order: {
      kind: 'document',
      title: 'subject',
      states: { draft: {}, 'in-approval': {}, packed: {}, done: {} },
      transitions: {
        submit: { from: ['draft'], workflow: 'reserving', approved: 'done' },
        pack: { from: ['in-approval'], to: 'packed', by: 'system' },
      },
      fields: {
        subject: { type: 'text' },
        amount: { type: 'integer' },
        reservation: { type: 'text', maxLength: 20 },
        note: { type: 'text' },
      },
    },
    'store-settings': {
      kind: 'setting',
      title: 'name',
      fields: { name: { type: 'text' }, address: { type: 'text' } },
    },
  },
  role: {
    clerk: {
      permissions: {
        order: { read: true, create: true, update: true, actions: { submit: true } },
      },
    },
  },
  workflow: {
    reserving: {
      entity: 'order',
      withdraw: 'while-running',
      nodes: {
        start: { type: 'start', next: 'reserve' },
        reserve: service('mark', {
          ...call('/reserve'),
          output: { reservation: 'data.number' },
          retries: 1,
          compensate: call('/release'),
        }),
        mark: service('pack', {
          service: 'set-fields',
          input: { note: '"reserved"' },
          compensate: { service: 'set-fields', input: { note: '"free again"' } },
        }),
        pack: service('tell', { service: 'post-transition', input: { transition: '"pack"' } }),
        tell: service('review', { service: 'notify', input: { to: 'initiator', text: '"it is packed"' } }),
        review: review('end'),
        end: { type: 'end' },
      },
    },
  },
});

let server: TestServer;
let clerk: TestClient;
let admin: TestClient;
let address: string;

beforeAll(async () => {
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
  server = await startTestServer({
    definitions: sourcesOf(stores),
    tenants: {
      acme: {
        people: { sun: { roles: ['clerk'] }, admin: { roles: ['administrator'] } },
      },
    },
  });
  clerk = await server.signIn('sun');
  admin = await server.signIn('admin');
  const [settings] = (await succeeded(admin.get('/api/records/store-settings'))).items;
  await succeeded(
    await admin.patch(`/api/records/store-settings/${settings.id}`, { address }, settings.revision),
  );
});

afterAll(() => void other.close());

beforeEach(async () => {
  heard.length = 0;
  answers.length = 0;
  const host = new URL(address).host;
  await succeeded(admin.put('/api/admin/outgoing-hosts', { hosts: [{ host, allowPrivate: true }] }));
});

async function submitted(): Promise<{ id: string; instance: string }> {
  const { id } = await succeeded(clerk.post('/api/records/order', { subject: 'Bolts', amount: 5 }));
  await succeeded(clerk.post(`/api/records/order/${id}/submit`, {}));
  const { approval } = await succeeded(clerk.get(`/api/records/order/${id}`));
  const instance =
    approval?.instance ?? (await succeeded(clerk.get(`/api/records/order/${id}/actions`))).instance.id;
  return { id, instance };
}

const instanceOf = async (id: string) => succeeded(admin.get(`/api/instances/${id}`));
const recordOf = async (id: string) => succeeded(clerk.get(`/api/records/order/${id}`));

/** Waits until something holds, as long as what is done outside may take. */
async function until<T>(read: () => Promise<T>, holds: (value: T) => boolean): Promise<T> {
  for (let round = 0; round < 100; round++) {
    const value = await read();
    if (holds(value)) return value;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return read();
}

interface Seen {
  tokens: { node: string }[];
  waits: { attempt: number; state: string }[];
}

const standsAt = (node: string) => (instance: Seen) => instance.tokens.some((token) => token.node === node);

/** What waits for its time is due now. */
const makeDue = () =>
  server.database.db.collection('errands').updateMany({}, { $set: { dueAt: new Date(0), lease: '' } });

describe('G6: services over HTTP', () => {
  test('G6: the record is reserved elsewhere, marked, moved and told of, and then approved', async () => {
    const { id, instance } = await submitted();
    await until(() => instanceOf(instance), standsAt('review'));

    expect(heard).toMatchObject([{ path: '/reserve', key: `${instance}:1:0`, body: { amount: '5' } }]);
    expect(await recordOf(id)).toMatchObject({ reservation: 'N-5', note: 'reserved', state: 'packed' });
    const { items } = await until(
      async () => succeeded(clerk.get('/api/notifications')),
      (told) => told.items.some((one: { event: string }) => one.event === 'notice'),
    );
    expect(items).toContainEqual(
      expect.objectContaining({ event: 'notice', text: 'it is packed', record: id }),
    );
    const timeline = await succeeded(admin.get(`/api/records/order/${id}/timeline`));
    expect(timeline.items).toContainEqual(
      expect.objectContaining({ action: 'update', by: expect.objectContaining({ id: 'system:rule' }) }),
    );
    expect(await server.database.db.collection('errands').countDocuments({})).toBe(0);
  });

  test('G6, K7: retried after a success whose reply was lost, the same key arrives', async () => {
    answers.push(() => ({ status: 503 }));
    const { instance } = await submitted();
    await until(
      () => instanceOf(instance),
      (one) => one.waits?.[0]?.attempt === 2,
    );
    await makeDue();

    await until(() => instanceOf(instance), standsAt('review'));

    expect(heard.map(({ key }) => key)).toEqual([`${instance}:1:0`, `${instance}:1:0`]);
  });

  test('G6: what cannot be done stops the approval; an administrator passes over it', async () => {
    answers.push(() => ({ status: 404 }));
    const { instance } = await submitted();

    const failed = await until(
      () => instanceOf(instance),
      (one) => one.state === 'failed',
    );
    expect(failed.failure).toMatchObject({ code: 'service', to: 'reserve', detail: 'answered 404' });
    expect(failed.actions.map((one: { action: string }) => one.action)).toContain('skip');
    const act = { action: 'skip', reason: 'reserved by hand' };
    await succeeded(admin.post(`/api/instances/${instance}/actions`, act));

    const after = await until(() => instanceOf(instance), standsAt('review'));
    expect(after.waits[0]?.state).toBe('skipped');
  });

  test('G6, L4: what an answer would write is checked like any save', async () => {
    answers.push(() => ({ status: 200, body: JSON.stringify({ data: { number: 'x'.repeat(21) } }) }));
    const { id, instance } = await submitted();

    const failed = await until(
      () => instanceOf(instance),
      (one) => one.state === 'failed',
    );

    expect(failed.failure.detail).toBe('field.too-long /reservation');
    expect((await recordOf(id)).reservation ?? null).toBe(null);
  });

  test('B5: withdrawn, what was done is taken back, the last one first, once each', async () => {
    const { id, instance } = await submitted();
    await until(() => instanceOf(instance), standsAt('review'));
    heard.length = 0;
    await succeeded(clerk.post(`/api/instances/${instance}/actions`, { action: 'withdraw' }));

    const record = await until(
      () => recordOf(id),
      (one) => one.note === 'free again' && heard.length > 0,
    );

    expect(record).toMatchObject({ state: 'draft', note: 'free again' });
    expect(heard).toEqual([
      { path: '/release', key: `${instance}:1:0:compensation`, body: { amount: '5', number: 'N-5' } },
    ]);
  });

  test('B5, G6: what cannot be taken back is shown to an administrator with the reason, who has it tried again or passes over it', async () => {
    const { id, instance } = await submitted();
    await until(() => instanceOf(instance), standsAt('review'));
    answers.push(...[1, 2, 3].map(() => () => ({ status: 500 })));
    await succeeded(clerk.post(`/api/instances/${instance}/actions`, { action: 'withdraw' }));
    const listed = async () => (await succeeded(admin.get('/api/admin/compensations'))).items;
    const [failing] = await until(listed, (items) => items.length > 0);
    const act = (action: string) =>
      admin.post(`/api/admin/compensations/${encodeURIComponent(failing.id)}/actions`, {
        ...{ action, reason: 'the other system is down' },
      });

    expect(failing).toMatchObject({
      instance,
      record: { id },
      node: { id: 'reserve' },
      service: 'http-request',
    });
    expect(failing.failed).toContain('answered 500');
    expect((await clerk.get('/api/admin/compensations')).status).toBe(403);

    const calls = heard.length;
    expect((await act('retry')).status).toBe(204);
    await until(
      async () => heard.length,
      (count) => count > calls,
    );
    await until(listed, (items) => items.length > 0);
    expect((await act('skip')).status).toBe(204);

    expect(await listed()).toEqual([]);
    expect((await act('skip')).body.code).toBe('compensation.not-found');
    const { items } = await succeeded(admin.get(`/api/records/order/${id}/timeline`));
    expect(items).toContainEqual(
      expect.objectContaining({ action: 'skip-compensation', reason: 'the other system is down' }),
    );
  });

  test.each([
    ['a host that nobody allowed', [], 'is not allowed'],
    ['a private address', [{}], 'is not allowed'],
  ])('G6: %s is never called', async (_, hosts, detail) => {
    const own = hosts.map(() => ({ host: new URL(address).host }));
    await succeeded(admin.put('/api/admin/outgoing-hosts', { hosts: own }));
    const { instance } = await submitted();

    const failed = await until(
      () => instanceOf(instance),
      (one) => one.state === 'failed',
    );

    expect(failed.failure.detail).toContain(detail);
    expect(heard).toEqual([]);
  });

  test('G6: a host sends on within itself only', async () => {
    const location = (to: string) => (url: string) => ({
      status: 307,
      headers: { location: to.replace('own', url) },
    });
    answers.push(location('own/elsewhere'), location('http://127.0.0.1:1/away'));
    const { instance } = await submitted();

    const failed = await until(
      () => instanceOf(instance),
      (one) => one.state === 'failed',
    );

    expect(heard.map(({ path }) => path)).toEqual(['/reserve', '/elsewhere']);
    expect(failed.failure.detail).toBe('redirected to 127.0.0.1:1');
  });

  test('G6: only administrators keep the hosts', async () => {
    expect((await clerk.put('/api/admin/outgoing-hosts', { hosts: [] })).status).toBe(403);
    expect((await admin.put('/api/admin/outgoing-hosts', { hosts: [{ host: 'a b' }] })).status).toBe(400);
  });
});
