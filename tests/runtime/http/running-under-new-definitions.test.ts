import { beforeAll, expect, test } from 'vitest';
import { claimsThrough, wayThrough } from '../../support/claims.ts';
import { sourcesOf } from '../../support/configuration.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { succeeded, type TestClient } from '../../support/test-client.ts';

const step = (user: string, next: string) => ({ type: 'approval', assignees: { from: [{ user }] }, next });

/** Claims that go to Ann, and from 100 on to Bob as well. */
const claims = claimsThrough({ first: step('ann', 'end') });

const claimPath = 'claims/entity/claim';
const label = { 'zh-CN': 'x', en: 'x' };
const field = (id: string, value: object) => ({
  target: `${claimPath}/fields/${id}`,
  op: 'add',
  value: { label, ...value },
});

/** The way that depends on a field of the tenant's own. */
const byBudget = [
  field('x_budget', { type: 'money' }),
  {
    target: 'claims/workflow/x-by-budget',
    op: 'add',
    value: {
      id: 'x-by-budget',
      label,
      ...wayThrough({
        first: { ...step('ann', 'by-budget'), label },
        'by-budget': {
          type: 'exclusive',
          branches: { large: { when: 'x_budget > 100', next: 'second' }, default: { next: 'end' } },
        },
        second: { ...step('bob', 'end'), label },
      }),
    },
  },
  { target: `${claimPath}/transitions/submit/workflow`, op: 'set', value: 'x-by-budget' },
];

const path = '/api/records/claim';
let server: TestServer;
let [admin, ann, bob] = [] as unknown as [TestClient, TestClient, TestClient];

beforeAll(async () => {
  server = await startTestServer({
    definitions: sourcesOf(claims),
    tenants: {
      acme: { people: { admin: { roles: ['administrator'] }, ann: {}, bob: {} } },
    },
  });
  [admin, ann, bob] = (await Promise.all(['admin', 'ann', 'bob'].map((name) => server.signIn(name)))) as [
    TestClient,
    TestClient,
    TestClient,
  ];
});

async function publish(changes: object[]): Promise<void> {
  const { draft } = await succeeded(admin.get('/api/designer/workspace'));
  const seen = String(draft?.revision ?? 0);
  const saved = await succeeded(
    admin.put(
      '/api/designer/draft',
      { layer: { layer: 'tenant', base: {}, changes } },
      { 'if-match': `"${seen}"` },
    ),
  );
  await succeeded(admin.post('/api/designer/publish', { note: '' }, { 'if-match': `"${saved.revision}"` }));
}

async function act(person: TestClient, record: string, action: string) {
  const { items } = await succeeded(person.get('/api/tasks'));
  const task = items.find((one: { record: string }) => one.record === record);
  return person.post(`/api/tasks/${task.id}/actions`, { action, comment: 'x', seenRevision: task.revision });
}

async function submitted(values: object): Promise<string> {
  const { id } = await succeeded(admin.post(path, values));
  await succeeded(admin.post(`${path}/${id}/submit`));
  return id;
}

async function stateOf(id: string): Promise<string> {
  return (await succeeded(admin.get(`${path}/${id}`))).state;
}

test('an approval ends on the way it began, though its workflow and a field that its way hangs on are gone', async () => {
  await publish(byBudget);
  const claim = await submitted({ name: 'A', x_budget: '150' });
  await publish([]);

  await succeeded(act(ann, claim, 'approve'));
  const between = await stateOf(claim);
  await succeeded(act(bob, claim, 'approve'));

  expect([between, await stateOf(claim)]).toEqual(['in-approval', 'approved']);
});

test('what was given back under an earlier workflow is submitted again to that', async () => {
  await publish(byBudget);
  const claim = await submitted({ name: 'B', x_budget: '150' });
  await succeeded(act(ann, claim, 'return'));
  await publish([]);

  await succeeded(admin.post(`${path}/${claim}/submit`));
  await succeeded(act(ann, claim, 'approve'));

  expect(
    (await succeeded(bob.get('/api/tasks'))).items.map((one: { record: string }) => one.record),
  ).toContain(claim);
});

test.each([
  ['text', 'EURO', { type: 'money' }],
  ['text', 'soon', { type: 'date-time' }],
  ['text', 'one', { type: 'multi-choice', options: { one: { label } } }],
  ['text', '7', { type: 'integer' }],
  ['text', 'ann', { type: 'user' }],
  ['money', '7.00', { type: 'text' }],
])(
  'a field that was %s (%s) and is of another type now is blank in the records from before',
  async (type, value, now) => {
    await publish([field('x_change', { type })]);
    const { id } = await succeeded(admin.post(path, { name: 'C', x_change: value }));
    await publish([field('x_change', now)]);

    const read = await succeeded(admin.get(`${path}/${id}`));
    const { items } = await succeeded(admin.get(`${path}?fields=name,x_change`));
    const saved = await succeeded(admin.patch(`${path}/${id}`, { name: 'D' }, 1));

    expect([read.x_change, saved.x_change]).toEqual([null, null]);
    expect(items.find((one: { id: string }) => one.id === id).x_change).toBeNull();
  },
);
