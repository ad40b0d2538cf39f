import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { enterGrid, focusName, linesShown, marksShown, settled } from './support/grid.ts';
import { type SalesPages, startSales } from './support/sales.ts';
import { visit, whyNoPages } from './support/visit.ts';

describe.skipIf(whyNoPages)('the line grid', () => {
  let sales: SalesPages;

  beforeAll(async () => {
    sales = await startSales();
  });

  /** A new order with the focus in its first cell. */
  async function newOrder(): Promise<Page> {
    const page = await visit(sales.server, 'sales', '/new/sales-order');
    await page.waitForSelector('.grid-frame');
    await enterGrid(page);
    return page;
  }

  async function press(page: Page, ...keys: string[]): Promise<void> {
    for (const key of keys) await page.keyboard.press(key);
  }

  async function paste(page: Page, text: string): Promise<void> {
    await page.evaluate((wanted) => navigator.clipboard.writeText(wanted), text);
    await page.keyboard.press('Control+v');
    await settled(page);
  }

  const products = async (page: Page) => (await linesShown(page)).map((line) => line.product);

  test('adds exactly one line at the end, and leaves from the line that stayed empty', async () => {
    const page = await newOrder();

    await page.keyboard.type('P1');
    await press(page, 'Control+Enter');
    const added = { products: await products(page), at: await focusName(page) };
    await press(page, 'Enter');

    expect(added.products).toHaveLength(2);
    expect(added.at).toBe('商品，第 2 行');
    expect(await products(page)).toEqual(['商品1']);
    expect(await focusName(page)).toMatch(/^业务员/);
  });

  test('Enter held down goes to the end, adds one empty line and stays there', async () => {
    const page = await newOrder();

    await page.keyboard.type('P1');
    for (let held = 0; held < 30; held++) await page.keyboard.down('Enter');
    await page.keyboard.up('Enter');
    await settled(page);
    const held = { products: await products(page), at: await focusName(page) };
    await press(page, 'Tab');

    expect(held).toEqual({ products: ['商品1', ''], at: '商品，第 2 行' });
    expect(await products(page)).toEqual(['商品1']);
  });

  test('Escape gives back a cell, then drops an untouched line, then lets Tab out', async () => {
    const page = await newOrder();
    await page.keyboard.type('P1');
    await press(page, 'Control+Enter');

    await page.keyboard.type('P2');
    await press(page, 'Escape');
    const reverted = await products(page);
    await press(page, 'Escape');
    const dropped = await products(page);
    await press(page, 'Escape', 'Tab');

    expect(reverted).toHaveLength(2);
    expect(dropped).toHaveLength(1);
    expect(await page.evaluate(() => document.activeElement?.closest('.grid-scroller') === null)).toBe(true);
  });

  test('an input method that is composing commits nothing and moves nowhere', async () => {
    const page = await newOrder();
    const devtools = await page.context().newCDPSession(page);
    const at = await focusName(page);

    await devtools.send('Input.imeSetComposition', { text: 'shangpin', selectionStart: 8, selectionEnd: 8 });
    for (const key of ['Enter', 'Tab', 'ArrowDown', 'Escape'])
      await devtools.send('Input.dispatchKeyEvent', {
        type: 'rawKeyDown',
        key,
        code: key,
        windowsVirtualKeyCode: 229,
      });
    const composing = { at: await focusName(page), lines: await products(page) };
    await devtools.send('Input.insertText', { text: '商品7' });
    await press(page, 'Enter');
    await settled(page);

    expect(composing).toEqual({ at, lines: [''] });
    expect(await products(page)).toEqual(['商品7']);
    expect(await focusName(page)).toBe('数量，第 1 行');
  });

  test('takes a table from a spreadsheet, says what needs a look, and gives all of it back at once', async () => {
    const page = await newOrder();
    const table = [
      ['商品', '数量', '单价'],
      ['P1', '1,234.50', ''],
      ['nothing', '2', ''],
      ['p2', '１２', '9.5'],
      ['P3', 'many', ''],
    ];

    await paste(page, table.map((row) => row.join('\t')).join('\r\n'));
    const shown = await linesShown(page);
    const marks = (await marksShown(page)).filter((one) => one.endsWith('error'));
    const report = await page.locator('.grid-report').innerText();
    await page.getByRole('button', { name: '查看' }).click();
    const jumped = await focusName(page);
    await press(page, 'Control+z');

    expect(shown.map(({ product, quantity, unitPrice }) => [product, quantity, unitPrice])).toEqual([
      ['商品1', '1,234.5', '10.00'],
      ['nothing', '2', ''],
      ['商品2', '12', '9.50'],
      ['商品3', 'many', '10.00'],
    ]);
    expect(marks).toEqual(['2 product error', '4 quantity error']);
    expect(report).toContain('4 行已添加，2 行需处理');
    expect(jumped).toBe('商品，第 2 行');
    expect(await products(page)).toEqual(['']);
  });

  test('what is copied and pasted again is the same', async () => {
    const page = await newOrder();
    await paste(page, 'P1\t3\t8\t10\nP2\t4\t7.25\t');
    const before = await linesShown(page);

    await press(page, 'Control+a', 'Control+c', 'Control+End');
    await press(page, 'Control+Enter', 'Control+v');
    await settled(page);

    expect((await linesShown(page)).slice(2)).toEqual(before);
  });

  test('takes several records from the look-up at once, as one step', async () => {
    const page = await newOrder();

    await press(page, 'F4');
    await page.getByRole('dialog').getByRole('option').nth(2).waitFor();
    await page.waitForFunction(() => document.activeElement?.closest('[role="dialog"]') != null);
    await press(page, 'ArrowDown', 'Enter', 'ArrowDown', 'Enter', 'Control+Enter');
    await expect.poll(() => products(page)).toHaveLength(2);
    await settled(page);
    await expect.poll(() => focusName(page)).toBe('商品，第 1 行');
    await press(page, 'Control+z');

    await expect.poll(() => products(page)).toEqual(['']);
  });

  test('moves, copies down and deletes lines, and takes it back', async () => {
    const page = await newOrder();
    await paste(page, 'P1\t1\nP2\t2\nP3\t3');

    await press(page, 'Alt+ArrowDown');
    const moved = await products(page);
    await press(page, 'Tab', 'ArrowDown', 'Control+d');
    const copied = (await linesShown(page)).map((line) => line.quantity);
    await press(page, 'Control+Delete');
    const deleted = await products(page);
    await press(page, 'Control+z', 'Control+z', 'Control+z');

    expect(moved).toEqual(['商品2', '商品1', '商品3']);
    expect(copied).toEqual(['2', '1', '1']);
    expect(deleted).toEqual(['商品2', '商品1']);
    expect(await products(page)).toEqual(['商品1', '商品2', '商品3']);
  });

  test('a thousand lines can be worked with: few are drawn, and keys are answered at once', async () => {
    const page = await newOrder();
    const table = Array.from({ length: 1000 }, (_, index) => `P${(index % 12) + 1}\t${(index % 9) + 1}`);

    await paste(page, table.join('\n'));
    const drawn = await page.locator('.grid-row').count();
    await press(page, 'Control+ArrowDown');
    const last = await focusName(page);
    await press(page, 'Tab');
    await page.keyboard.type('77');
    await press(page, 'Enter');

    expect(drawn).toBeLessThan(60);
    expect(last).toBe('商品，第 1000 行');
    expect((await linesShown(page)).at(-1)?.quantity).toBe('77');
    expect(await page.locator('.grid-foot').innerText()).toContain('合计 1000 行');
  });
});
