import { readFileSync } from 'node:fs';
import type { Download, Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { pagesOf, whyNoPaper } from '../support/chromium.ts';
import { succeeded } from '../support/test-client.ts';
import { enterOrder } from './enter-order.ts';
import { settled } from './support/grid.ts';
import { countPointers, Keyboard } from './support/keyboard.ts';
import { type SalesPages, startSales } from './support/sales.ts';
import { visit, whyNoPages } from './support/visit.ts';

/** What the buttons are called; the walk itself is the same in both languages. */
const words = {
  'zh-CN': {
    inApproval: '待审核',
    approved: '已审核',
    shipping: '发货中',
    completed: '已完成',
    convert: /^生成发货单$/,
    quantity: (line: number) => new RegExp(`^行 ${line}:`),
    ship: /^确认发货$/,
    shipped: '已发货',
    print: /^打印/,
    deliveryNote: /发货单$/,
    download: /下载/,
    more: /^更多操作$/,
    cancel: /^取消发货$/,
    cancelled: '已取消',
  },
  en: {
    inApproval: 'In approval',
    approved: 'Approved',
    shipping: 'Shipping',
    completed: 'Completed',
    convert: /^Create delivery note$/,
    quantity: (line: number) => new RegExp(`^Line ${line}:`),
    ship: /^Ship$/,
    shipped: 'Shipped',
    print: /^Print/,
    deliveryNote: /Delivery note/,
    download: /Download/,
    more: /^More actions$/,
    cancel: /^Cancel$/,
    cancelled: 'Cancelled',
  },
} as const;

const lines = Array.from({ length: 10 }, (_, index) => ({ product: `P${index + 1}`, quantity: '600' }));

describe.skipIf(whyNoPages)('an order goes by keyboard alone from its first key to the receivable', () => {
  let sales: SalesPages;

  beforeAll(async () => {
    sales = await startSales({ stock: '2000' });
  });

  test.each(['zh-CN', 'en'] as const)(
    'in %s',
    async (language) => {
      const say = words[language];
      const open = async (username: string, path: string) => {
        const page = await visit(sales.server, username, path, { language });
        return { page, keys: new Keyboard(page), pointers: await countPointers(page) };
      };
      const before = await balances(sales);

      const seller = await open('sales', '/new/sales-order');
      await seller.page.waitForSelector('.grid-frame');
      const entry = await enterOrder(seller.page, lines, { customer: 'C1', path: 'ctrl-enter' });
      expect(Math.max(...entry.keys)).toBeLessThanOrEqual(12);
      // Out of the lines by an empty one, and submitted from wherever that leads.
      await settled(seller.page);
      await seller.keys.press('Control+Enter', 'Tab');
      await seller.page.waitForFunction(() => !document.activeElement?.closest('.grid-frame'));
      await seller.keys.press('Control+Enter');
      await seller.page.waitForURL(/\/record\/sales-order\//);
      await stateOf(seller.page, say.inApproval);
      const order = seller.page.url().split('/').at(-1) as string;

      for (const approver of ['order-admin', 'sales-manager', 'finance']) {
        const { page, keys, pointers } = await open(approver, '/inbox');
        await page.locator('.inbox-document').getByText('客户1').first().waitFor();
        await keys.press('a', 'Enter');
        await expect.poll(() => openTasks(sales, approver), { timeout: 15_000 }).toBe(0);
        expect(pointers()).toBe(0);
      }
      await stateOf(seller.page, say.approved);
      expect(seller.pointers()).toBe(0);

      const keeper = await open('warehouse', `/record/sales-order/${order}`);
      await keeper.keys.push(say.convert);
      for (let line = 1; line <= lines.length; line++) {
        await keeper.keys.tabTo(say.quantity(line));
        await keeper.keys.type('250');
      }
      await keeper.keys.push(say.convert);
      await shipTheNote(keeper, say);
      await stateOf(seller.page, say.shipping);

      await keeper.page.goto(`${sales.server.url}/record/sales-order/${order}`);
      await keeper.keys.push(say.convert);
      await keeper.page.getByRole('dialog').waitFor();
      await keeper.keys.push(say.convert);
      await shipTheNote(keeper, say);
      await stateOf(seller.page, say.completed);
      expect(await balances(sales)).toEqual({
        stock: before.stock - 600,
        receivable: before.receivable + 60_000,
      });

      if (whyNoPaper === undefined) {
        const text = await printed(keeper, say);
        for (let product = 1; product <= 10; product++) expect(text).toContain(`商品${product}`);
      }

      await keeper.keys.choose(say.more, say.cancel);
      await keeper.page.locator('#act-reason').waitFor();
      await keeper.keys.type('客户改期');
      await keeper.keys.press('Control+Enter');
      await stateOf(keeper.page, say.cancelled);
      await stateOf(seller.page, say.shipping);
      expect(await balances(sales)).toEqual({
        stock: before.stock - 250,
        receivable: before.receivable + 25_000,
      });
      expect(keeper.pointers()).toBe(0);
    },
    180_000,
  );
});

interface Seat {
  page: Page;
  keys: Keyboard;
}

/** The state beside the title, as soon as it is this one. */
async function stateOf(page: Page, state: string): Promise<void> {
  await page.locator('.record-head h1').getByText(state, { exact: true }).waitFor();
}

async function shipTheNote({ page, keys }: Seat, say: (typeof words)['zh-CN' | 'en']): Promise<void> {
  await page.waitForURL(/\/record\/delivery-note\//);
  await keys.push(say.ship);
  await stateOf(page, say.shipped);
}

async function printed({ page, keys }: Seat, say: (typeof words)['zh-CN' | 'en']): Promise<string> {
  await keys.press('p');
  await page.frameLocator('.print-sheet').getByText('商品1').first().waitFor();
  const text = pagesOf(readFileSync(await (await downloaded({ page, keys }, say)).path())).join('\n');
  await keys.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  return text;
}

/** A machine with more to do than it can may fail to print in time and say so; who is told asks again. */
async function downloaded({ page, keys }: Seat, say: (typeof words)['zh-CN' | 'en']): Promise<Download> {
  for (let attempt = 1; ; attempt++) {
    const download = page.waitForEvent('download', { timeout: 25_000 }).catch(() => undefined);
    await keys.push(say.download);
    const done = await download;
    if (done) return done;
    if (attempt === 3) throw new Error('the document is not printed');
  }
}

async function openTasks({ server }: SalesPages, username: string): Promise<number> {
  const client = await server.signIn(username);
  return (await succeeded(client.get('/api/tasks'))).items.length;
}

/** Pieces of the first product in stock, and what the customers owe. */
async function balances({ server, goods }: SalesPages): Promise<{ stock: number; receivable: number }> {
  const finance = await server.signIn('finance');
  const [stock, receivable] = await Promise.all([
    succeeded(finance.get(`/api/ledgers/stock/balances?product=${goods.products[0]}`)),
    succeeded(finance.get('/api/ledgers/receivable/balances')),
  ]);
  return { stock: Number(stock.totals.quantity), receivable: Number(receivable.totals.amount) };
}
