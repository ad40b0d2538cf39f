import { beforeAll, describe, expect, test } from 'vitest';
import { succeeded } from '../support/test-client.ts';
import { enterOrder, type OrderLine } from './enter-order.ts';
import { linesShown, marksShown, settled } from './support/grid.ts';
import { type SalesPages, startSales } from './support/sales.ts';
import { visit, whyNoPages } from './support/visit.ts';

/** P1 is the beginning of P10: whoever types ahead of the list must still get P1. */
const lines: OrderLine[] = Array.from({ length: 10 }, (_, index) => ({
  product: `p${index + 1}`,
  quantity: String(11 + index * 2),
}));

const expected = lines.map(({ quantity }, index) => [`商品${index + 1}`, `${quantity}.000`, '10.00']);
const total = lines.reduce((sum, { quantity }) => sum + Number(quantity) * 10, 0).toFixed(2);

/** Seconds for a key, and for thinking of a line, of somebody who types 55 words a minute (ux.md, timing). */
const [perKey, perLine] = [0.2, 1.2];

describe.skipIf(whyNoPages)('an order of ten lines', () => {
  let sales: SalesPages;

  beforeAll(async () => {
    sales = await startSales();
  });

  test.each([
    ['Enter through each cell', { path: 'enter' }],
    ['Ctrl+Enter when a line is done', { path: 'ctrl-enter' }],
    ['Enter, each look-up 400 ms late', { path: 'enter', lookupLatency: 400 }],
    ['Ctrl+Enter, each look-up 400 ms late', { path: 'ctrl-enter', lookupLatency: 400 }],
  ] as const)('is entered and saved by keyboard alone: %s', async (_, options) => {
    const page = await visit(sales.server, 'sales', '/new/sales-order');
    await page.waitForSelector('.grid-frame');

    const entry = await enterOrder(page, lines, { customer: 'C2', ...options });
    await page.keyboard.press('Control+s');
    await page.waitForURL(/\/record\/sales-order\//);

    const client = await sales.server.signIn('sales');
    const order = await succeeded(client.get(`/api/records/sales-order/${page.url().split('/').at(-1)}`));
    const stored = order.lines.map(
      ({
        product,
        quantity,
        unitPrice,
      }: {
        product: { title: string };
        quantity: string;
        unitPrice: string;
      }) => [product.title, quantity, unitPrice],
    );
    const keys = entry.keys.reduce((sum, one) => sum + one, 0);
    expect({
      stored,
      total: order.total,
      customer: order.customer.title,
      pointer: entry.pointerEvents,
    }).toEqual({
      stored: expected,
      total,
      customer: '客户2',
      pointer: 0,
    });
    expect(Math.max(...entry.keys)).toBeLessThanOrEqual(12);
    expect(keys * perKey + lines.length * perLine).toBeLessThan(40);
  });

  test('shows stock and margin while it is entered, and what is short only warns', async () => {
    const page = await visit(sales.server, 'sales', '/new/sales-order');
    await page.waitForSelector('.grid-frame');

    await enterOrder(page, lines.slice(3, 6), { customer: 'C1' });
    await settled(page);

    const shown = await linesShown(page);
    expect(shown.map((line) => [line.productCode, line.availableStock, line.estimatedMargin])).toEqual([
      ['P4', '20', '85.00'],
      ['P5', '20', '95.00'],
      ['P6', '20', '105.00'],
    ]);
    expect(await marksShown(page)).toEqual(['3 quantity warning']);

    await page.keyboard.press('Control+s');
    await page.waitForURL(/\/record\/sales-order\//);
  });

  test('goes to whom it will go to, before it is submitted', async () => {
    const page = await visit(sales.server, 'sales', '/new/sales-order');
    await page.waitForSelector('.grid-frame');
    const path = page.locator('.strip-name');

    await enterOrder(page, [{ product: 'P1', quantity: '9' }], { customer: 'C1' });
    await settled(page);
    const before = await path.allInnerTexts();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.type('9000');
    await page.keyboard.press('Enter');
    await expect.poll(() => path.count()).toBeGreaterThan(before.length);
  });
});
