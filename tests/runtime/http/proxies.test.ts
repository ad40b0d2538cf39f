import { beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { succeeded, type TestClient } from '../../support/test-client.ts';
import { equipmentDefinitions, equipmentTenants } from './equipment.ts';

let server: TestServer;
let li: TestClient;
let wang: TestClient;
let qian: TestClient;
let now = '2026-11-23T02:00:00.000Z';
let loan: string;

/** A loan that comes to Wang, who is away from the next day on; Qian stands in. */
beforeAll(async () => {
  server = await startTestServer({
    definitions: equipmentDefinitions,
    tenants: equipmentTenants,
    app: { clock: () => now },
  });
  [li, wang, qian] = await Promise.all([server.signIn('li'), server.signIn('wang'), server.signIn('qian')]);
  loan = await submitted();
});

async function submitted(): Promise<string> {
  const item = await server.company.create('equipment-item', {
    code: `SC${now}`,
    name: '示波器',
    value: '6000',
  });
  const { id } = await succeeded(
    li.post('/api/records/equipment-loan', { dueDate: '2099-01-01', items: [{ item, quantity: '1' }] }),
  );
  await succeeded(li.post(`/api/records/equipment-loan/${id}/submit`));
  return id;
}

async function inboxOf(
  client: TestClient,
): Promise<{ id: string; record: string; from: { name: string } | null }[]> {
  return (await succeeded(client.get('/api/tasks'))).items;
}

const records = async (client: TestClient) => (await inboxOf(client)).map((task) => task.record);

describe('S3: somebody is away', () => {
  test('S3: whoever is away says so without anybody’s help, and only for themselves', async () => {
    const rule = {
      proxy: { id: server.company.people.qian },
      from: '2026-11-24T00:00:00.000Z',
      until: '2026-11-30T00:00:00.000Z',
      mode: 'instead',
    };

    const made = await succeeded(wang.post('/api/records/proxy-rule', rule));

    expect(made.principal.id).toBe(server.company.people.wang);
    const forOther = { ...rule, principal: { id: server.company.people.zhao } };
    expect((await wang.post('/api/records/proxy-rule', forOther)).status).toBe(422);
    expect((await li.get(`/api/records/proxy-rule/${made.id}`)).status).toBe(404);
  });

  test('S3: before it begins nothing is different', async () => {
    expect(await records(wang)).toEqual([loan]);
    expect(await records(qian)).toEqual([]);
    expect((await qian.get(`/api/records/equipment-loan/${loan}`)).status).toBe(200);
  });

  test('S3: from its first moment on the to-do is with the stand-in, who is told for whom', async () => {
    now = '2026-11-24T00:00:00.000Z';

    expect(await records(wang)).toEqual([]);
    expect(await inboxOf(qian)).toMatchObject([{ record: loan, from: { name: 'Wang', how: 'proxy' } }]);
  });

  test('S3: the stand-in decides, for the holder, and finds it among what is done', async () => {
    const [task] = await inboxOf(qian);
    const { revision } = await succeeded(qian.get(`/api/records/equipment-loan/${loan}`));

    const decided = await qian.post(`/api/tasks/${task?.id}/actions`, {
      action: 'approve',
      seenRevision: revision,
    });

    expect(decided.status).toBe(200);
    const instance = await succeeded(qian.get(`/api/instances/${decided.body.instance}`));
    expect(instance.visits[0].slots[0]).toMatchObject({
      assignee: { name: 'Wang' },
      by: { name: 'Qian' },
      state: 'approved',
    });
    const done = await succeeded(qian.get('/api/tasks?status=done'));
    expect(done.items.map((one: { record: string }) => one.record)).toContain(loan);
  });

  test('S3: when it is over, new to-dos and old ones are the holder’s again, without a job', async () => {
    const second = await submitted();
    expect(await records(qian)).toContain(second);
    now = '2026-11-30T00:00:00.000Z';

    expect(await records(wang)).toEqual([second]);
    expect(await records(qian)).not.toContain(second);
  });
});
