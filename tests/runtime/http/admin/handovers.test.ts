import { beforeAll, describe, expect, test } from 'vitest';
import { runHandover } from '../../../../runtime/server/operations/handovers/run-handover.ts';
import { startTestServer, type TestServer } from '../../../support/server.ts';
import { succeeded, type TestClient } from '../../../support/test-client.ts';
import { equipmentDefinitions, equipmentTenants } from '../equipment.ts';

let server: TestServer;
let li: TestClient;
let admin: TestClient;
let item: string;
const idOf = (username: string) => server.company.people[username] as string;

beforeAll(async () => {
  server = await startTestServer({ definitions: equipmentDefinitions, tenants: equipmentTenants });
  [li, admin] = await Promise.all([server.signIn('li'), server.signIn('admin')]);
  item = await server.company.create('equipment-item', { code: 'SC', name: '示波器', value: '6000' });
});

/** Loans that wait for Wang. */
async function submitted(count: number): Promise<string[]> {
  const loans: string[] = [];
  for (let number = 0; number < count; number++) {
    const { id } = await succeeded(
      li.post('/api/records/equipment-loan', { dueDate: '2099-01-01', items: [{ item, quantity: '1' }] }),
    );
    await succeeded(li.post(`/api/records/equipment-loan/${id}/submit`));
    loans.push(id);
  }
  return loans;
}

/** Loans in which somebody has an undecided seat, also somebody who has left. */
async function loansOf(username: string): Promise<string[]> {
  const { items } = await succeeded(
    admin.get(`/api/admin/approvals?state=running&limit=200&holder=${idOf(username)}`),
  );
  return items.map((one: { record: { id: string } }) => one.record.id);
}

async function finished(id: string) {
  const state = async () => (await succeeded(admin.get(`/api/admin/handovers/${id}`))).state;
  await expect.poll(state, { timeout: 60_000, interval: 200 }).toBe('done');
  return succeeded(admin.get(`/api/admin/handovers/${id}`));
}

async function setUser(username: string, change: object): Promise<void> {
  const { revision } = await succeeded(admin.get(`/api/records/user/${idOf(username)}`));
  await succeeded(admin.patch(`/api/records/user/${idOf(username)}`, change, revision));
}

const transfers = async (loans: readonly string[]) =>
  server.database.db
    .collection('audit')
    .countDocuments({ tenant: server.company.id, action: 'hand-over', record: { $in: loans } });

