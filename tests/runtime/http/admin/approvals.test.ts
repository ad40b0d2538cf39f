import { beforeAll, describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../../engine/json.ts';
import { valueAt } from '../../../../engine/layer/target.ts';
import { loadDefinitions } from '../../../../runtime/server/definitions/load-definitions.ts';
import { startTestServer, type TestServer } from '../../../support/server.ts';
import { succeeded, type TestClient } from '../../../support/test-client.ts';
import { equipmentDefinitions, equipmentTenants } from '../equipment.ts';

let server: TestServer;
let li: TestClient;
let wang: TestClient;
let admin: TestClient;
let item: string;

/** Lending whose approval halts where nobody keeps the equipment. */
function haltingDefinitions() {
  const { sources } = loadDefinitions(equipmentDefinitions);
  const target = { module: 'equipment', kind: 'workflow', id: 'equipment-loan-approval' } as const;
  const assignees = valueAt(sources, { ...target, path: ['nodes', 'keeper', 'assignees'] }) as JsonObject;
  assignees.ifNone = ['fail'];
  return sources;
}

beforeAll(async () => {
  server = await startTestServer({ definitions: haltingDefinitions(), tenants: equipmentTenants });
  [li, wang, admin] = await Promise.all([server.signIn('li'), server.signIn('wang'), server.signIn('admin')]);
  item = await server.company.create('equipment-item', { code: 'SC', name: '示波器', value: '12000' });
});

async function submitted(): Promise<string> {
  const { id } = await succeeded(
    li.post('/api/records/equipment-loan', { dueDate: '2099-01-01', items: [{ item, quantity: '1' }] }),
  );
  await succeeded(li.post(`/api/records/equipment-loan/${id}/submit`));
  return id;
}

const list = async (query: string) => (await succeeded(admin.get(`/api/admin/approvals?${query}`))).items;

async function approvalOf(loan: string) {
  return (await list('state=running&limit=200')).find(
    (one: { record: { id: string } }) => one.record.id === loan,
  );
}

/** Nobody keeps the equipment: the approval cannot go on behind its first step. */
async function halted(): Promise<{ loan: string; instance: string }> {
  const loan = await submitted();
  const { id: instance } = await approvalOf(loan);
  await keepers(false);
  const { items } = await succeeded(wang.get('/api/tasks?limit=200'));
  const task = items.find((one: { record: string }) => one.record === loan);
  await succeeded(
    wang.post(`/api/tasks/${task.id}/actions`, { action: 'approve', seenRevision: task.revision }),
  );
  await keepers(true);
  return { loan, instance };
}

async function keepers(active: boolean): Promise<void> {
  for (const username of ['zhao', 'qian']) await setUser(username, { active });
}

async function setUser(username: string, change: object): Promise<void> {
  const id = server.company.people[username];
  const { revision } = await succeeded(admin.get(`/api/records/user/${id}`));
  await succeeded(admin.patch(`/api/records/user/${id}`, change, revision));
}

describe('K12: whoever looks after all approvals', () => {
  test('K12: finds a running one with its record, its step and who has the to-do', async () => {
    const loan = await submitted();

    const approval = await approvalOf(loan);

    expect(approval).toMatchObject({
      state: 'running',
      entity: { id: 'equipment-loan' },
      initiator: { title: 'Li' },
      nodes: [{ id: 'manager', label: { en: 'Manager' } }],
      holders: [{ id: server.company.people.wang, title: 'Wang' }],
      failure: null,
    });
    expect(approval.record.title).not.toBe('');
    expect(await list(`state=running&holder=${server.company.people.wang}`)).not.toEqual([]);
    expect(await list(`state=running&holder=${server.company.people.qian}`)).toEqual([]);
    expect(await list('state=running&entity=equipment-item')).toEqual([]);
  });

  test('K12: finds a suspended one with its reason, and releases it without touching the database', async () => {
    const loan = await submitted();
    const { id } = await approvalOf(loan);
    const act = (body: object) => succeeded(admin.post(`/api/instances/${id}/actions`, body));

    await act({ action: 'suspend', reason: 'an audit' });
    const [suspended] = await list('state=suspended');
    await act({ action: 'override', verdict: 'approve', reason: 'the audit is over' });

    expect(suspended).toMatchObject({ id, suspension: { reason: 'an audit' } });
    expect(suspended.actions.map(({ action }: { action: string }) => action)).toEqual(
      expect.arrayContaining(['override', 'resume', 'terminate', 'jump']),
    );
    expect(await list('state=suspended')).toEqual([]);
  });

  test('K12: turns the pages from the newest change to the oldest, each once', async () => {
    for (let count = 0; count < 3; count++) await submitted();

    const seen: { id: string; since: string }[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: { items: typeof seen; nextCursor: string | null } = await succeeded(
        admin.get(`/api/admin/approvals?state=running&limit=2${cursor && `&cursor=${cursor}`}`),
      );
      seen.push(...page.items);
      cursor = page.nextCursor;
    }

    expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThanOrEqual(3);
    expect(seen.map(({ since }) => since)).toEqual(
      seen
        .map(({ since }) => since)
        .sort()
        .reverse(),
    );
  });

  test('K12: finds one that has halted, why, and tries it again', async () => {
    const { instance } = await halted();

    const failed = (await list('')).find((one: { id: string }) => one.id === instance);
    await succeeded(admin.post(`/api/instances/${instance}/actions`, { action: 'retry' }));

    expect(failed).toMatchObject({
      state: 'failed',
      failure: { code: 'no-approver', to: { id: 'keeper', label: { en: 'Keeper' } } },
    });
    expect((await list('state=running')).map((one: { id: string }) => one.id)).toContain(instance);
  });

  test('K12: nobody else does', async () => {
    expect((await li.get('/api/admin/approvals')).status).toBe(403);
    expect((await admin.get('/api/admin/approvals?state=sleeping')).status).toBe(400);
  });
});
