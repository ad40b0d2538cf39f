import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { succeeded, type TestClient } from '../../support/test-client.ts';
import { equipmentDefinitions, equipmentTenants } from './equipment.ts';

let server: TestServer;
let item: string;
const people = new Map<string, TestClient>();

beforeAll(async () => {
  server = await startTestServer({ definitions: equipmentDefinitions, tenants: equipmentTenants });
  item = await server.company.create('equipment-item', { code: 'N1', name: 'Scope', value: '10' });
  for (const name of ['li', 'wang', 'zhao', 'sun']) people.set(name, await server.signIn(name));
});

const as = (name: string) => people.get(name) as TestClient;
const idOf = (name: string) => server.company.people[name] as string;

/** A loan of li that waits for wang. */
async function loanInApproval() {
  const body = { dueDate: '2099-01-01', items: [{ item, quantity: '1' }] };
  const { id } = await succeeded(as('li').post('/api/records/equipment-loan', body));
  await succeeded(as('li').post(`/api/records/equipment-loan/${id}/submit`));
  const task = await taskOn('wang', id);
  return { id, task, instance: task.instance as string };
}

async function taskOn(name: string, record: string) {
  const { items } = await succeeded(as(name).get('/api/tasks?limit=200'));
  return items.find((one: { record: string }) => one.record === record);
}

const ask = (name: string, instance: string, to: string, text = '为什么？') =>
  as(name).post(`/api/instances/${instance}/questions`, { to, text });
const answer = (name: string, instance: string, question: string, text = '因为。') =>
  as(name).post(`/api/instances/${instance}/questions/${question}/answer`, { text });
const stateOf = async (instance: string) => {
  const { state, rev, visits } = await succeeded(as('wang').get(`/api/instances/${instance}`));
  return { state, rev, visits };
};

