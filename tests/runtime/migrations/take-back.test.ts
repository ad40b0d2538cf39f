import { expect, test } from 'vitest';
import { claimsThrough } from '../../support/claims.ts';
import { sourcesOf } from '../../support/configuration.ts';
import { startTestServer } from '../../support/server.ts';
import { succeeded, type TestClient } from '../../support/test-client.ts';

const step = (role: string, next: string) => ({
  type: 'approval',
  label: { 'zh-CN': role, en: role },
  assignees: { from: [{ role }] },
  next,
});

/** Claims that the boss agrees to. */
const claims = claimsThrough(
  { first: step('boss', 'end') },
  {
    role: {
      boss: { permissions: { claim: { read: true } } },
      chief: { permissions: { claim: { read: true } } },
      adviser: { designer: true },
    },
  },
);

/** From today the chief agrees instead, and after that once more the boss. */
const review = 'claims/workflow/review/nodes';
const changes = [
  { target: `${review}/x-again`, op: 'add', value: step('boss', 'end') },
  { target: `${review}/first/next`, op: 'set', value: 'x-again' },
  { target: `${review}/first/assignees/from`, op: 'set', value: [{ role: 'chief' }] },
];

async function company(count: number) {
  const server = await startTestServer({
    definitions: sourcesOf(claims),
    tenants: {
      acme: {
        people: {
          admin: { roles: ['administrator'] },
          ann: { roles: ['boss'] },
          bob: { roles: ['chief'] },
          cara: { roles: ['adviser'] },
        },
      },
    },
  });
  const admin = await server.signIn('admin');
  for (let index = 0; index < count; index++) {
    const { id } = await succeeded(await admin.post('/api/records/claim', { name: `claim ${index}` }));
    await succeeded(admin.post(`/api/records/claim/${id}/submit`, {}));
  }
  const layer = { layer: 'tenant', base: {}, changes };
  const { revision } = await succeeded(admin.put('/api/designer/draft', { layer }, { 'if-match': '"0"' }));
  await succeeded(admin.post('/api/designer/publish', { note: '' }, { 'if-match': `"${revision}"` }));
  return { server, admin, ann: await server.signIn('ann'), bob: await server.signIn('bob') };
}

async function settled(client: TestClient, id: string) {
  for (let round = 0; round < 300; round++) {
    const log = await succeeded(client.get(`/api/designer/migrations/${id}`));
    if (log.done === log.total) return log;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the migration never came to an end');
}

const toDos = async (client: TestClient) => (await succeeded(client.get('/api/tasks?limit=200'))).items;

test('L2: what a migration would mean to people is said before; it is taken back where nothing has happened since', async () => {
  const { server, admin, ann, bob } = await company(4);
  const cara = await server.signIn('cara');
  const before = await toDos(ann);

  const dry = await succeeded(
    cara.post('/api/designer/migrations/dry-run', { workflow: 'review', visits: 'reopen' }),
  );
  const [one] = dry.items;
  const namesOf = (asked: { person: { name: string }; node: string; when: string }[]) =>
    asked.map(({ person, node, when }) => [person.name, node, when]);
  expect(one).toMatchObject({ outcome: 'ok', state: 'running', title: '' });
  expect(namesOf(one.gains)).toEqual([
    ['Bob', 'first', 'now'],
    ['Ann', 'x-again', 'later'],
  ]);
  expect(namesOf(one.loses)).toEqual([['Ann', 'first', 'now']]);
  expect(dry.labels['x-again']).toEqual({ 'zh-CN': 'boss', en: 'boss' });
  const readable = await succeeded(admin.post('/api/designer/migrations/dry-run', { workflow: 'review' }));
  expect(readable.items.map((item: { title: string }) => item.title).sort()).toEqual([
    'claim 0',
    'claim 1',
    'claim 2',
    'claim 3',
  ]);
  expect(namesOf(readable.items[0].loses)).toEqual([]);
  expect(await toDos(ann)).toEqual(before);

  const running = await succeeded(admin.get('/api/designer/migrations'));
  expect(running.running).toMatchObject([
    { workflow: 'review', total: 4, versions: [{ number: null, count: 4, isCurrent: false, differs: true }] },
  ]);

  const chosen = dry.items.slice(0, 3).map((item: { instance: string }) => item.instance);
  const request = { workflow: 'review', visits: 'reopen', instances: chosen };
  const { id, total } = await succeeded(admin.post('/api/designer/migrations/run', request));
  const through = await settled(admin, id);
  expect([total, through.migrated]).toEqual([3, 3]);
  expect([(await toDos(ann)).length, (await toDos(bob)).length]).toEqual([1, 3]);

  const [task] = await toDos(bob);
  await succeeded(
    bob.post(`/api/tasks/${task.id}/actions`, { action: 'approve', seenRevision: task.revision }),
  );
  await succeeded(admin.post(`/api/designer/migrations/${id}/take-back`));
  const back = await settled(admin, id);

  const outcomes = back.items.map(({ outcome, reason }: { outcome: string; reason?: string }) =>
    [outcome, reason].join(' ').trim(),
  );
  expect(outcomes.sort()).toEqual(['migrated used', 'taken-back', 'taken-back']);
  expect([back.migrated, back.takenBack, back.takeBack.by.title]).toEqual([1, 2, 'Admin']);
  expect(await toDos(bob)).toEqual([]);
  const holders = (await toDos(ann)).map((one: { node: { id: string } }) => one.node.id);
  expect(holders.sort()).toEqual(['first', 'first', 'first', 'x-again']);
  const after = await succeeded(admin.get('/api/designer/migrations'));
  expect(after.running[0].versions.map((one: { count: number }) => one.count).sort()).toEqual([1, 3]);
  expect(after.items).toMatchObject([{ id, total: 3, migrated: 1, takenBack: 2 }]);
}, 60_000);

test('L2: taking back twice is the same as once, and not before the migration is through', async () => {
  const { admin, ann } = await company(60);

  const { id } = await succeeded(admin.post('/api/designer/migrations/run', { workflow: 'review' }));
  const early = await admin.post(`/api/designer/migrations/${id}/take-back`);
  await settled(admin, id);
  const [one, other] = await Promise.all([
    admin.post(`/api/designer/migrations/${id}/take-back`),
    admin.post(`/api/designer/migrations/${id}/take-back`),
  ]);
  const back = await settled(admin, id);

  expect([early.status, early.body.code]).toEqual([409, 'migration.under-way']);
  expect([one.status, other.status]).toEqual([202, 202]);
  expect([back.migrated, back.takenBack]).toEqual([0, 60]);
  expect((await toDos(ann)).length).toBe(60);
  const { running } = await succeeded(admin.get('/api/designer/migrations'));
  expect(running[0].versions).toMatchObject([{ count: 60, isCurrent: false }]);
}, 60_000);
