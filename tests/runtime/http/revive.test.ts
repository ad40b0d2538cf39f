import { beforeAll, describe, expect, test } from 'vitest';
import { loadDefinitions } from '../../../runtime/server/definitions/load-definitions.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { succeeded, type TestClient } from '../../support/test-client.ts';
import { equipmentDefinitions, equipmentTenants } from './equipment.ts';

let server: TestServer;
let item: string;
let li: TestClient;
let wang: TestClient;
let sun: TestClient;

/** The equipment, where a loan that was rejected stays rejected. */
function definitions() {
  const { sources } = loadDefinitions(equipmentDefinitions);
  const text = JSON.stringify(sources)
    .replace('"approved":"approved","rejected":"draft"', '"approved":"approved","rejected":"refused"')
    .replace(
      '"returned":{"label"',
      '"refused":{"label":{"zh-CN":"已拒绝","en":"Refused"}},"returned":{"label"',
    );
  return JSON.parse(text) as typeof sources;
}

beforeAll(async () => {
  server = await startTestServer({ definitions: definitions(), tenants: equipmentTenants });
  item = await server.company.create('equipment-item', { code: 'N1', name: 'Scope', value: '10' });
  [li, wang, sun] = (await Promise.all(['li', 'wang', 'sun'].map((name) => server.signIn(name)))) as [
    TestClient,
    TestClient,
    TestClient,
  ];
});

const loans = '/api/records/equipment-loan';

async function submitted(id?: string) {
  const body = { dueDate: '2099-01-01', items: [{ item, quantity: '2' }] };
  const loan = id ?? (await succeeded(li.post(loans, body))).id;
  await succeeded(li.post(`${loans}/${loan}/submit`));
  const { items } = await succeeded(wang.get('/api/tasks?limit=200'));
  const task = items.find((one: { record: string }) => one.record === loan);
  return { id: loan as string, task, instance: task.instance as string };
}

async function rejected() {
  const loan = await submitted();
  const { task } = loan;
  const body = { action: 'reject', comment: '不行', seenRevision: task.revision };
  await succeeded(wang.post(`/api/tasks/${task.id}/actions`, body));
  return loan;
}

const stored = (instance: string) =>
  server.database.db.collection('instances').findOne({ _id: instance as never });
const instanceOf = (person: TestClient, id: string) => succeeded(person.get(`/api/instances/${id}`));

describe('B14: beginning anew', () => {
  test('B14: a rejected record is copied into a new draft that remembers its approval, which stays byte for byte', async () => {
    const { id, instance } = await rejected();
    const before = JSON.stringify([await stored(instance), await succeeded(li.get(`${loans}/${id}`))]);
    const offered = await succeeded(li.get(`${loans}/${id}/revival`));

    const made = await succeeded(li.post(`/api/instances/${instance}/revive`));

    const [old, copy] = [
      await succeeded(li.get(`${loans}/${id}`)),
      await succeeded(li.get(`${loans}/${made.id}`)),
    ];
    expect(offered.instance).toEqual({ id: instance, state: 'rejected' });
    expect(made.entity).toBe('equipment-loan');
    expect(copy).toMatchObject({ state: 'draft', revision: 1, dueDate: '2099-01-01' });
    expect(copy.number).not.toBe(old.number);
    expect(copy.items).toMatchObject([{ item: { id: item }, quantity: old.items[0].quantity }]);
    expect(copy.items[0].id).not.toBe(old.items[0].id);
    const again = await submitted(made.id);
    expect((await instanceOf(li, again.instance)).previous).toBe(instance);
    expect(JSON.stringify([await stored(instance), await succeeded(li.get(`${loans}/${id}`))])).toBe(before);
  });

  test('B14: sent twice under a key it makes one draft', async () => {
    const { instance } = await rejected();
    const key = { 'idempotency-key': 'revive-1' };

    const both = await Promise.all([1, 2].map(() => li.post(`/api/instances/${instance}/revive`, {}, key)));

    expect(both.map(({ status }) => status)).toEqual([201, 201]);
    expect(both[0]?.body).toEqual(both[1]?.body);
  });

  test('B14: a record that is a draft again is submitted again, and the new approval names the one before', async () => {
    const { id, instance } = await submitted();
    await succeeded(li.post(`/api/instances/${instance}/actions`, { action: 'withdraw' }));
    const before = JSON.stringify(await stored(instance));

    const refused = await li.post(`/api/instances/${instance}/revive`);
    const again = await submitted(id);

    expect(refused).toMatchObject({ status: 409, body: { code: 'instance.not-revivable' } });
    expect(again.instance).not.toBe(instance);
    expect((await instanceOf(li, again.instance)).previous).toBe(instance);
    expect((await instanceOf(li, instance)).previous).toBeUndefined();
    expect(JSON.stringify(await stored(instance))).toBe(before);
  });

  test('B14: what runs, what was approved and what nobody may read is not begun anew', async () => {
    const running = await submitted();
    expect((await li.post(`/api/instances/${running.instance}/revive`)).body.code).toBe(
      'instance.not-revivable',
    );
    await succeeded(
      wang.post(`/api/tasks/${running.task.id}/actions`, {
        action: 'approve',
        seenRevision: running.task.revision,
      }),
    );
    expect((await li.post(`/api/instances/${running.instance}/revive`)).body.code).toBe(
      'instance.not-revivable',
    );
    expect((await succeeded(li.get(`${loans}/${running.id}/revival`))).instance).toBeNull();

    const { instance } = await rejected();
    expect((await sun.post(`/api/instances/${instance}/revive`)).body.code).toBe('instance.not-found');
    expect((await wang.post(`/api/instances/${instance}/revive`)).body.code).toBe('permission.denied');
  });
});
