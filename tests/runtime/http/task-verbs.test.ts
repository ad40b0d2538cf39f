import { beforeAll, describe, expect, test } from 'vitest';
import { type Goods, orderOf, salesPeople, stockGoods } from '../../support/sales-company.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { succeeded, type TestClient } from '../../support/test-client.ts';

let server: TestServer;
let goods: Goods;
const clients = new Map<string, TestClient>();

const names = ['sales', 'order-admin', 'sales-manager', 'finance', 'warehouse'] as const;
type Name = (typeof names)[number];

beforeAll(async () => {
  server = await startTestServer({ tenants: { acme: salesPeople } });
  goods = await stockGoods(server.app.ground, server.company, { customers: 1, products: 1, stock: '1000' });
  for (const name of names) clients.set(name, await server.signIn(name));
});

const as = (name: Name): TestClient => clients.get(name) as TestClient;
const idOf = (name: Name): string => server.company.people[name] as string;

/** An order that waits for the order administrator. */
async function orderInApproval(): Promise<{ id: string; task: string; instance: string; revision: number }> {
  const { id } = await succeeded(as('sales').post('/api/records/sales-order', orderOf(goods, { lines: 1 })));
  await succeeded(as('sales').post(`/api/records/sales-order/${id}/submit`));
  const task = await taskOn('order-admin', id);
  return { id, task: task.id, instance: task.instance, revision: task.revision };
}

/** The open to-do of a person on a record; undefined when there is none. */
async function taskOn(name: Name, record: string) {
  const { items } = await succeeded(as(name).get('/api/tasks?limit=200'));
  return items.find((one: { record: string }) => one.record === record);
}

const act = (name: Name, task: string, body: object) => as(name).post(`/api/tasks/${task}/actions`, body);
const rehearse = (name: Name, task: string, body: object) =>
  as(name).post(`/api/tasks/${task}/rehearsals`, body);

describe('a to-do that is handed on', () => {
  test('is gone in the very next request, is the other’s, and its former holder goes on reading the order', async () => {
    const order = await orderInApproval();

    await succeeded(
      act('order-admin', order.task, {
        action: 'transfer',
        people: [idOf('finance')],
        comment: 'you know them',
      }),
    );

    expect(await taskOn('order-admin', order.id)).toBeUndefined();
    expect(await taskOn('finance', order.id)).toMatchObject({
      kind: 'approve',
      from: { how: 'transfer', words: 'you know them' },
    });
    expect((await as('order-admin').get(`/api/records/sales-order/${order.id}`)).status).toBe(200);
    expect((await as('finance').get(`/api/records/sales-order/${order.id}`)).status).toBe(200);
  });

  test('for advice says so, decides nothing, and comes back with the answer', async () => {
    const order = await orderInApproval();

    await succeeded(act('order-admin', order.task, { action: 'delegate', people: [idOf('finance')] }));
    const asked = await taskOn('finance', order.id);
    expect(asked).toMatchObject({ kind: 'advise', from: { how: 'delegate' } });
    expect(await taskOn('order-admin', order.id)).toBeUndefined();
    await succeeded(
      act('finance', asked.id, {
        action: 'advise',
        advice: 'reject',
        comment: 'they owe us',
        seenRevision: asked.revision,
      }),
    );

    const back = await taskOn('order-admin', order.id);
    const { path } = await succeeded(
      as('order-admin').get(`/api/records/sales-order/${order.id}/preview-approval`),
    );
    const advised = path.steps[0].slots.find((slot: { advice?: unknown }) => slot.advice);
    expect(back).toMatchObject({ id: order.task, kind: 'approve', status: 'open', outcome: null });
    expect(advised.advice).toMatchObject([{ advice: 'reject', opinion: 'they owe us' }]);
    expect((await as('sales').get(`/api/records/sales-order/${order.id}`)).body.state).toBe('in-approval');
  });

  test('for advice can be called back from the record by whoever asked', async () => {
    const order = await orderInApproval();
    await succeeded(act('order-admin', order.task, { action: 'delegate', people: [idOf('finance')] }));

    const { task } = await succeeded(as('order-admin').get(`/api/records/sales-order/${order.id}/actions`));
    await succeeded(act('order-admin', task.id, { action: 'recall' }));

    expect(task).toMatchObject({ id: order.task, state: 'delegated' });
    expect(await taskOn('finance', order.id)).toBeUndefined();
    expect(await taskOn('order-admin', order.id)).toMatchObject({ id: order.task, status: 'open' });
  });
});

