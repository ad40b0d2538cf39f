import { beforeAll, describe, expect, test } from 'vitest';
import { amendmentWords } from '../../runtime/app/messages/areas/amendments.ts';
import { fill } from '../../runtime/app/messages/fill.ts';
import { approveAll } from '../support/approve-all.ts';
import { orderOf } from '../support/sales-company.ts';
import { succeeded, type TestClient } from '../support/test-client.ts';
import { countPointers, Keyboard } from './support/keyboard.ts';
import { takePicture } from './support/picture.ts';
import { type SalesPages, startSales } from './support/sales.ts';
import { visit, whyNoPages } from './support/visit.ts';

let sales: SalesPages;

beforeAll(async () => {
  if (!whyNoPages) sales = await startSales({ stock: '1000' });
});

describe.skipIf(whyNoPages).each(['zh-CN', 'en'] as const)('in %s', (language) => {
  const words = amendmentWords[language];

  test('L6: a change is asked for by keyboard alone, old values beside new ones, and its approver sees both', async () => {
    const order = await approvedOrder();
    const page = await visit(sales.server, 'sales', `/record/sales-order/${order.id}`, { language });
    const pointers = await countPointers(page);
    const keyboard = new Keyboard(page);

    await keyboard.push(/^(申请变更|Request a change)$/);
    await keyboard.tabTo(/^(交货日期|Delivery date)/);
    await keyboard.press('Control+a');
    await keyboard.type('2026-12-31');
    await keyboard.press('Tab');
    await page.locator('.form-was').first().waitFor();
    await page.locator('.request-form .field-changes').waitFor();
    await page.locator('.approval-strip').waitFor();
    await takePicture(page, `change-request-form-${language}`);
    await keyboard.tabTo(new RegExp(`^${words.reason}$`));
    await keyboard.press('Control+Enter');
    await page.getByRole('alert').filter({ hasText: words['reason-missing'] }).waitFor();
    await keyboard.type('客户现场未就绪');
    await takePicture(page, `change-request-reason-${language}`);
    await keyboard.press('Control+Enter');
    await page.locator('.request-banner').waitFor();
    await takePicture(page, `change-request-open-${language}`);

    expect(await pointers()).toBe(0);
    const approver = await visit(sales.server, 'sales-manager', '/inbox', { language });
    await approver.locator('.task-card', { hasText: order.number }).click();
    const banner = approver.locator('.request-banner');
    await banner.waitFor();
    await approver.locator('.decision-bar').waitFor();
    expect(await banner.innerText()).toContain('客户现场未就绪');
    expect(await banner.locator('del').innerText()).not.toBe(await banner.locator('ins').innerText());
    await takePicture(approver, `change-request-approver-${language}`);
  });

  test('what came of it stays with the record, on a phone too', async () => {
    const order = await approvedOrder();
    const line = order.lines[0]?.id ?? '';
    await ask(order.id, { lines: { [line]: { quantity: '30' } } });
    const phone = { language, width: 390, height: 844 };
    const open = await visit(sales.server, 'sales', `/record/sales-order/${order.id}`, phone);
    await open.locator('.request-banner ins').first().waitFor();
    await takePicture(open, `change-request-phone-${language}`);
    await approveAll(await everybody(), order.id);

    const page = await visit(sales.server, 'sales', `/record/sales-order/${order.id}`, { language });
    await page.locator('.request-history', { hasText: words['state-applied'] }).waitFor();
    await page.locator('.request-history').scrollIntoViewIfNeeded();
    await takePicture(page, `change-request-history-${language}`);

    expect(await page.locator('.request-banner').count()).toBe(0);
    expect(await page.locator('.request-history ins').first().innerText()).toContain('30');
  });

  test('the list marks an order that a request is open about', async () => {
    const order = await approvedOrder();
    await ask(order.id, { deliveryDate: '2026-12-30' });
    const page = await visit(sales.server, 'sales', '/list/sales-order', { language });

    const row = page.locator('[role="row"]', { hasText: order.number });
    await row.getByRole('img', { name: words['open-change'] }).waitFor();
    await takePicture(page, `change-request-list-${language}`);

    expect(await row.getByRole('img', { name: words['open-change'] }).count()).toBe(1);
  });

  test('L7: cancelling asks for a reason, and says who decides', async () => {
    const order = await approvedOrder();
    const page = await visit(sales.server, 'sales', `/record/sales-order/${order.id}`, { language });
    const keyboard = new Keyboard(page);

    await keyboard.choose(/^(更多操作|More)/, /^(申请取消|Request cancellation)$/);
    const dialog = page.getByRole('dialog', { name: fill(words['cancel-title'], { title: order.number }) });
    await dialog.locator('.approval-strip').waitFor();
    await takePicture(page, `cancel-request-${language}`);
    await keyboard.type('客户项目终止');
    await keyboard.press('Control+Enter');
    await page.locator('.request-banner[data-purpose="cancel"]').waitFor();
    await approveAll(await everybody(), order.id);

    const seller = await sales.server.signIn('sales');
    const { state } = await succeeded(seller.get(`/api/records/sales-order/${order.id}`));
    expect(state).toBe('cancelled');
  });
});

async function approvedOrder(): Promise<{ id: string; number: string; lines: { id: string }[] }> {
  const seller = await sales.server.signIn('sales');
  const made = await succeeded(
    seller.post('/api/records/sales-order', orderOf(sales.goods, { lines: 2, quantity: '10' })),
  );
  await succeeded(seller.post(`/api/records/sales-order/${made.id}/submit`));
  await approveAll(await everybody(), made.id);
  return succeeded(seller.get(`/api/records/sales-order/${made.id}`));
}

async function ask(id: string, changes: unknown): Promise<void> {
  const seller = await sales.server.signIn('sales');
  const body = { purpose: 'change', changes, reason: '客户要求' };
  await succeeded(seller.post(`/api/records/sales-order/${id}/amendments`, body));
}

async function everybody(): Promise<Record<string, TestClient>> {
  const names = ['order-admin', 'sales-manager', 'finance', 'warehouse', 'planner'];
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await sales.server.signIn(name)] as const)),
  );
}