describe('L8: a handover', () => {
  test('L8: is previewed, runs, says what it did, and run again changes nothing', async () => {
    const loans = await submitted(3);
    const rule = await server.company.create('proxy-rule', {
      principal: { id: idOf('zhao') },
      proxy: { id: idOf('wang') },
      from: '2026-01-01T00:00:00.000Z',
      until: '2099-01-01T00:00:00.000Z',
    });

    const preview = await succeeded(admin.get(`/api/admin/people/${idOf('wang')}/references`));
    const begun = await succeeded(
      admin.post('/api/admin/handovers', {
        person: idOf('wang'),
        successors: [{ person: idOf('qian') }],
        reason: 'moves to another branch',
      }),
    );
    const done = await finished(begun.id);
    await runHandover(server.app.ground, server.company.id, begun.id);
    const again = await succeeded(
      admin.post('/api/admin/handovers', {
        person: idOf('wang'),
        successors: [{ person: idOf('qian') }],
        reason: 'once more',
      }),
    );

    expect(preview).toMatchObject({
      person: { title: 'Wang', active: true },
      held: [{ entity: { id: 'equipment-loan' }, workflow: { id: 'equipment-loan-approval' }, count: 3 }],
      references: { departments: [{ title: 'Sales' }], rules: [{ id: rule, principal: 'Zhao' }] },
    });
    expect(done).toMatchObject({ total: 3, done: 3, rules: 1, problems: [], by: { title: 'Admin' } });
    expect((await loansOf('qian')).sort()).toEqual(loans.sort());
    expect(await loansOf('wang')).toEqual([]);
    expect(await transfers(loans)).toBe(3);
    expect((await succeeded(admin.get(`/api/records/proxy-rule/${rule}`))).proxy.id).toBe(idOf('qian'));
    expect(await finished(again.id)).toMatchObject({ total: 0, done: 0 });
    expect(await transfers(loans)).toBe(3);
  });

  test('L8: goes to several by their shares and filters, and leaves what concerns none of them', async () => {
    const loans = await submitted(6);

    const other = await succeeded(
      admin.post('/api/admin/handovers', {
        person: idOf('wang'),
        successors: [{ person: idOf('zhao'), entities: ['equipment-item'] }],
        reason: 'only items',
      }),
    );
    const left = await finished(other.id);
    const shared = await succeeded(
      admin.post('/api/admin/handovers', {
        person: idOf('wang'),
        successors: [
          { person: idOf('zhao'), workflows: ['equipment-loan-approval'] },
          { person: idOf('sun') },
        ],
        reason: 'two take over',
      }),
    );
    const done = await finished(shared.id);

    expect(left).toMatchObject({ total: 6, done: 0 });
    expect(done).toMatchObject({ total: 6, done: 6 });
    const taken = [...(await loansOf('zhao')), ...(await loansOf('sun'))];
    expect(taken.filter((loan) => loans.includes(loan)).sort()).toEqual(loans.sort());
  });

  test('L8: goes on where it was killed: what is done is not done again', async () => {
    const loans = await submitted(4);
    const { tenant, db } = { tenant: server.company.id, db: server.database.db };
    const begun = await succeeded(
      admin.post('/api/admin/handovers', {
        person: idOf('wang'),
        successors: [{ person: idOf('qian') }],
        reason: 'leaves',
      }),
    );
    await finished(begun.id);

    // As if the process had died after its commands and before it said so.
    await db
      .collection('handovers')
      .updateOne({ _id: begun.id }, { $set: { state: 'running' }, $unset: { endedAt: '' } });
    await Promise.all([1, 2].map(() => runHandover(server.app.ground, tenant, begun.id)));

    expect(await finished(begun.id)).toMatchObject({ total: 4, done: 4 });
    expect(await transfers(loans)).toBe(4);
  });

  test('L8: names everybody who cannot be meant, and is for administrators', async () => {
    const body = {
      person: 'x',
      successors: [{ person: idOf('qian') }, { person: 'y' }],
      reason: 'leaves',
    };

    const { status, body: problem } = await admin.post('/api/admin/handovers', body);

    expect(status).toBe(422);
    expect(problem.issues.map((one: { path: string }) => one.path)).toEqual([
      '/person',
      '/successors/1/person',
    ]);
    expect((await li.post('/api/admin/handovers', body)).status).toBe(403);
    expect((await li.get('/api/admin/departed')).status).toBe(403);
  });
});

describe('E5: somebody who has to-dos leaves', () => {
  test('E5: fifty of them go to the successor by the rule, once, and whoever is still named is listed', async () => {
    const loans = await submitted(50);
    await setUser('wang', { successor: { id: idOf('qian') } });

    await setUser('wang', { active: false });
    await expect.poll(async () => (await loansOf('wang')).length, { timeout: 60_000 }).toBe(0);
    const { items } = await succeeded(admin.get('/api/admin/handovers'));
    const done = await finished(items[0].id);
    await runHandover(server.app.ground, server.company.id, items[0].id);

    expect(done).toMatchObject({ total: 50, done: 50, by: { id: 'system:rule' }, person: { title: 'Wang' } });
    expect((await loansOf('qian')).filter((loan) => loans.includes(loan))).toHaveLength(50);
    expect(await transfers(loans)).toBe(50);
    const departed = await succeeded(admin.get('/api/admin/departed'));
    expect(departed.items).toMatchObject([
      {
        person: { title: 'Wang', active: false },
        held: [],
        references: { departments: [{ title: 'Sales' }] },
      },
    ]);
  }, 180_000);

  test('E5: without a successor they go to the manager, or to the flow administrator where the tenant says so', async () => {
    await setUser('wang', { active: true, successor: null });
    const toManager = await submitted(1);
    await setUser('wang', { active: false });
    await expect.poll(() => loansOf('zhao'), { timeout: 20_000 }).toEqual(expect.arrayContaining(toManager));

    await setUser('wang', { active: true });
    const settings = `/api/records/organisation-settings/${server.company.id}-organisation-settings`;
    const { revision } = await succeeded(admin.get(settings));
    await succeeded(admin.patch(settings, { departure: 'flow-admin' }, revision));
    const toAdministrator = await submitted(1);
    await setUser('wang', { active: false });

    await expect.poll(() => loansOf('admin'), { timeout: 20_000 }).toEqual(toAdministrator);
  }, 60_000);
});