describe('a rehearsal', () => {
  test('says which to-dos vanish and appear, writes nothing, and is what then happens', async () => {
    const order = await orderInApproval();
    const body = { action: 'add-sign', place: 'before', people: [idOf('finance'), idOf('warehouse')] };

    const rehearsed = await succeeded(rehearse('order-admin', order.task, body));
    expect(await taskOn('finance', order.id)).toBeUndefined();
    await succeeded(act('order-admin', order.task, body));

    const people = (tasks: { person: { id: string } }[]) => tasks.map(({ person }) => person.id);
    expect(people(rehearsed.vanish)).toEqual([idOf('order-admin')]);
    expect(people(rehearsed.appear)).toEqual([idOf('finance'), idOf('warehouse')]);
    expect(rehearsed).toMatchObject({ closes: [], state: 'running', recordState: 'in-approval' });
    expect(await taskOn('order-admin', order.id)).toBeUndefined();
    expect(await taskOn('finance', order.id)).toBeDefined();
    expect(await taskOn('warehouse', order.id)).toBeDefined();
  });

  test('of a decision needs no opinion yet, and says which node it closes', async () => {
    const order = await orderInApproval();

    const rehearsed = await succeeded(
      rehearse('order-admin', order.task, { action: 'reject', seenRevision: order.revision }),
    );

    expect(rehearsed.closes).toMatchObject([{ state: 'rejected' }]);
    expect(rehearsed.vanish).toHaveLength(1);
    expect(rehearsed.refusal).toBeUndefined();
  });

  test('says why it is not possible', async () => {
    const order = await orderInApproval();

    const rehearsed = await succeeded(
      rehearse('order-admin', order.task, { action: 'transfer', people: [idOf('order-admin')] }),
    );

    expect(rehearsed).toMatchObject({ refusal: { code: 'task.to-oneself' }, vanish: [], appear: [] });
  });

  test('is for the holder of the to-do only', async () => {
    const order = await orderInApproval();

    const answer = await rehearse('finance', order.task, { action: 'claim' });

    expect(answer.status).toBe(403);
  });
});

describe('an act whose body is wrong', () => {
  test.each<[string, object, string[]]>([
    [
      'names all that is missing and too much',
      { action: 'transfer', advice: 'approve', seenRevision: 0 },
      [
        'request.missing-property /people',
        'request.unknown-property /advice',
        'request.wrong-shape /seenRevision',
      ],
    ],
    ['does not know the verb', { action: 'decide' }, ['request.wrong-shape /action']],
    ['has no verb', {}, ['request.missing-property /action']],
    ['decides what nobody saw', { action: 'approve' }, ['request.missing-property /seenRevision']],
  ])('%s', async (_, body, problems) => {
    const { status, body: answer } = await act('order-admin', 'any.v1-1', body);

    expect(status).toBe(400);
    expect(
      answer.issues.map((one: { code: string; path: string }) => `${one.code} ${one.path}`).sort(),
    ).toEqual(problems);
  });

  test('names every person whom the company does not have', async () => {
    const order = await orderInApproval();

    const { status, body } = await act('order-admin', order.task, {
      action: 'add-sign',
      place: 'before',
      people: ['0'.repeat(24), idOf('finance'), '1'.repeat(24)],
    });

    expect(status).toBe(422);
    expect(body.issues.map((one: { code: string; path: string }) => `${one.code} ${one.path}`)).toEqual([
      'reference.unknown /people/0',
      'reference.unknown /people/2',
    ]);
  });
});

describe('people to hand a to-do on to', () => {
  test('are found by name and by department, without oneself, and say when they are asked already', async () => {
    const order = await orderInApproval();
    await succeeded(
      act('order-admin', order.task, { action: 'add-sign', place: 'parallel', people: [idOf('finance')] }),
    );
    const found = async (search: string) =>
      (await succeeded(as('order-admin').get(`/api/tasks/${order.task}/people?search=${search}`))).items;

    expect((await found('fin')).map((one: { id: string }) => one.id)).toEqual([idOf('finance')]);
    expect(await found('finance')).toMatchObject([{ reason: 'task.person-already-asked' }]);
    expect((await found('sales')).map((one: { id: string }) => one.id).sort()).toEqual(
      [idOf('sales'), idOf('sales-manager')].sort(),
    );
    expect((await as('sales').get(`/api/tasks/${order.task}/people`)).status).toBe(404);
  });
});

describe('whoever submitted', () => {
  test('urges, and is told how long to wait before doing it again', async () => {
    const order = await orderInApproval();
    const urge = () => as('sales').post(`/api/instances/${order.instance}/actions`, { action: 'urge' });

    await succeeded(urge());
    const again = await urge();

    expect(again.status).toBe(429);
    expect(again.body.params.seconds).toBeGreaterThan(1700);
  });
});
