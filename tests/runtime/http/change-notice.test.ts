import { beforeAll, describe, expect, test } from 'vitest';
import { approveAll } from '../../support/approve-all.ts';
import { chromiumPath, pagesOf, whyNoPaper } from '../../support/chromium.ts';
import { type Goods, orderOf, salesPeople, stockGoods } from '../../support/sales-company.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { succeeded, type TestClient } from '../../support/test-client.ts';

const orders = '/api/records/sales-order';

let server: TestServer;
let goods: Goods;
const people: Record<string, TestClient> = {};
const as = (name: string) => people[name] as TestClient;

beforeAll(async () => {
  server = await startTestServer({ tenants: { acme: salesPeople }, app: { chromiumPath } });
  goods = await stockGoods(server.app.ground, server.company, { customers: 1, products: 2, stock: '1000' });
  for (const name of Object.keys(salesPeople.people)) people[name] = await server.signIn(name);
});

async function approvedOrder() {
  const { id } = await succeeded(as('sales').post(orders, orderOf(goods, { lines: 2, quantity: '10' })));
  await succeeded(as('sales').post(`${orders}/${id}/submit`));
  await approveAll(people as never, id);
  return succeeded(as('sales').get(`${orders}/${id}`));
}

const notice = (who: string, order: string, purpose: 'change' | 'cancel', format = 'html') =>
  as(who).get(`${orders}/${order}/print/sales-order-${purpose}-notice?format=${format}&language=zh-CN`);

describe('notices of changes and cancellations', () => {
  test('SAL-84: while a change is approved its notice is with the persons responsible, to be printed with what differs', async () => {
    const order = await approvedOrder();
    expect((await notice('sales', order.id, 'change')).body.code).toBe('print.no-request');
    const changes = { deliveryDate: '2026-12-31', lines: { [order.lines[0].id]: { quantity: '20' } } };
    await succeeded(
      as('sales').post(`${orders}/${order.id}/amendments`, {
        purpose: 'change',
        changes,
        reason: '客户加急',
      }),
    );

    for (const who of ['order-admin', 'planner', 'warehouse'])
      await expect
        .poll(
          async () =>
            (await succeeded(as(who).get('/api/notifications?limit=50'))).items.filter(
              (one: { record: string; event: string; node?: string }) =>
                one.record === order.id && one.event === 'copied' && one.node === 'change-notice',
            ).length,
          { timeout: 5000 },
        )
        .toBe(1);
    const page = (await notice('order-admin', order.id, 'change')).bytes.toString();

    for (const words of [
      '变更通知单',
      order.number,
      '客户加急',
      '审批中',
      '2026-12-20',
      '2026-12-31',
      '订单明细第 1 行 数量',
    ])
      expect(page).toContain(words);
    expect(page).toContain('285.00');
    expect(page).not.toContain('毛利');
    const planned = (await notice('planner', order.id, 'change')).bytes.toString();
    expect(planned).toContain('订单明细第 1 行 数量');
    expect(planned).not.toContain('285.00');
    expect((await as('planner').get(`${orders}/${order.id}/print/sales-order-print`)).status).toBe(403);
  });

  test('SAL-85, SAL-92, SAL-93: once in effect they say since when; the notice of a cancellation lists what was ordered', async () => {
    const order = await approvedOrder();
    await succeeded(
      as('sales').post(`${orders}/${order.id}/amendments`, { purpose: 'cancel', reason: '项目中止' }),
    );
    await approveAll(people as never, order.id);

    const page = (await notice('warehouse', order.id, 'cancel')).bytes.toString();

    for (const words of ['取消通知单', '项目中止', '已生效', '商品1', '商品2']) expect(page).toContain(words);
    expect(page).toMatch(/取消时间：<\/dt><dd>\d{4}-\d{2}-\d{2} \d{2}:\d{2}/);
  });

  test.skipIf(whyNoPaper)('SAL-84: the notice is a document on paper', async () => {
    const order = await approvedOrder();
    await succeeded(
      as('sales').post(`${orders}/${order.id}/amendments`, {
        purpose: 'change',
        changes: { deliveryDate: '2026-12-31' },
        reason: '客户加急',
      }),
    );

    const { bytes } = await notice('sales', order.id, 'change', 'pdf');

    const text = pagesOf(bytes).join('');
    for (const words of ['变更通知单', '交货日期', '2026-12-31']) expect(text).toContain(words);
  });
});
