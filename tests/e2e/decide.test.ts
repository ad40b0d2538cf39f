import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { orderOf } from '../support/sales-company.ts';
import { succeeded } from '../support/test-client.ts';
import { type SalesPages, startSales } from './support/sales.ts';
import { visit, whyNoPages } from './support/visit.ts';

/** Decisions can be taken back for five seconds, and are sent then. */
const sent = { timeout: 15_000 };

describe.skipIf(whyNoPages)('a decision', () => {
  let sales: SalesPages;

  beforeAll(async () => {
    sales = await startSales();
  });

  test('takes the sales manager two keys, and the salesperson’s open page follows', async () => {
    const order = await orderInSecondReview(sales);
    const seller = await visit(sales.server, 'sales', `/record/sales-order/${order.id}`);
    await seller.getByText('待审核').first().waitFor();
    const loads = await countLoads(seller);
    const manager = await inboxOf(sales, 'sales-manager', order.number);

    await manager.keyboard.press('a');
    await manager.keyboard.press('Enter');

    await manager.getByText(`已同意 ${order.number}`).waitFor();
    await seller.locator('.record-head .state-tag', { hasText: '已审核' }).waitFor(sent);
    await seller.locator('.timeline', { hasText: 'sales-manager' }).waitFor();
    expect(await seller.locator('.record-head .state-tag').innerText()).toBe('已审核');
    expect(await loads()).toBe(0);
  });

  test('is followed by the next task of itself, and j and k go between them', async () => {
    const orders = [await orderInSecondReview(sales), await orderInSecondReview(sales)];
    const numbers = orders.map(({ number }) => number).reverse();
    const page = await inboxOf(sales, 'sales-manager', numbers[0] as string);

    await page.keyboard.press('j');
    await shownTitle(page, numbers[1] as string);
    await page.keyboard.press('k');
    await shownTitle(page, numbers[0] as string);
    await page.keyboard.press('a');
    await page.keyboard.press('Enter');

    await shownTitle(page, numbers[1] as string);
    expect(await page.locator('.task-card').count()).toBe(1);
    await page.keyboard.press('a');
    await page.keyboard.press('Enter');
    await page.getByText('没有待办', { exact: true }).first().waitFor();
  });

  test('to reject needs a reason, which the salesperson then reads', async () => {
    const order = await orderInSecondReview(sales);
    const seller = await visit(sales.server, 'sales', `/record/sales-order/${order.id}`);
    await seller.locator('.record-head').waitFor();
    const manager = await inboxOf(sales, 'sales-manager', order.number);

    await manager.keyboard.press('r');
    await manager.keyboard.press('Enter');
    await manager.getByRole('alert').filter({ hasText: '请填写意见' }).waitFor();
    await manager.keyboard.type('价格偏低');
    await manager.keyboard.press('Enter');

    await seller.locator('.timeline blockquote', { hasText: '价格偏低' }).waitFor(sent);
    expect(await seller.locator('.record-head .state-tag').innerText()).toBe('新建');
  });

  test('can be taken back while it waits', async () => {
    const order = await orderInSecondReview(sales);
    const manager = await inboxOf(sales, 'sales-manager', order.number);

    await manager.keyboard.press('a');
    await manager.keyboard.press('Enter');
    await manager.getByText(`已同意 ${order.number}`).waitFor();
    await manager.keyboard.press('u');

    await manager.locator('.task-card', { hasText: order.number }).waitFor();
    await manager.waitForTimeout(6000);
    expect(await stateOf(sales, order.id)).toBe('in-approval');
    await succeeded(decide(sales, 'sales-manager'));
  });

  test('that somebody else made first is lost, and says whose it was', async () => {
    const order = await orderInSecondReview(sales);
    const finance = await inboxOf(sales, 'finance', order.number);
    const manager = await inboxOf(sales, 'sales-manager', order.number);

    await finance.keyboard.press('a');
    await finance.keyboard.press('Enter');
    await manager.keyboard.press('a');
    await manager.keyboard.press('Enter');

    const [lost] = await Promise.all([
      Promise.any([finance, manager].map((page) => lossOf(page))),
      expect.poll(() => stateOf(sales, order.id), sent).toBe('approved'),
    ]);
    expect(lost).toMatch(new RegExp(`${order.number} 未处理成功[^]*已由 (Finance|Sales.manager) 处理`, 'i'));
  });
});

/** An important order below the limits: one approval is over, sales manager or finance gives the other. */
async function orderInSecondReview({ server, goods }: SalesPages): Promise<{ id: string; number: string }> {
  const seller = await server.signIn('sales');
  const made = await succeeded(
    seller.post('/api/records/sales-order', orderOf(goods, { lines: 1, importance: 'important' })),
  );
  await succeeded(seller.post(`/api/records/sales-order/${made.id}/submit`));
  await succeeded(decide({ server, goods }, 'order-admin'));
  return { id: made.id, number: made.number };
}

/** Approves the one task of a person, by program. */
async function decide({ server }: SalesPages, username: string) {
  const client = await server.signIn(username);
  const { items } = await succeeded(client.get('/api/tasks?status=open'));
  const [task] = items;
  return client.post(`/api/tasks/${task.id}/actions`, { action: 'approve', seenRevision: task.revision });
}

async function stateOf({ server }: SalesPages, id: string): Promise<string> {
  const client = await server.signIn('sales');
  return (await succeeded(client.get(`/api/records/sales-order/${id}`))).state;
}

/** The inbox with the task of an order open, its document drawn. */
async function inboxOf({ server }: SalesPages, username: string, number: string): Promise<Page> {
  const page = await visit(server, username, '/inbox');
  await shownTitle(page, number);
  await page.locator('.decision-bar').waitFor();
  return page;
}

async function shownTitle(page: Page, number: string): Promise<void> {
  await page.locator('.inbox-document h1', { hasText: number }).waitFor();
}

/** Counts how often a page is loaded anew from now on. */
async function countLoads(page: Page): Promise<() => Promise<number>> {
  let loads = 0;
  page.on('load', () => loads++);
  return async () => loads;
}

/** What a page says of the decision that came too late; never, on the page that was first. */
async function lossOf(page: Page): Promise<string> {
  const notice = page.locator('.ant-notification-notice, .ant-notification');
  return notice.filter({ hasText: '未处理成功' }).first().innerText(sent);
}
