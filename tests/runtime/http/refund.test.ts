import { beforeAll, describe, expect, test } from 'vitest';
import { approveAll } from '../../support/approve-all.ts';
import { type Goods, orderOf, salesPeople, stockGoods } from '../../support/sales-company.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { succeeded, type TestClient } from '../../support/test-client.ts';

const orders = '/api/records/sales-order';
const sketch = {
  ...salesPeople,
  people: { ...salesPeople.people, cashier: { department: 'finance', roles: ['cashier'] } },
};

let server: TestServer;
let goods: Goods;
const people: Record<string, TestClient> = {};
const as = (name: string) => people[name] as TestClient;

beforeAll(async () => {
  server = await startTestServer({ tenants: { acme: sketch } });
  goods = await stockGoods(server.app.ground, server.company, { customers: 1, products: 2, stock: '1000' });
  for (const name of Object.keys(sketch.people)) people[name] = await server.signIn(name);
});

/** An approved order of 190.00, paid as far as said. */
async function approvedOrder(paid?: string): Promise<string> {
  const { id } = await succeeded(as('sales').post(orders, orderOf(goods, { lines: 2, quantity: '10' })));
  await succeeded(as('sales').post(`${orders}/${id}/submit`));
  await approveAll(people as never, id);
  if (paid === undefined) return id;
  const body = { customer: goods.customers[0], amount: paid, lines: [{ order: id, amount: paid }] };
  const receipt = await succeeded(as('cashier').post('/api/records/receipt', body));
  await succeeded(as('finance').post(`/api/records/receipt/${receipt.id}/actions/post`));
  return id;
}

/** Asks to cancel it, and everybody agrees; gives who was asked. */
async function cancelled(order: string): Promise<string[]> {
  await succeeded(
    as('sales').post(`${orders}/${order}/amendments`, { purpose: 'cancel', reason: '客户取消' }),
  );
  return approveAll(people as never, order);
}

const read = (order: string) => succeeded(as('finance').get(`${orders}/${order}`));
const balance = async (ledger: string, query: string) => {
  const { items } = await succeeded(as('finance').get(`/api/ledgers/${ledger}/balances?zero=true&${query}`));
  return Object.values(items[0]?.measures ?? { none: '0.00' })[0];
};
const debt = () => balance('receivable', `customer=${goods.customers[0]}`);
const paid = async (order: string) => balance('order-payment', `orderNumber=${(await read(order)).number}`);
const stock = () => balance('stock', `product=${goods.products[0]}`);
const refunded = (order: string, body: object = {}) =>
  as('cashier').post(`${orders}/${order}/convert/order-to-refund`, body);
const toldOf = async (who: string, order: string) =>
  (await succeeded(as(who).get('/api/notifications?limit=50'))).items
    .filter((one: { record: string }) => one.record === order)
    .map(({ event, node }: { event: string; node?: string }) => (node ? `${event} ${node}` : event));

describe('what follows a cancelled order', () => {
  test('SAL-96: of a paid one finance and the cashier are told; the money goes back by a refund, once', async () => {
    const before = await debt();
    const order = await approvedOrder('100.00');
    expect((await refunded(order)).status).toBe(409);

    expect(await cancelled(order)).toEqual(['sales-manager', 'finance', 'warehouse']);
    for (const who of ['finance', 'cashier'])
      await expect
        .poll(() => toldOf(who, order), { timeout: 5000 })
        .toEqual(expect.arrayContaining(['copied refund-notice', 'amendment-applied']));
    const { record: refund } = await succeeded(refunded(order));
    expect(refund).toMatchObject({ amount: '100.00', order: { id: order }, state: 'draft' });
    expect((await as('cashier').post(`/api/records/refund/${refund.id}/actions/post`)).status).toBe(403);
    const second = await succeeded(refunded(order));
    await succeeded(as('finance').post(`/api/records/refund/${refund.id}/actions/post`));

    expect([(await read(order)).state, await paid(order)]).toEqual(['cancelled', '0.00']);
    expect(await debt()).toBe(before);
    const twice = await as('finance').post(`/api/records/refund/${second.record.id}/actions/post`);
    expect([twice.status, twice.body.issues[0].code]).toEqual([422, 'ledger.limit']);
    expect((await refunded(order)).status).toBe(422);
    await succeeded(
      as('finance').post(`/api/records/refund/${refund.id}/actions/cancel`, { reason: '账号错误' }),
    );
    expect(await paid(order)).toBe('100.00');
  });

  test('SAL-97: whoever made a refund does not post it', async () => {
    const order = await approvedOrder('50.00');
    await cancelled(order);
    const { record: refund } = await succeeded(
      as('finance').post(`${orders}/${order}/convert/order-to-refund`, {}),
    );

    expect((await as('finance').post(`/api/records/refund/${refund.id}/actions/post`)).status).toBe(403);
  });

  test('SAL-95, SAL-96: of one in production the planner arranges the plan anew', async () => {
    const order = await approvedOrder();
    await succeeded(as('order-admin').post(`${orders}/${order}/actions/start-production`));

    expect(await cancelled(order)).toEqual(['sales-manager', 'finance', 'warehouse', 'planner']);
    await expect.poll(() => toldOf('planner', order), { timeout: 5000 }).toContain('amendment-applied');
    expect((await refunded(order)).status).toBe(422);
    expect(await read(order)).toMatchObject({ state: 'cancelled' });
  });

  test('SAL-96, INV-19: stock that went out comes back with its delivery note, without which no order is cancelled', async () => {
    const order = await approvedOrder();
    const { record: note } = await succeeded(
      as('warehouse').post(`${orders}/${order}/convert/order-to-delivery`, {}),
    );
    await succeeded(as('warehouse').post(`/api/records/delivery-note/${note.id}/actions/ship`));
    const shipped = await stock();

    const refused = await as('sales').post(`${orders}/${order}/amendments`, {
      purpose: 'cancel',
      reason: '客户取消',
    });
    expect(refused.status).toBe(409);
    await succeeded(
      as('warehouse').post(`/api/records/delivery-note/${note.id}/actions/cancel`, { reason: '退回' }),
    );

    expect(Number(await stock()) - Number(shipped)).toBe(10);
    await cancelled(order);
    expect(await read(order)).toMatchObject({ state: 'cancelled' });
  });
});
