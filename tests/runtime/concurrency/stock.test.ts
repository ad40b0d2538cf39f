import { beforeAll, expect, test } from 'vitest';
import { Decimal } from '../../../engine/decimal.ts';
import { orderOf } from '../../support/sales-company.ts';
import { succeeded, type TestAnswer } from '../../support/test-client.ts';
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
  sales = await startSalesServer({ stock: '40' });
});

/** Whoever is told that too many wait comes back, as a browser does. */
async function ship(note: string): Promise<TestAnswer> {
  const answer = await sales.people.warehouse.post(`${notes}/${note}/actions/ship`);
  return answer.status === 503 ? ship(note) : answer;
}

/** Notes of one piece each of the first product, every one of an order of its own. */
async function notesOfOnePiece(count: number): Promise<string[]> {
  const { people } = sales;
  const made: string[] = [];
  for (let done = 0; done < count; done += 25)
    made.push(
      ...(await Promise.all(
        Array.from({ length: Math.min(25, count - done) }, async () => {
          const order = await approvedOrder(sales, { lines: 1, quantity: '1' });
          const path = `${orders}/${order}/convert/order-to-delivery`;
          return (await succeeded(people.warehouse.post(path))).record.id;
        }),
      )),
    );
  return made;
}

test('a hundred who ship from a stock of forty at once ship forty, and the balance is what the entries say', async () => {
  const drafts = await notesOfOnePiece(100);

  const answers = await Promise.all(drafts.map(ship));

  expect(outcomes(answers)).toEqual({ 200: 40, '422 ledger.limit': 60 });
  const { db } = sales.server.database;
  const product = sales.goods.products[0];
  const balances = await db
    .collection('ledgerBalances')
    .find({ ledger: 'stock', pairs: `product:${product}` })
    .toArray();
  expect(balances.map(({ measures }) => String(measures.quantity))).toEqual(['0.000']);
  const entries = await db.collection('ledgerEntries').find({ ledger: 'stock' }).toArray();
  const sum = entries
    .filter(({ dimensions }) => dimensions.product.id === product)
    .reduce((total, { measures }) => total.plus(String(measures.quantity)), new Decimal(0));
  expect(sum.toFixed()).toBe('0');
});

test('delivery notes made at once are numbered without a hole or a repeat', async () => {
  const { db } = sales.server.database;
  const made = await db.collection('records.delivery-note').find({}).toArray();

  const numbers = made.map(({ values }) => Number(String(values.number).slice(-4))).sort((a, b) => a - b);

  expect(numbers.length).toBeGreaterThanOrEqual(100);
  expect(numbers).toEqual(numbers.map((_, index) => index + 1));
});

test('two who save the same order learn field by field where they meet', async () => {
  const { sales: one, 'order-admin': other } = sales.people;
  const order = await succeeded(one.post(orders, orderOf(sales.goods, { lines: 2 })));
  const path = `${orders}/${order.id}`;
  const [first] = order.lines;

  const answers = await Promise.all([
    one.patch(path, { remark: 'one', contact: '张三', lines: { [first.id]: { quantity: '5' } } }, 1),
    other.patch(path, { remark: 'other', phone: '1', lines: { [first.id]: { quantity: '6' } } }, 1),
  ]);

  expect(outcomes(answers)).toEqual({ 200: 1, '409 record.changed': 1 });
  const late = answers.find(({ status }) => status === 409);
  const won = answers.find(({ status }) => status === 200);
  expect(late?.body.current).toMatchObject({ revision: 2, remark: won?.body.remark });
  expect(late?.body.conflicts.map((one: { path: string }) => one.path).sort()).toEqual([
    `lines/${first.id}/quantity`,
    'remark',
  ]);
  expect(await succeeded(one.get(path))).toMatchObject({ revision: 2, remark: won?.body.remark });
});
