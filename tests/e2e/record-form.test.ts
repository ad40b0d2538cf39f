import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { orderOf } from '../support/sales-company.ts';
import { succeeded } from '../support/test-client.ts';
import { enterGrid, focusName, linesShown, settled } from './support/grid.ts';
import { type SalesPages, startSales } from './support/sales.ts';
import { type Seat, visit, whyNoPages } from './support/visit.ts';

/** A draft is kept a second after the last key (ux.md), and this machine may be slow; in milliseconds. */
const afterIdle = 2000;

describe.skipIf(whyNoPages)('the form of an order', () => {
  let sales: SalesPages;

  beforeAll(async () => {
    sales = await startSales();
  });

  async function open(path: string, seat?: Seat): Promise<Page> {
    const page = await visit(sales.server, 'sales', path, seat);
    await page.waitForSelector('.form');
    await settled(page);
    return page;
  }

  async function storedOrder(): Promise<{ id: string; revision: number }> {
    const client = await sales.server.signIn('sales');
    return succeeded(client.post('/api/records/sales-order', orderOf(sales.goods, { lines: 2 })));
  }

  const read = async (id: string) =>
    succeeded((await sales.server.signIn('sales')).get(`/api/records/sales-order/${id}`));

  /** Types into the quantity of the first line. */
  async function enterQuantity(page: Page, quantity: string): Promise<void> {
    await enterGrid(page);
    await page.keyboard.press('Tab');
    await page.keyboard.type(quantity);
    await page.keyboard.press('Enter');
  }

  test('two people save: what only one of them changed is merged, what both did is asked for, and nothing is lost', async () => {
    const { id } = await storedOrder();
    const [mine, theirs] = [await open(`/record/sales-order/${id}`), await open(`/record/sales-order/${id}`)];
    await enterQuantity(theirs, '9');
    await theirs.getByLabel('联系人').fill('张伟');
    await enterQuantity(mine, '7');
    await mine.getByLabel('联系电话').fill('139');

    await theirs.keyboard.press('Control+s');
    await expect.poll(async () => (await read(id)).revision).toBe(2);
    await mine.keyboard.press('Control+s');
    const dialog = mine.getByRole('dialog');
    await dialog.waitFor();
    const atConflict = await read(id);
    await dialog.getByRole('radio').first().check();
    await dialog.locator('.ant-btn-primary').click();
    await expect.poll(async () => (await read(id)).revision).toBe(3);

    const order = await read(id);
    expect(atConflict.lines[0].quantity).toBe('9.000');
    expect([order.lines[0].quantity, order.contact, order.phone]).toEqual(['7.000', '张伟', '139']);
  });

  test('Ctrl+Enter in the same moment as the last letter of a look-up submits what was typed', async () => {
    const { id } = await storedOrder();
    const page = await open(`/record/sales-order/${id}`);
    await page.route('**/look-up/**', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 400));
      await route.continue();
    });

    await page.getByRole('combobox', { name: '客户' }).first().focus();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('C2');
    await page.keyboard.press('Control+Enter');
    await expect.poll(async () => (await read(id)).state).toBe('in-approval');

    expect((await read(id)).customer.id).toBe(sales.goods.customers[1]);
  });

  test('sends only what has changed, and an order that was only looked at sends nothing', async () => {
    const { id } = await storedOrder();
    const page = await open(`/record/sales-order/${id}`);
    const sent: { method: string; body: unknown }[] = [];
    page.on('request', (request) => {
      if (!/GET|POST/.test(request.method()) || /records\/sales-order$/.test(request.url()))
        sent.push({ method: request.method(), body: request.postDataJSON() });
    });

    await enterGrid(page);
    await page.keyboard.press('Control+s');
    await settled(page);
    const looked = [...sent];
    await enterQuantity(page, '4');
    await page.keyboard.press('Control+s');
    await settled(page);

    const { lines } = await read(id);
    expect(looked).toEqual([]);
    expect(sent).toEqual([{ method: 'PATCH', body: { lines: { [lines[0].id]: { quantity: '4.000' } } } }]);
  });

  test.each([
    [
      'zh-CN',
      '有 3 处需要修改，暂时不能保存',
      ['客户：必填', '订单明细 第 1 行 · 数量：必填', '订单明细 第 1 行 · 单价：格式不正确，应为数字'],
    ],
    [
      'en',
      '3 to correct before this can be saved',
      [
        'Customer: Required',
        'Lines, line 1 · Quantity: Required',
        'Lines, line 1 · Unit price: Not valid: a number is expected',
      ],
    ],
  ] as const)('says what is wrong in a summary that leads there: %s', async (language, title, problems) => {
    const page = await open('/new/sales-order', { language });
    await enterGrid(page);
    await page.keyboard.type('P1');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.keyboard.type('abc');
    await page.keyboard.press('Enter');
    await settled(page);

    await page.keyboard.press('Control+s');
    const summary = page.locator('.form-summary');
    await expect.poll(() => summary.locator('button').count()).toBe(3);
    const shown = await summary.locator('button').allInnerTexts();
    const focused = await summary.evaluate((element) => element === document.activeElement);
    const heading = await summary.locator('.form-summary-title').innerText();
    await summary.locator('button').last().press('Enter');

    expect(heading).toBe(title);
    expect(shown).toEqual(problems);
    expect(focused).toBe(true);
    expect(await focusName(page)).toMatch(/^(单价|Unit price)/);
    expect((await linesShown(page))[0]?.unitPrice).toBe('abc');
  });

  test('what was typed is offered again after the page was gone, and comes back with its mistakes', async () => {
    const page = await open('/new/sales-order');
    await page.keyboard.type('C2');
    await page.keyboard.press('Tab');
    await enterGrid(page);
    await page.keyboard.type('P3');
    await page.keyboard.press('Enter');
    await page.keyboard.type('many');
    await page.keyboard.press('Enter');
    await settled(page);
    await page.waitForTimeout(afterIdle);
    await page.getByText('草稿已保存').waitFor();

    await page.reload();
    await page.getByRole('button', { name: '继续填写' }).click();
    await settled(page);

    const [line] = await linesShown(page);
    expect([line?.product, line?.quantity]).toEqual(['商品3', 'many']);
    expect(await page.getByRole('combobox', { name: '客户' }).inputValue()).toBe('客户2');
    expect(await page.getByRole('button', { name: '继续填写' }).count()).toBe(0);
  });

  test('on a phone lines are cards with an editor of their own', async () => {
    const page = await open('/new/sales-order', { width: 390, height: 844 });

    await page.getByRole('button', { name: '添加行' }).tap();
    const editor = page.getByRole('dialog');
    await expect.poll(() => focusName(page)).toMatch(/^商品/);
    await page.keyboard.type('P5');
    await page.keyboard.press('Tab');
    await editor.getByLabel('数量').fill('30');
    await settled(page);
    const warning = await editor.getByText('数量超过发货仓库的可用库存').count();
    const mode = await editor.getByLabel('数量').getAttribute('inputmode');
    await editor.getByRole('button', { name: '完成' }).tap();
    const card = page.locator('.line-card');
    await expect.poll(() => card.innerText()).toContain('300.00');

    expect([warning, mode]).toEqual([1, 'decimal']);
    expect(await card.innerText()).toContain('商品5');
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  });
});
