import { beforeAll, expect, test } from 'vitest';
import { succeeded } from '../../support/test-client.ts';
import {
  approvedOrder,
  notes,
  orders,
  outcomes,
  type SalesServer,
  startSalesServer,
} from './sales-server.ts';

let sales: SalesServer;

beforeAll(async () => {
  sales = await startSalesServer();
});

test('of several who take the last of an order at once one gets it, never more than there is', async () => {
  const { warehouse, sales: salesperson } = sales.people;
  for (let round = 0; round < 5; round++) {
    const order = await approvedOrder(sales, { lines: 3, quantity: '7' });

    const answers = await Promise.all(
      Array.from({ length: 8 }, () => warehouse.post(`${orders}/${order}/convert/order-to-delivery`)),
    );

    const { 201: made, ...refused } = outcomes(answers);
    expect(made).toBe(1);
    expect(Object.values(refused).reduce((sum, count) => sum + count, 0)).toBe(7);
    expect(Object.keys(refused).every((one) => one.startsWith('409') || one.startsWith('422'))).toBe(true);
    const { lines } = await succeeded(salesperson.get(`${orders}/${order}`));
    expect(lines.map((line: { takenQuantity: string }) => line.takenQuantity)).toEqual(
      Array(3).fill('7.000'),
    );
  }
});

test('parts of an order taken at once add up to no more than the order', async () => {
  const { warehouse, sales: salesperson } = sales.people;
  const order = await approvedOrder(sales, { lines: 1, quantity: '10' });
  const [{ id }] = (await succeeded(salesperson.get(`${orders}/${order}`))).lines;

  const answers = await Promise.all(
    Array.from({ length: 6 }, () =>
      warehouse.post(`${orders}/${order}/convert/order-to-delivery`, { lines: { [id]: '3' } }),
    ),
  );

  expect(answers.filter(({ status }) => status === 201)).toHaveLength(3);
  const [line] = (await succeeded(salesperson.get(`${orders}/${order}`))).lines;
  expect(line).toMatchObject({ takenQuantity: '9.000', remainingQuantity: '1.000' });
  const made = answers.filter(({ status }) => status === 201).map(({ body }) => body.record.id);
  const there = await succeeded(
    warehouse.get(`${notes}?filter=${encodeURIComponent(`order == "${order}"`)}`),
  );
  expect(there.items.map((one: { id: string }) => one.id).sort()).toEqual(made.sort());
});
