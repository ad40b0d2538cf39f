import { expect, test } from 'vitest';
import { archiveApprovals } from '../../../../runtime/server/jobs/archive-approvals.ts';
import { brokenLinks } from '../../../../runtime/server/store/archive.ts';
import { Scope } from '../../../../runtime/server/store/scope.ts';
import { chromiumPath, pagesOf, whyNoPaper } from '../../../support/chromium.ts';
import { startTestServer, type TestServer } from '../../../support/server.ts';
import { succeeded } from '../../../support/test-client.ts';
import { equipmentDefinitions, equipmentTenants } from '../equipment.ts';

/** A loan that Wang approved with an opinion, put away seven months later. */
async function archived(browser: string | undefined): Promise<{ server: TestServer; instance: string }> {
  let now = '2026-01-10T02:00:00.000Z';
  const server = await startTestServer({
    definitions: equipmentDefinitions,
    tenants: equipmentTenants,
    app: { clock: () => now, chromiumPath: browser },
  });
  const [li, wang, admin] = await Promise.all(['li', 'wang', 'admin'].map((name) => server.signIn(name)));
  if (!li || !wang || !admin) throw new Error('nobody signed in');
  const item = await server.company.create('equipment-item', {
    code: 'SC',
    name: '示波器 {{x}}',
    value: '60',
  });
  const body = { dueDate: '2099-01-01', purpose: '产线调试 <b>', items: [{ item, quantity: '2' }] };
  const { id } = await succeeded(li.post('/api/records/equipment-loan', body));
  await succeeded(li.post(`/api/records/equipment-loan/${id}/submit`));
  const { items } = await succeeded(wang.get('/api/tasks'));
  const decision = { action: 'approve', seenRevision: items[0].revision, comment: '同意借用两周' };
  await succeeded(wang.post(`/api/tasks/${items[0].id}/actions`, decision));
  const settings = `/api/records/organisation-settings/${server.company.id}-organisation-settings`;
  const { revision } = await succeeded(admin.get(settings));
  await succeeded(admin.patch(settings, { archiveAfter: 6 }, revision));

  now = '2026-08-10T02:00:00.000Z';
  await archiveApprovals(server.app.ground, server.app.documents);
  return { server, instance: items[0].instance };
}

const sheetOf = (instance: string) => `/api/admin/archive/${instance}/sheet`;

test.skipIf(whyNoPaper)(
  'L9: what is put away holds the record and its decisions as a PDF, which the chain covers',
  async () => {
    const { server, instance } = await archived(chromiumPath);
    const { db } = server.database;
    const admin = await server.signIn('admin');

    const answer = await admin.get(sheetOf(instance));

    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    const text = pagesOf(answer.bytes).join('');
    for (const words of [
      '设备借用单',
      '产线调试 <b>',
      '示波器 {{x}}',
      '120.00',
      'Wang',
      '同意借用两周',
      '2026-01-10 10:00',
    ])
      expect(text).toContain(words);
    expect((await (await server.signIn('li')).get(sheetOf(instance))).status).toBe(403);
    expect((await (await server.signIn('admin', 'rival')).get(sheetOf(instance))).status).toBe(404);
    const scope = new Scope(db, server.company.id);
    expect(await brokenLinks(scope)).toEqual([]);
    await db
      .collection('archive')
      .updateOne({ _id: instance as never }, { $set: { 'sheet.bytes': Buffer.from('another paper') } });
    expect(await brokenLinks(scope)).toEqual([1]);
  },
);

test('L9: where nothing prints, the same is kept as a page', async () => {
  const { server, instance } = await archived(undefined);

  const answer = await (await server.signIn('admin')).get(sheetOf(instance));

  expect(answer.headers.get('content-type')).toContain('text/html');
  expect(answer.headers.get('content-security-policy')).toContain('sandbox');
  const page = answer.bytes.toString();
  expect(page).toContain('同意借用两周');
  expect(page).toContain('产线调试 &lt;b&gt;');
});
