import { beforeAll, describe, expect, test } from 'vitest';
import { sourcesOf } from '../../support/configuration.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { succeeded, type TestClient } from '../../support/test-client.ts';
import { works } from './works.ts';

let server: TestServer;
let engineer: TestClient;
let buyer: TestClient;
let admin: TestClient;

beforeAll(async () => {
  server = await startTestServer({
    definitions: sourcesOf(works),
    tenants: {
      acme: {
        people: {
          sun: { roles: ['engineer'] },
          qian: { roles: ['buyer'] },
          admin: { roles: ['administrator'] },
        },
      },
    },
  });
  engineer = await server.signIn('sun');
  buyer = await server.signIn('qian');
  admin = await server.signIn('admin');
});

async function submitted(...parts: object[]): Promise<{ id: string; instance: string }> {
  const { id } = await succeeded(engineer.post('/api/records/machine', { subject: 'A press', parts }));
  await succeeded(engineer.post(`/api/records/machine/${id}/submit`, {}));
  return { id, instance: (await succeeded(engineer.get(`/api/records/machine/${id}/actions`))).instance.id };
}

interface Seen {
  state: string;
  waits: {
    state: string;
    children: { state: string; instance?: string; record?: string; reason?: string }[];
  }[];
  failure?: { code: string; detail: string };
}

const instanceOf = async (id: string): Promise<Seen> => succeeded(admin.get(`/api/instances/${id}`));
const childrenOf = ({ waits }: Seen) => waits[0]?.children ?? [];

async function until(instance: string, holds: (seen: Seen) => boolean): Promise<Seen> {
  for (let round = 0; round < 200; round++) {
    const seen = await instanceOf(instance);
    if (holds(seen)) return seen;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return instanceOf(instance);
}

const areAll = (state: string) => (seen: Seen) => childrenOf(seen).every((child) => child.state === state);

/** The buyer's to-do for a purchase is decided. */
async function decide(record: string | undefined, action: 'approve' | 'reject'): Promise<void> {
  const { task } = await succeeded(buyer.get(`/api/records/purchase/${record}/actions`));
  const { revision } = await succeeded(buyer.get(`/api/records/purchase/${record}`));
  const act = { action, comment: 'as it is', seenRevision: revision };
  await succeeded(buyer.post(`/api/tasks/${task.id}/actions`, act));
}

describe('G5: sub-processes over HTTP', () => {
  test('G5: a purchase for each part, by whoever wants the machine; what was paid comes back to its line', async () => {
    const { id, instance } = await submitted({ name: 'bolt', most: '5.00' }, { name: 'nut', most: '3.00' });
    const begun = await until(instance, areAll('running'));
    const purchases = await Promise.all(
      childrenOf(begun).map(({ record }) => succeeded(buyer.get(`/api/records/purchase/${record}`))),
    );

    expect(purchases.map(({ part, most, state, number }) => [part, most, state, number])).toEqual([
      ['bolt', '5.00', 'in-approval', 'P-0001'],
      ['nut', '3.00', 'in-approval', 'P-0002'],
    ]);
    expect(purchases[0].machine.id).toBe(id);
    expect(purchases[0].createdBy.title).toBe('Sun');
    for (const { record } of childrenOf(begun)) await decide(record, 'approve');

    await until(instance, ({ waits }) => waits[0]?.state === 'done');
    const machine = await succeeded(admin.get(`/api/records/machine/${id}`));
    expect(machine.parts.map((part: { price: string }) => part.price)).toEqual(['5.00', '3.00']);
    const { task } = await succeeded(admin.get(`/api/records/machine/${id}/actions`));
    expect(task).toMatchObject({ node: 'check' });
    expect(await server.database.db.collection('errands').countDocuments({})).toBe(0);
  });

  test('G5: rejected there, rejected here; the other purchase is not needed any more', async () => {
    const { id, instance } = await submitted({ name: 'bolt' }, { name: 'nut' });
    const [first, second] = childrenOf(await until(instance, areAll('running')));

    await decide(first?.record, 'reject');

    expect(await until(instance, ({ state }) => state === 'rejected')).toMatchObject({ state: 'rejected' });
    const other = await until(second?.instance as string, ({ state }) => state === 'terminated');
    expect(other).toMatchObject({ state: 'terminated', ending: { reason: 'parent-ended' } });
    expect(await succeeded(admin.get(`/api/records/machine/${id}`))).toMatchObject({ state: 'draft' });
  });

  test('G5: started by another it cannot be withdrawn by itself; with the other it ends', async () => {
    const { instance } = await submitted({ name: 'bolt' });
    const [child] = childrenOf(await until(instance, areAll('running')));
    const withdraw = { action: 'withdraw' };

    const refused = await engineer.post(`/api/instances/${child?.instance}/actions`, withdraw);
    await succeeded(engineer.post(`/api/instances/${instance}/actions`, withdraw));

    expect(refused.status).toBe(409);
    expect(await until(child?.instance as string, ({ state }) => state === 'withdrawn')).toMatchObject({
      state: 'withdrawn',
      parent: { instance, child: 'w1-1', depth: 1 },
    });
    expect(areAll('cancelled')(await instanceOf(instance))).toBe(true);
  });

  test('G5, K11: a purchase that cannot be begun stops the machine, says why, and is tried again after the repair', async () => {
    const { id, instance } = await submitted({ most: '5.00' });

    const failed = await until(instance, ({ state }) => state === 'failed');
    expect(failed.failure).toMatchObject({ code: 'subprocess', detail: 'field.required /part' });
    expect(
      await server.database.db.collection('records.purchase').countDocuments({ 'values.machine.id': id }),
    ).toBe(0);
    await succeeded(
      admin.post(`/api/instances/${instance}/actions`, { action: 'skip', reason: 'it is in the store' }),
    );

    expect((await until(instance, ({ state }) => state === 'running')).waits[0]?.state).toBe('skipped');
  });

  test('G5: the way of the machine leads to its purchases and theirs to it, as far as one may open them', async () => {
    const { id, instance } = await submitted({ name: 'bolt' });
    const [child] = childrenOf(await until(instance, areAll('running')));
    const pathOf = async (reader: TestClient, entity: string, record: string | undefined) =>
      (await succeeded(reader.get(`/api/records/${entity}/${record}/preview-approval`))).path;

    const parent = await pathOf(engineer, 'machine', id);
    const own = await pathOf(engineer, 'purchase', child?.record);
    const unread = await pathOf(buyer, 'purchase', child?.record);

    expect(parent.parent).toBeNull();
    expect(parent.waits[0]).toMatchObject({
      kind: 'subprocess',
      when: 'current',
      children: [{ state: 'running', record: { entity: 'purchase', record: child?.record } }],
    });
    expect(parent.waits[0].children[0].record.title).toMatch(/^P-/);
    expect(own.parent).toEqual({ entity: 'machine', record: id, title: 'A press' });
    expect(unread.parent).toEqual({ entity: 'machine', record: id, title: null });
  });
});
