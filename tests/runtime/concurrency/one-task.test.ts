import { beforeAll, expect, test } from 'vitest';
import { findInstance, findInstancesOf } from '../../../runtime/server/store/instances.ts';
import { Scope } from '../../../runtime/server/store/scope.ts';
import { succeeded } from '../../support/test-client.ts';
import {
  createOrder,
  decide,
  orders,
  outcomes,
  type SalesServer,
  startSalesServer,
  submitOrder,
  taskOn,
} from './sales-server.ts';

let sales: SalesServer;
let scope: Scope;

beforeAll(async () => {
  sales = await startSalesServer();
  scope = new Scope(sales.server.database.db, sales.server.company.id);
});

const small = { lines: 2 };

async function instanceOf(order: string) {
  const [instance] = await findInstancesOf(scope, 'sales-order', order);
  if (!instance) throw new Error(`${order} was never submitted`);
  return instance;
}

test('fifty who approve one task at once have one winner, whom the others are told', async () => {
  const admin = sales.people['order-admin'];
  const order = await submitOrder(sales, small);
  const task = await taskOn(admin, order);

  const answers = await Promise.all(Array.from({ length: 50 }, () => decide(admin, task)));

  expect(outcomes(answers)).toEqual({ 200: 1, '409 task.closed': 49 });
  for (const { body } of answers.filter(({ status }) => status === 409))
    expect(body.params).toMatchObject({ by: 'Order-admin', what: 'approved' });
  expect((await instanceOf(order)).rev).toBe(2);
});

test('of an approval and a rejection in the same moment one counts', async () => {
  const admin = sales.people['order-admin'];
  for (let round = 0; round < 10; round++) {
    const order = await submitOrder(sales, small);
    const task = await taskOn(admin, order);

    const answers = await Promise.all([decide(admin, task, 'approve'), decide(admin, task, 'reject')]);

    expect(outcomes(answers)).toEqual({ 200: 1, '409 task.closed': 1 });
    const state = answers[0]?.status === 200 ? 'approved' : 'rejected';
    expect((await instanceOf(order)).state).toBe(state);
  }
});

test('of a withdrawal and an approval in the same moment one counts', async () => {
  const admin = sales.people['order-admin'];
  for (let round = 0; round < 10; round++) {
    const order = await submitOrder(sales, small);
    const task = await taskOn(admin, order);
    const { id } = await instanceOf(order);

    const [withdrawn, approved] = await Promise.all([
      sales.people.sales.post(`/api/instances/${id}/actions`, { action: 'withdraw' }),
      decide(admin, task),
    ]);

    expect([withdrawn.status, approved.status].sort()).toEqual([200, 409]);
    const state = withdrawn.status === 200 ? 'withdrawn' : 'approved';
    expect((await findInstance(scope, id))?.state).toBe(state);
    const record = await succeeded(sales.people.sales.get(`${orders}/${order}`));
    expect(record.state).toBe(state === 'withdrawn' ? 'draft' : 'approved');
    expect(record.lock).toBeNull();
  }
});

test('a double click on submit starts one approval', async () => {
  const order = await createOrder(sales, small);

  const answers = await Promise.all(
    Array.from({ length: 10 }, () => sales.people.sales.post(`${orders}/${order}/submit`)),
  );

  expect(outcomes(answers)).toEqual({ 200: 1, '409 instance.already-running': 9 });
  expect(await findInstancesOf(scope, 'sales-order', order)).toHaveLength(1);
  expect(await scope.collection('tasks').countDocuments({ record: order })).toBe(1);
});
