import { beforeAll, describe, expect, test } from 'vitest';
import { orderOf } from '../support/sales-company.ts';
import { succeeded } from '../support/test-client.ts';
import { takePicture } from './support/picture.ts';
import { type SalesPages, startSales } from './support/sales.ts';
import { visit, whyNoPages } from './support/visit.ts';

describe.skipIf(whyNoPages)('F7: many to-dos', () => {
  let sales: SalesPages;

  beforeAll(async () => {
    sales = await startSales();
  });

  test('F7: are picked, approved together, and what was skipped is listed with its reason', async () => {
    const orders = [await submitted(sales), await submitted(sales), await submitted(sales)];
    const page = await visit(sales.server, 'order-admin', '/inbox');
    await page.locator('.task-card').nth(2).waitFor();

    await page.getByRole('button', { name: /批量处理/ }).click();
    await page.getByRole('button', { name: '全选', exact: true }).click();
    await page.getByText('已选 3 条').waitFor();
    await takePicture(page, 'batch-picked');
    // While they are picked, somebody changes one of them.
    await edit(sales, orders[0] as Order);
    await page.locator('.batch-bar-acts').getByRole('button', { name: '同意' }).click();
    await page.getByRole('dialog').getByText('批量同意 3 条').waitFor();
    await takePicture(page, 'batch-confirm');
    await page.getByRole('button', { name: '同意 3 条', exact: true }).click();

    await page.getByText('2 条已处理').waitFor();
    const rest = page.locator('.batch-result tbody tr');
    expect(await rest.allInnerTexts()).toEqual([expect.stringMatching(/已跳过[\s\S]*修改/)]);
    await takePicture(page, 'batch-result');
    await page.getByRole('button', { name: /^完\s?成$/ }).click();
    await expect.poll(() => page.locator('.task-card').count()).toBe(1);
    expect(await stateOf(sales, orders[1]?.id)).toBe('approved');
    expect(await stateOf(sales, orders[0]?.id)).toBe('in-approval');
  });

  test('F7: on a phone, by keys and in English', async () => {
    await submitted(sales);
    const page = await visit(sales.server, 'order-admin', '/inbox', {
      width: 390,
      height: 844,
      language: 'en',
    });
    await page.locator('.task-card').first().waitFor();

    await page.getByRole('button', { name: /Decide several/ }).press('Enter');
    await page.getByRole('checkbox').first().press('Space');
    await page.getByText('1 selected').waitFor();
    await takePicture(page, 'batch-phone');
    await page.locator('.batch-bar-acts').getByRole('button', { name: 'Reject' }).press('Enter');
    await page.getByRole('button', { name: 'Reject 1', exact: true }).click();
    await page.getByRole('alert').filter({ hasText: 'Please give an opinion' }).waitFor();
    await page.getByRole('dialog').getByRole('textbox').fill('Out of stock');
    await page.getByRole('button', { name: 'Reject 1', exact: true }).click();

    await page.getByText('1 done').waitFor();
    await takePicture(page, 'batch-phone-result');
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(390);
  });
});

interface Order {
  id: string;
  revision: number;
}

async function submitted({ server, goods }: SalesPages): Promise<Order> {
  const seller = await server.signIn('sales');
  const { id } = await succeeded(seller.post('/api/records/sales-order', orderOf(goods, { lines: 1 })));
  const { revision } = await succeeded(seller.post(`/api/records/sales-order/${id}/submit`));
  return { id, revision };
}

async function edit({ server }: SalesPages, { id, revision }: Order): Promise<void> {
  const admin = await server.signIn('order-admin');
  await succeeded(admin.patch(`/api/records/sales-order/${id}`, { remark: '加急' }, revision));
}

async function stateOf({ server }: SalesPages, id = ''): Promise<string> {
  return (await succeeded((await server.signIn('sales')).get(`/api/records/sales-order/${id}`))).state;
}
