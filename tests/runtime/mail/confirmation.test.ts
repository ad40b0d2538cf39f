import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { smtpChannel } from '../../../runtime/server/mail/smtp.ts';
import { approveAll } from '../../support/approve-all.ts';
import { type MailServer, startMailServer } from '../../support/mail-server.ts';
import { readable } from '../../support/received-letter.ts';
import { type Goods, orderOf, salesPeople, stockGoods } from '../../support/sales-company.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { succeeded, type TestClient } from '../../support/test-client.ts';

const orders = '/api/records/sales-order';
const publicUrl = 'https://erp.company.example';
const names = [...Object.keys(salesPeople.people), 'admin'];
const sketch = {
  ...salesPeople,
  people: { ...salesPeople.people, admin: { department: 'company', roles: ['administrator'] } },
};

let mail: MailServer;
let server: TestServer;
let goods: Goods;
const people: Record<string, TestClient> = {};
const as = (name: string) => people[name] as TestClient;

beforeAll(async () => {
  mail = await startMailServer();
  const settings = { smtpUrl: mail.url, from: 'erp@company.example', publicUrl };
  server = await startTestServer({
    tenants: { acme: sketch },
    app: { outward: { channels: [smtpChannel(settings)], publicUrl } },
  });
  goods = await stockGoods(server.app.ground, server.company, { customers: 2, products: 2, stock: '1000' });
  for (const name of names) people[name] = await server.signIn(name);
});

let order: { id: string; number: string; lines: { id: string }[] };

/** An approved order of a customer, with or without an address. */
async function approvedFor(customer: Record<string, unknown>): Promise<void> {
  const path = `/api/records/customer/${goods.customers[0]}`;
  const { revision } = await succeeded(as('order-admin').get(path));
  await succeeded(as('order-admin').patch(path, customer, revision));
  const made = await succeeded(as('sales').post(orders, orderOf(goods, { lines: 2, quantity: '10' })));
  await succeeded(as('sales').post(`${orders}/${made.id}/submit`));
  await approveAll(people as never, made.id);
  order = await succeeded(as('sales').get(`${orders}/${made.id}`));
}

const ask = (purpose: 'change' | 'cancel', changes?: unknown) =>
  succeeded(
    as('sales').post(`${orders}/${order.id}/amendments`, { purpose, changes, reason: '客户的内部原因' }),
  );

const toldSales = async () =>
  (await succeeded(as('sales').get('/api/notifications?limit=50'))).items.filter(
    (one: { record: string; event: string }) => one.record === order.id && one.event === 'outsider-to-tell',
  );

describe('customers hear what came into effect', () => {
  beforeEach(() => {
    mail.received.length = 0;
  });

  test('SAL-86: a confirmed change is mailed with what was, what is, and since when, and nothing of the house', async () => {
    await approvedFor({ email: 'sun@customer.example', language: null });
    await ask('change', {
      deliveryDate: '2026-12-31',
      lines: { [order.lines[0]?.id as string]: { quantity: '20' } },
    });
    await approveAll(people as never, order.id);

    await expect.poll(() => mail.received.length, { timeout: 10_000 }).toBe(1);
    const [letter] = mail.received;
    const { subject, text } = readable(letter as never);
    expect(letter?.to).toBe('sun@customer.example');
    expect(subject).toContain(`销售订单 ${order.number} 的变更已确认生效`);
    expect(text).toContain('孙浩然，您好：');
    expect(text).toMatch(/生效时间: \d{4}-\d{2}-\d{2} \d{2}:\d{2}/);
    expect(text).toContain('交货日期: 2026-12-20 → 2026-12-31');
    expect(text).toContain('订单明细第 1 行 数量: 10 → 20');
    expect(text).toContain('总金额: 190.00 → 285.00');
    expect(text).not.toMatch(/毛利|客户的内部原因|重要程度|erp\.company\.example/);
    expect(await toldSales()).toEqual([]);
  });

  test('SAL-94: a confirmed cancellation is mailed in the language of the customer', async () => {
    await approvedFor({ email: 'sun@customer.example', language: 'en' });
    await ask('cancel');
    await approveAll(people as never, order.id);

    await expect.poll(() => mail.received.length, { timeout: 10_000 }).toBe(1);
    const { subject, text } = readable(mail.received[0] as never);
    expect(subject).toContain(`Sales order ${order.number} is cancelled`);
    expect(text).toMatch(/In effect from: \d{4}-\d{2}-\d{2} \d{2}:\d{2}/);
    expect(text).toContain('Total: 190.00');
    expect(text).not.toContain('margin');
  });

  test('SAL-86: of a customer without an address the salesperson is asked to tell', async () => {
    await approvedFor({ email: null, language: null });
    await ask('cancel');
    await approveAll(people as never, order.id);

    await expect.poll(async () => (await toldSales()).length, { timeout: 10_000 }).toBe(1);
    expect((await toldSales())[0]).toMatchObject({ purpose: 'cancel', title: order.number });
    expect(mail.received).toEqual([]);
  });

  test('SAL-86: a request that is turned down is told to no customer', async () => {
    await approvedFor({ email: 'sun@customer.example', language: null });
    await ask('cancel');
    const { items } = await succeeded(as('sales-manager').get('/api/tasks'));
    const task = items.find((one: { record: string }) => one.record === order.id);
    const body = { action: 'reject', seenRevision: task.revision, comment: '不同意' };
    await succeeded(as('sales-manager').post(`/api/tasks/${task.id}/actions`, body));

    await expect
      .poll(async () =>
        (await succeeded(as('sales').get('/api/notifications'))).items.map(
          (one: { event: string }) => one.event,
        ),
      )
      .toContain('instance-rejected');
    expect([mail.received, await toldSales()]).toEqual([[], []]);
  });
});
