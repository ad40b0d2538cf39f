import { beforeAll, describe, expect, test } from 'vitest';
import { orderOf } from '../../support/sales-company.ts';
import { succeeded, type TestAnswer } from '../../support/test-client.ts';
import {
  approvedOrder,
  createOrder,
  decide,
  notes,
  orders,
  type SalesServer,
  startSalesServer,
  submitOrder,
  taskOn,
} from './sales-server.ts';

let sales: SalesServer;

beforeAll(async () => {
  sales = await startSalesServer();
});

type Send = (headers: Record<string, string>) => Promise<TestAnswer>;

/** Each way to change something: made ready, then sent as often as wanted with the headers given. */
const commands: Record<string, (more?: object) => Promise<Send>> = {
  'creating an order': async (more) => (headers) =>
    sales.people.sales.post(orders, { ...orderOf(sales.goods, { lines: 2 }), ...more }, headers),
  'changing an order': async (more) => {
    const order = await createOrder(sales, { lines: 2 });
    const body = { remark: 'now', ...more };
    return (headers) =>
      sales.people.sales.send('patch', `${orders}/${order}`, {
        body,
        headers: { 'if-match': '"1"', ...headers },
      });
  },
  'deleting an order': async () => {
    const order = await createOrder(sales, { lines: 2 });
    return (headers) =>
      sales.people.sales.send('delete', `${orders}/${order}`, { headers: { 'if-match': '"1"', ...headers } });
  },
  'submitting an order': async () => {
    const order = await createOrder(sales, { lines: 2 });
    return (headers) => sales.people.sales.post(`${orders}/${order}/submit`, {}, headers);
  },
  'approving an order': async () => {
    const admin = sales.people['order-admin'];
    const task = await taskOn(admin, await submitOrder(sales, { lines: 2 }));
    return (headers) => decide(admin, task, 'approve', headers);
  },
  'withdrawing an order': async () => {
    const order = await submitOrder(sales, { lines: 2 });
    const { lock } = await succeeded(sales.people.sales.get(`${orders}/${order}`));
    const path = `/api/instances/${lock.instance}/actions`;
    return (headers) => sales.people.sales.post(path, { action: 'withdraw' }, headers);
  },
  'cancelling an order': async () => {
    const order = await createOrder(sales, { lines: 2 });
    return (headers) =>
      sales.people.sales.post(`${orders}/${order}/actions/cancel`, { reason: 'mistake' }, headers);
  },
  'making a delivery note': async () => {
    const order = await approvedOrder(sales, { lines: 2 });
    return (headers) =>
      sales.people.warehouse.post(`${orders}/${order}/convert/order-to-delivery`, {}, headers);
  },
  'shipping a delivery note': async () => {
    const order = await approvedOrder(sales, { lines: 2 });
    const { record } = await succeeded(
      sales.people.warehouse.post(`${orders}/${order}/convert/order-to-delivery`),
    );
    return (headers) => sales.people.warehouse.post(`${notes}/${record.id}/actions/ship`, {}, headers);
  },
};

let number = 0;
const newKey = () => ({ 'idempotency-key': `key-${++number}` });

/** How much was ever written: audit entries and ledger entries. */
async function written(): Promise<number> {
  const { db } = sales.server.database;
  const counts = ['audit', 'ledgerEntries'].map((name) => db.collection(name).countDocuments());
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
}

describe.each(Object.keys(commands))('%s with a key', (name) => {
  test('is done once, and every caller gets the same answer, however they come', async () => {
    const command = commands[name] as (typeof commands)[string];
    const key = newKey();
    const [once, twin] = [await command(), await command()];
    const before = await written();
    const plain = await once(newKey());
    const effect = (await written()) - before;

    const together = await Promise.all(Array.from({ length: 5 }, () => twin(key)));
    const again = await twin(key);

    expect(plain.status).toBeLessThan(300);
    expect(effect).toBeGreaterThan(0);
    expect(await written()).toBe(before + 2 * effect);
    for (const answer of [...together, again]) {
      expect(answer.status).toBe(plain.status);
      expect(answer.body).toEqual(again.body);
    }
    expect(again.headers.get('idempotency-replayed')).toBe('true');
  });
});

test.each(['creating an order', 'changing an order'])(
  '%s with a key that another request had is refused',
  async (name) => {
    const command = commands[name] as (typeof commands)[string];
    const key = newKey();
    const first = await command();
    await succeeded(first(key));

    const other = await (await command({ remark: 'something else' }))(key);

    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency.key-reused' } });
  },
);