describe('S8: a question', () => {
  test('S8: is a to-do to answer, and answering never advances', async () => {
    const { id, instance } = await loanInApproval();
    const before = await stateOf(instance);

    const asked = await succeeded(ask('wang', instance, 'initiator'));
    const todo = await taskOn('li', id);
    const answered = await succeeded(answer('li', instance, asked.id));

    expect(todo).toMatchObject({ kind: 'reply', status: 'open', actions: [] });
    expect(answered).toMatchObject({ state: 'answered', answer: { text: '因为。' } });
    expect(await taskOn('li', id)).toBeUndefined();
    expect(await stateOf(instance)).toEqual(before);
    expect((await taskOn('wang', id)).actions[0]).toMatchObject({ action: 'approve', enabled: true });
  });

  test('S8: the to-do to answer decides nothing', async () => {
    const { id, instance } = await loanInApproval();
    await succeeded(ask('wang', instance, idOf('sun')));
    const todo = await taskOn('sun', id);

    const tried = await as('sun').post(`/api/tasks/${todo.id}/actions`, {
      action: 'approve',
      seenRevision: todo.revision,
    });

    expect(tried).toMatchObject({ status: 404, body: { code: 'task.not-found' } });
  });

  test('S8: whoever is asked reads the record, and everybody who may read it sees the thread and the timeline', async () => {
    const { id, instance } = await loanInApproval();
    const record = `/api/records/equipment-loan/${id}`;
    expect((await as('sun').get(record)).status).toBe(404);

    const first = await succeeded(ask('wang', instance, idOf('sun'), '能等吗？'));
    await succeeded(ask('wang', instance, 'initiator', '急吗？'));
    await succeeded(answer('sun', instance, first.id, '能等'));

    expect((await as('sun').get(record)).status).toBe(200);
    const { items } = await succeeded(as('li').get(`/api/instances/${instance}/questions`));
    expect(items).toMatchObject([
      { text: '能等吗？', state: 'answered', answer: { text: '能等' }, to: { id: idOf('sun') } },
      { text: '急吗？', state: 'open' },
    ]);
    const timeline = await succeeded(as('li').get(`${record}/timeline`));
    expect(
      timeline.items.slice(0, 3).map((one: Record<string, unknown>) => [one.action, one.reason]),
    ).toEqual([
      ['answer', '能等'],
      ['ask', '急吗？'],
      ['ask', '能等吗？'],
    ]);
    expect(timeline.items[2].people).toEqual([{ id: idOf('sun'), title: 'Sun' }]);
  });

  test('S8: is answered once, by who was asked', async () => {
    const { instance } = await loanInApproval();
    const asked = await succeeded(ask('wang', instance, 'initiator'));

    const codes = [await answer('wang', instance, asked.id)];
    codes.push(...(await Promise.all([answer('li', instance, asked.id), answer('li', instance, asked.id)])));
    const other = await loanInApproval();
    codes.push(await answer('li', other.instance, asked.id));

    expect(codes.map(({ status }) => status).sort()).toEqual([200, 403, 404, 409]);
    expect(codes[0]?.body.code).toBe('task.not-yours');
    expect(codes[3]?.body.code).toBe('question.not-found');
  });

  test.each([
    ['oneself', () => idOf('wang'), 422, 'task.to-oneself'],
    ['nobody', () => 'nobody', 422, 'task.person-unavailable'],
  ])('S8: goes not to %s', async (_, to, status, code) => {
    const { instance } = await loanInApproval();

    expect(await ask('wang', instance, to())).toMatchObject({ status, body: { code } });
  });

  test('S8: is asked by who decides or whose record it is; of others the approval does not exist', async () => {
    const { instance } = await loanInApproval();

    expect((await ask('li', instance, idOf('wang'))).status).toBe(201);
    expect((await ask('sun', instance, idOf('wang'))).body.code).toBe('instance.not-found');
    await succeeded(ask('wang', instance, idOf('sun')));
    expect((await ask('sun', instance, idOf('wang'))).body.code).toBe('permission.denied');
  });

  test('S8: asked while the last decision is made, leaves nobody a to-do on what is over', async () => {
    const loans = await Promise.all(Array.from({ length: 8 }, loanInApproval));

    const answers = await Promise.all(
      loans.map(async ({ task, instance }) => {
        const approve = { action: 'approve', seenRevision: task.revision };
        const [asked] = await Promise.all([
          ask('wang', instance, 'initiator'),
          as('wang').post(`/api/tasks/${task.id}/actions`, approve),
        ]);
        return asked.status;
      }),
    );

    for (const status of answers) expect([201, 409]).toContain(status);
    for (const { id, instance } of loans) {
      expect((await stateOf(instance)).state).toBe('approved');
      expect(await taskOn('li', id)).toBeUndefined();
    }
  });

  test('S8: needs no answer any more once the approval is over', async () => {
    const { id, task, instance } = await loanInApproval();
    const asked = await succeeded(ask('wang', instance, 'initiator'));

    await succeeded(
      as('wang').post(`/api/tasks/${task.id}/actions`, { action: 'approve', seenRevision: task.revision }),
    );

    expect(await taskOn('li', id)).toBeUndefined();
    const { items } = await succeeded(as('li').get('/api/tasks?status=done'));
    expect(items[0]).toMatchObject({ kind: 'reply', outcome: 'not-needed' });
    expect(await answer('li', instance, asked.id)).toMatchObject({
      status: 409,
      body: { code: 'instance.closed' },
    });
    expect((await ask('wang', instance, 'initiator')).status).toBe(409);
  });

  test('S8: tells who was asked, and who asked of the answer', async () => {
    const { id, instance } = await loanInApproval();
    const asked = await succeeded(ask('wang', instance, 'initiator'));
    await succeeded(answer('li', instance, asked.id));

    const told = async (name: string) => {
      for (let tries = 0; tries < 100; tries++) {
        const { items } = await succeeded(as(name).get('/api/notifications'));
        const found = items.filter(
          (one: { record: string; event: string }) => one.record === id && /question/.test(one.event),
        );
        if (found.length > 0) return found.map((one: { event: string }) => one.event);
        await pause(50);
      }
      return [];
    };
    expect(await told('li')).toEqual(['question-asked']);
    expect(await told('wang')).toEqual(['question-answered']);
  });
});
