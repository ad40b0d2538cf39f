import { beforeAll, expect, test } from 'vitest';
import { approvedOrder, orders, outcomes, type SalesServer, startSalesServer } from './sales-server.ts';

let sales: SalesServer;
let approved: string[];

beforeAll(async () => {
  sales = await startSalesServer();
  approved = await Promise.all(
    Array.from({ length: 25 }, () => approvedOrder(sales, { lines: 1, quantity: '1' })),
  );
});

test('fifty who make delivery notes at once, half of them in vain, leave no gap and no repeat in their numbers', async () => {
  const { warehouse } = sales.people;

  const answers = await Promise.all(
    [...approved, ...approved].map((order) => warehouse.post(`${orders}/${order}/convert/order-to-delivery`)),
  );

  const { 201: made, ...refused } = outcomes(answers);
  expect(made).toBe(25);
  expect(Object.values(refused).reduce((sum, count) => sum + count, 0)).toBe(25);
  const notes = await sales.server.database.db.collection('records.delivery-note').find({}).toArray();
  const numbers = notes.map(({ values }) => Number(String(values.number).slice(-4))).sort((a, b) => a - b);
  expect(numbers).toEqual(Array.from({ length: 25 }, (_, index) => index + 1));
});
