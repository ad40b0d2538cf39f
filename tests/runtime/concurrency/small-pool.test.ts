import { expect, test } from 'vitest';
import { decide, outcomes, startSalesServer, submitOrder, taskOn } from './sales-server.ts';

// A synchronous workflow that asks the pool for a second connection stands still here, until the test's time is over (performance.md, Lessons e).
test('fifty who approve fifty tasks at once over five connections do not wait for each other for ever', async () => {
  const sales = await startSalesServer({ connect: { poolSize: 5 } });
  const admin = sales.people['order-admin'];
  const submitted = await Promise.all(Array.from({ length: 50 }, () => submitOrder(sales, { lines: 1 })));
  const tasks = await Promise.all(submitted.map((order) => taskOn(admin, order)));

  const answers = await Promise.all(tasks.map((task) => decide(admin, task)));

  expect(outcomes(answers)).toEqual({ 200: 50 });
});
