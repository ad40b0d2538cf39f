import { beforeAll, expect, test } from 'vitest';
import { succeeded, type TestClient } from '../../support/test-client.ts';
import { decide, orders, type SalesServer, startSalesServer, submitOrder, taskOn } from './sales-server.ts';

let sales: SalesServer;

beforeAll(async () => {
  sales = await startSalesServer();
});

/** Lets something else happen between the moment when the next request was thought through and that when it is written. */
function beforeNextWrite(happens: () => Promise<unknown>): void {
  const { database } = sales.server;
  const { transact } = database;
  database.transact = async (tenant, work) => {
    database.transact = transact;
    await happens();
    return transact(tenant, work);
  };
}

/** An order that waits for the sales manager and for finance, who may change its prices. */
async function orderInSecondReview(): Promise<string> {
  const order = await submitOrder(sales, { lines: 1, quantity: '6000' });
  const admin = sales.people['order-admin'];
  await succeeded(decide(admin, await taskOn(admin, order)));
  return order;
}

async function changePrice(person: TestClient, order: string, unitPrice: string) {
  const { lines, revision } = await succeeded(person.get(`${orders}/${order}`));
  return person.patch(`${orders}/${order}`, { lines: { [lines[0].id]: { unitPrice } } }, revision);
}

async function timelineOf(order: string): Promise<string[]> {
  const { items } = await succeeded(sales.people.sales.get(`${orders}/${order}/timeline`));
  return items.map(({ action }: { action: string }) => action);
}

test('who decides while another one saves is told that the record is not what was seen', async () => {
  const { finance, 'sales-manager': manager } = sales.people;
  const order = await orderInSecondReview();
  const task = await taskOn(finance, order);
  beforeNextWrite(() => succeeded(changePrice(manager, order, '9')));

  const decided = await decide(finance, task);

  expect(decided).toMatchObject({ status: 409, body: { code: 'task.record-changed' } });
  expect((await timelineOf(order)).slice(0, 2)).toEqual(['update', 'approve']);
});

test('a price changed while another one approves takes that approval back', async () => {
  const { finance, 'sales-manager': manager } = sales.people;
  const order = await orderInSecondReview();
  const task = await taskOn(finance, order);
  beforeNextWrite(() => succeeded(decide(finance, task)));

  await succeeded(changePrice(manager, order, '9'));

  expect((await taskOn(finance, order)).id).not.toBe(task.id);
  expect((await timelineOf(order)).slice(0, 2).sort()).toEqual(['record-changed', 'update']);
});

test('who saves while the own turn ends is told that the record is locked', async () => {
  const admin = sales.people['order-admin'];
  const order = await submitOrder(sales, { lines: 1, quantity: '6000' });
  const task = await taskOn(admin, order);
  beforeNextWrite(() => succeeded(decide(admin, task)));

  const saved = await admin.patch(`${orders}/${order}`, { remark: 'late' }, task.revision);

  expect(saved).toMatchObject({ status: 409, body: { code: 'record.locked' } });
});
