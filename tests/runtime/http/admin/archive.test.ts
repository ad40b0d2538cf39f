import { expect, test } from 'vitest';
import { archiveApprovals } from '../../../../runtime/server/jobs/archive-approvals.ts';
import { brokenLinks } from '../../../../runtime/server/store/archive.ts';
import { Scope } from '../../../../runtime/server/store/scope.ts';
import { startTestServer } from '../../../support/server.ts';
import { succeeded } from '../../../support/test-client.ts';
import { equipmentDefinitions, equipmentTenants } from '../equipment.ts';

test('L9: what ended long ago is put away with its log in a chain, opens in the same viewer, and goes by the policy alone', async () => {
  let now = '2026-01-10T02:00:00.000Z';
  const server = await startTestServer({
    definitions: equipmentDefinitions,
    tenants: equipmentTenants,
    app: { clock: () => now },
  });
  const { ground, documents } = server.app;
  const { db } = server.database;
  const [li, admin] = await Promise.all([server.signIn('li'), server.signIn('admin')]);
  const item = await server.company.create('equipment-item', { code: 'SC', name: '示波器', value: '6000' });
  const instances: string[] = [];
  for (let number = 0; number < 3; number++) {
    const { id } = await succeeded(
      li.post('/api/records/equipment-loan', { dueDate: '2099-01-01', items: [{ item, quantity: '1' }] }),
    );
    await succeeded(li.post(`/api/records/equipment-loan/${id}/submit`));
    const { instance } = await succeeded(li.get(`/api/records/equipment-loan/${id}/actions`));
    instances.push(instance.id);
  }
  const [first, second, running] = instances as [string, string, string];
  const withdraw = (id: string) => succeeded(li.post(`/api/instances/${id}/actions`, { action: 'withdraw' }));
  await withdraw(first);
  await withdraw(second);
  const before = await succeeded(li.get(`/api/instances/${first}`));
  const settings = `/api/records/organisation-settings/${server.company.id}-organisation-settings`;
  const set = async (change: object) => {
    const { revision } = await succeeded(admin.get(settings));
    await succeeded(admin.patch(settings, change, revision));
  };
  const kept = () => db.collection('instances').countDocuments({ tenant: server.company.id });
  const archived = () => db.collection('archive').countDocuments({ tenant: server.company.id });

  now = '2026-06-10T02:00:00.000Z';
  await archiveApprovals(ground, documents);
  const whenOff = [await kept(), await archived()];
  await set({ archiveAfter: 6 });
  await archiveApprovals(ground, documents);
  const tooSoon = await archived();
  now = '2026-08-10T02:00:00.000Z';
  await archiveApprovals(ground, documents);
  await archiveApprovals(ground, documents);

  expect(whenOff).toEqual([3, 0]);
  expect(tooSoon).toBe(0);
  expect([await kept(), await archived()]).toEqual([1, 2]);
  expect(await succeeded(li.get(`/api/instances/${first}`))).toEqual(before);
  expect((await succeeded(li.get(`/api/instances/${running}`))).state).toBe('running');
  const scope = new Scope(db, server.company.id);
  expect(await brokenLinks(scope)).toEqual([]);
  const stored = await db.collection('archive').findOne({ _id: first as never });
  expect(JSON.parse(String(stored?.content)).log.map((entry: { action: string }) => entry.action)).toEqual([
    'start',
    'withdraw',
  ]);

  await db
    .collection('archive')
    .updateOne(
      { tenant: server.company.id, number: 1 },
      { $set: { content: String(stored?.content).replace('withdrawn', 'approved') } },
    );
  expect(await brokenLinks(scope)).toEqual([1]);
  await set({ keepArchive: 12 });
  await archiveApprovals(ground, documents);
  expect(await archived()).toBe(2);
  now = '2027-09-10T02:00:00.000Z';
  await archiveApprovals(ground, documents);
  expect(await archived()).toBe(0);
});
