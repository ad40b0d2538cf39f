import { beforeAll, expect, test } from 'vitest';
import { verbsDefinitions, verbsTenant } from '../../e2e/support/verbs-flow.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { succeeded, type TestClient } from '../../support/test-client.ts';

const loans = '/api/records/equipment-loan';

let server: TestServer;
const people: Record<string, TestClient> = {};

beforeAll(async () => {
  server = await startTestServer({ definitions: verbsDefinitions(), tenants: { acme: verbsTenant } });
  for (const name of ['li', 'wang', 'zhao', 'chen', 'zhou']) people[name] = await server.signIn(name);
});

const as = (name: string) => people[name] as TestClient;

test('F1, S8: whoever is asked without any role sees that record alone, as the step shows it, and answers', async () => {
  const before = await as('chen').get('/api/entities/equipment-loan');
  const { id, task } = await onBoard();
  await succeeded(
    as('wang').post(`/api/instances/${task.instance}/questions`, {
      to: server.company.people.chen,
      text: '?',
    }),
  );

  const description = await succeeded(as('chen').get('/api/entities/equipment-loan'));
  const record = await succeeded(as('chen').get(`${loans}/${id}`));
  const todo = await taskOf('chen', id);
  const list = await as('chen').get(loans);

  expect(before.status).toBe(404);
  expect(description.rights).toEqual({ list: false, create: false, delete: false, export: false, write: [] });
  expect(description.entity.fields).toHaveProperty('purpose');
  expect(record).toMatchObject({ id, purpose: 'measuring' });
  expect(record).not.toHaveProperty('total');
  expect(todo).toMatchObject({ kind: 'reply', node: { id: 'board' } });
  expect(todo.summary.map((one: { field: string }) => one.field)).toEqual(['borrower', 'dueDate']);
  expect(list.body.items ?? []).toEqual([]);
  const { items } = await succeeded(as('chen').get(`/api/instances/${task.instance}/questions`));
  await succeeded(
    as('chen').post(`/api/instances/${task.instance}/questions/${items[0].id}/answer`, { text: '.' }),
  );
});

test('F1, S2: whoever decides or advises without any role sees what the step shows', async () => {
  const { id, task } = await onBoard();
  await succeeded(
    as('wang').post(`/api/tasks/${task.id}/actions`, {
      action: 'delegate',
      people: [server.company.people.chen],
      seenRevision: task.revision,
    }),
  );

  for (const name of ['chen', 'zhou']) {
    expect((await as(name).get('/api/entities/equipment-loan')).status).toBe(200);
    const record = await succeeded(as(name).get(`${loans}/${id}`));
    expect(record).toHaveProperty('purpose');
    expect(record).not.toHaveProperty('total');
  }
  const advice = await taskOf('chen', id);
  await succeeded(
    as('chen').post(`/api/tasks/${advice.id}/actions`, {
      action: 'advise',
      advice: 'approve',
      seenRevision: advice.revision,
    }),
  );
});

async function taskOf(name: string, record: string) {
  const { items } = await succeeded(as(name).get('/api/tasks?limit=200'));
  return items.find((one: { record: string }) => one.record === record);
}

let codes = 0;

/** A loan that Wang and Zhou decide together, and Wang's to-do. */
async function onBoard() {
  codes += 1;
  const item = await server.company.create('equipment-item', {
    code: `Q${codes}`,
    name: 'Scope',
    value: '6000',
  });
  const body = { dueDate: '2099-01-01', purpose: 'measuring', items: [{ item, quantity: '1' }] };
  const { id } = await succeeded(as('li').post(loans, body));
  await succeeded(as('li').post(`${loans}/${id}/submit`));
  const first = await taskOf('zhao', id);
  await succeeded(
    as('zhao').post(`/api/tasks/${first.id}/actions`, { action: 'approve', seenRevision: first.revision }),
  );
  return { id: id as string, task: await taskOf('wang', id) };
}
