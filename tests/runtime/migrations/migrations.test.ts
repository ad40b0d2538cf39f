import { expect, test } from 'vitest';
import { claimsThrough } from '../../support/claims.ts';
import { sourcesOf } from '../../support/configuration.ts';
import { startTestServer } from '../../support/server.ts';
import { succeeded } from '../../support/test-client.ts';

const step = (next: string) => ({ type: 'approval', assignees: { from: [{ role: 'boss' }] }, next });
const label = { 'zh-CN': 'x', en: 'x' };

/** Claims that one boss after the other agrees to; those marked go another way. */
const claims = claimsThrough(
  {
    which: { type: 'exclusive', branches: { odd: { when: 'odd', next: 'old' }, default: { next: 'first' } } },
    first: step('end'),
    old: step('end'),
  },
  { fields: { odd: { type: 'boolean' } }, role: { boss: { permissions: { claim: { read: true } } } } },
);

/** The new version lacks `old`, and asks once more at the end. */
const review = 'claims/workflow/review';
const changes = [
  { target: `${review}/nodes/x-again`, op: 'add', value: { ...step('end'), label } },
  { target: `${review}/nodes/first/next`, op: 'set', value: 'x-again' },
  { target: `${review}/nodes/which/branches/odd/next`, op: 'set', value: 'first' },
  { target: `${review}/nodes/old`, op: 'remove' },
];

const count = 200;

test('L2: of many approvals, half of them blocked, half are migrated, and the log is complete', async () => {
  const server = await startTestServer({
    definitions: sourcesOf(claims),
    tenants: {
      acme: { people: { admin: { roles: ['administrator'] }, ann: { roles: ['boss'] } } },
    },
  });
  const [admin, ann] = [await server.signIn('admin'), await server.signIn('ann')];
  for (let index = 0; index < count; index++) {
    const { id } = await succeeded(
      await admin.post('/api/records/claim', { name: `claim ${index}`, odd: index % 2 === 0 }),
    );
    await succeeded(admin.post(`/api/records/claim/${id}/submit`, {}));
  }
  const layer = { layer: 'tenant', base: {}, changes };
  const { revision } = await succeeded(admin.put('/api/designer/draft', { layer }, { 'if-match': '"0"' }));
  const ifMatch = { 'if-match': `"${revision}"` };
  await succeeded(admin.post('/api/designer/publish', { note: 'once more' }, ifMatch));
  const request = { workflow: 'review' };

  const dry = await succeeded(admin.post('/api/designer/migrations/dry-run', request));
  const { id, total } = await succeeded(admin.post('/api/designer/migrations/run', request));
  let log = await succeeded(admin.get(`/api/designer/migrations/${id}`));
  for (let round = 0; round < 300 && log.done < total; round++) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    log = await succeeded(admin.get(`/api/designer/migrations/${id}`));
  }

  const outcomes = (items: { outcome: string }[]) =>
    ['ok', 'migrated', 'needs-mapping'].map((one) => items.filter(({ outcome }) => outcome === one).length);
  expect(outcomes(dry.items)).toEqual([count / 2, 0, count / 2]);
  expect(dry.items.find((one: { outcome: string }) => one.outcome === 'ok').path).toEqual({
    before: ['first'],
    after: ['first', 'x-again'],
    isSame: false,
  });
  expect([log.total, log.done, log.migrated]).toEqual([count, count, count / 2]);
  expect(outcomes(log.items)).toEqual([0, count / 2, count / 2]);
  expect(log.items.find((one: { outcome: string }) => one.outcome === 'needs-mapping').nodes).toEqual([
    'old',
  ]);

  const moved = log.items.find((one: { outcome: string }) => one.outcome === 'migrated');
  const { items } = await succeeded(ann.get('/api/tasks?limit=200'));
  const task = items.find((one: { instance: string }) => one.instance === moved.instance);
  await succeeded(
    ann.post(`/api/tasks/${task.id}/actions`, { action: 'approve', seenRevision: task.revision }),
  );
  const after = await succeeded(admin.get(`/api/instances/${moved.instance}`));
  expect(after.tokens.map((token: { node: string }) => token.node)).toEqual(['x-again']);

  const mapped = { ...request, nodes: { old: 'first' } };
  const rest = await succeeded(admin.post('/api/designer/migrations/dry-run', mapped));
  expect(outcomes(rest.items)).toEqual([count / 2, 0, 0]);
}, 120_000);
