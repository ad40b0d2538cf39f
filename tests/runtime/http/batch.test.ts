import { beforeAll, describe, expect, test } from 'vitest';
import { succeeded } from '../../support/test-client.ts';
import {
  type OpenTask,
  orders,
  type SalesServer,
  startSalesServer,
  submitOrder,
  taskOn,
} from '../concurrency/sales-server.ts';

let sales: SalesServer;

beforeAll(async () => {
  sales = await startSalesServer({ stock: '100000' });
});

const rowOf = ({ id, revision }: OpenTask) => ({ task: id, seenRevision: revision });
const admin = () => sales.people['order-admin'];
const submitted = async (sketch = {}) => submitOrder(sales, { lines: 1, ...sketch });
const stateOf = async (id: string) => (await succeeded(sales.people.sales.get(`${orders}/${id}`))).state;

/** So many orders, a few at a time. */
async function submitMany(count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let at = 0; at < count; at += 10)
    ids.push(...(await Promise.all(Array.from({ length: Math.min(10, count - at) }, () => submitted()))));
  return ids;
}

/** Every open to-do of the order administrator by its order. */
async function openTasks(): Promise<Map<string, OpenTask>> {
  const found = new Map<string, OpenTask>();
  for (let cursor = ''; ; ) {
    const page = await succeeded(admin().get(`/api/tasks?limit=200${cursor && `&cursor=${cursor}`}`));
    for (const task of page.items) found.set(task.record, task);
    if (page.nextCursor === null) return found;
    cursor = encodeURIComponent(page.nextCursor);
  }
}

describe('F7: many at once', () => {
  test('F7: of 500 rows with 3 conflicts 497 are done and 3 are listed with their reasons', async () => {
    const ids = await submitMany(500);
    const tasks = await openTasks();
    const rows = ids.map((id) => rowOf(tasks.get(id) as OpenTask));
    const [edited, alsoEdited, withdrawn] = ids as [string, string, string];
    for (const id of [edited, alsoEdited])
      await succeeded(admin().patch(`${orders}/${id}`, { remark: '改' }, tasks.get(id)?.revision ?? 0));
    await succeeded(
      sales.people.sales.post(`/api/instances/${tasks.get(withdrawn)?.id.split('.')[0]}/actions`, {
        action: 'withdraw',
      }),
    );

    const { items } = await succeeded(admin().post('/api/tasks/batch', { action: 'approve', tasks: rows }));

    const of = (outcome: string) => items.filter((one: { outcome: string }) => one.outcome === outcome);
    expect(items).toHaveLength(500);
    expect(of('done')).toHaveLength(497);
    expect(of('skipped').map(({ task, code }: { task: string; code: string }) => [task, code])).toEqual(
      [edited, alsoEdited].map((id) => [tasks.get(id)?.id, 'task.record-changed']),
    );
    expect(of('refused')).toMatchObject([{ task: tasks.get(withdrawn)?.id, code: 'task.closed' }]);
    expect(of('skipped')[0].message).toMatch(/修改/);
    expect(
      await Promise.all([edited, withdrawn, ids[3], ids[499]].map((id) => stateOf(id as string))),
    ).toEqual(['in-approval', 'draft', 'approved', 'approved']);
  }, 300_000);

  test('F7: sent again under its key it does nothing again and answers the same', async () => {
    const tasks = [await taskOn(admin(), await submitted()), await taskOn(admin(), await submitted())];
    const body = { action: 'approve', comment: '好', tasks: tasks.map(rowOf) };
    const key = { 'idempotency-key': 'batch-1' };

    const first = await succeeded(admin().post('/api/tasks/batch', body, key));
    const [again, twin] = await Promise.all([1, 2].map(() => admin().post('/api/tasks/batch', body, key)));
    const other = await succeeded(admin().post('/api/tasks/batch', { ...body, comment: '差' }, key));

    expect(first.items.map((one: { outcome: string }) => one.outcome)).toEqual(['done', 'done']);
    expect(again?.body).toEqual(first);
    expect(twin?.body).toEqual(first);
    expect(other.items).toMatchObject(
      tasks.map(() => ({ outcome: 'refused', code: 'idempotency.key-reused' })),
    );
  });

  test('F7: comes line by line when it is asked for so, each row once it is known', async () => {
    const task = rowOf(await taskOn(admin(), await submitted()));
    const unknown = { task: '000000000000000000000000.v1-1', seenRevision: 1 };

    const answer = await fetch(`${sales.server.url}/api/tasks/batch`, {
      method: 'POST',
      headers: { ...admin().headers, accept: 'application/x-ndjson', 'content-type': 'application/json' },
      body: JSON.stringify({ action: 'approve', tasks: [task, unknown] }),
    });
    const lines = (await answer.text())
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));

    expect(answer.headers.get('content-type')).toMatch(/^application\/x-ndjson/);
    expect(lines).toEqual([
      { task: task.task, outcome: 'done' },
      { task: unknown.task, outcome: 'refused', code: 'task.not-found', message: expect.any(String) },
    ]);
  });

  test('F7: a node that does not allow it and a no without its reason are left to their holder', async () => {
    const important = await submitted({ importance: 'important' });
    const plain = await submitted();
    const first = rowOf(await taskOn(admin(), important));
    await succeeded(admin().post('/api/tasks/batch', { action: 'approve', tasks: [first] }));
    const manager = sales.people['sales-manager'];
    const second = rowOf(await taskOn(manager, important));

    const batch = async (person: typeof manager, body: object) =>
      (await succeeded(person.post('/api/tasks/batch', body))).items;
    const task = rowOf(await taskOn(admin(), plain));

    expect(await batch(manager, { action: 'approve', tasks: [second] })).toMatchObject([
      { outcome: 'skipped', code: 'task.not-in-batch' },
    ]);
    expect(await batch(admin(), { action: 'reject', tasks: [task] })).toMatchObject([
      { outcome: 'skipped', code: 'task.opinion-required' },
    ]);
    expect(await batch(manager, { action: 'reject', comment: '不', tasks: [task] })).toMatchObject([
      { outcome: 'refused', code: 'task.not-yours' },
    ]);
    expect(await batch(admin(), { action: 'reject', comment: '缺货', tasks: [task] })).toMatchObject([
      { outcome: 'done' },
    ]);
    expect(await stateOf(plain)).toBe('draft');
  });

  test('F7: no more than 500 rows, and nothing but decisions', async () => {
    const rows = Array.from({ length: 501 }, (_, index) => ({ task: `a.${index}`, seenRevision: 1 }));

    const answers = [
      await admin().post('/api/tasks/batch', { action: 'approve', tasks: rows }),
      await admin().post('/api/tasks/batch', { action: 'approve', tasks: [] }),
      await admin().post('/api/tasks/batch', { action: 'transfer', tasks: rows.slice(0, 1) }),
    ];

    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400]);
  });
});
