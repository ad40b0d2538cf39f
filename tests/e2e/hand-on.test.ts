import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { actWords } from '../../runtime/app/messages/areas/acts.ts';
import { fill } from '../../runtime/app/messages/fill.ts';
import { orderOf } from '../support/sales-company.ts';
import { succeeded } from '../support/test-client.ts';
import { type SalesPages, startSales } from './support/sales.ts';
import { visit, whyNoPages } from './support/visit.ts';

/** Decisions can be taken back for five seconds, and are sent then. */
const sent = { timeout: 15_000 };

let sales: SalesPages;

beforeAll(async () => {
  if (!whyNoPages) sales = await startSales({ stock: '1000' });
});

describe.skipIf(whyNoPages).each(['zh-CN', 'en'] as const)('by keyboard alone, in %s,', (language) => {
  const words = actWords[language];

  test('a to-do is transferred: first it is said whose to-do vanishes and whose appears', async () => {
    const order = await orderInApproval('normal');
    const page = await inboxOf('order-admin', order.number, language);

    await press(page, 't');
    await pick(page, 'finan');
    await page.locator('.rehearsal', { hasText: words.appear }).waitFor();
    const rehearsed = await page.locator('.rehearsal').innerText();
    await tabTo(page, 'textarea');
    await page.keyboard.type('please look');
    await page.keyboard.press('Enter');
    await page.getByText(fill(words['done-transfer'], { title: order.number })).waitFor();

    expect(rehearsed).toContain(words.vanish);
    expect(rehearsed).toMatch(/order.admin/i);
    expect(rehearsed).toMatch(/finance/i);
    await expect.poll(() => holdersOf(order.id), sent).toEqual(['finance']);
    const other = await inboxOf('finance', order.number, language);
    await other.locator('.act-note', { hasText: 'please look' }).waitFor();
  });

  test('people are added before oneself, and the to-do comes back when they have answered', async () => {
    const order = await orderInApproval('normal');
    const page = await inboxOf('order-admin', order.number, language);

    await press(page, 's');
    await pick(page, 'finan');
    await page.locator('.rehearsal', { hasText: words.appear }).waitFor();
    await tabTo(page, 'textarea');
    await page.keyboard.press('Enter');
    await expect.poll(() => holdersOf(order.id), sent).toEqual(['finance']);
    await decide('finance', order.id);

    expect(await holdersOf(order.id)).toEqual(['order-admin']);
  });

  test('an order goes back to the step before, whose people are asked again', async () => {
    const order = await orderInApproval('important');
    await decide('order-admin', order.id);
    const page = await inboxOf('sales-manager', order.number, language);

    await page.keyboard.press('b');
    await page.locator('.decision-panel').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.locator('.rehearsal', { hasText: words.appear }).waitFor();
    const rehearsed = await page.locator('.rehearsal').innerText();
    await tabTo(page, 'textarea');
    await page.keyboard.type('the price?');
    await page.keyboard.press('Enter');

    expect(rehearsed).toMatch(/finance/i);
    await expect.poll(() => holdersOf(order.id), sent).toEqual(['order-admin']);
  });

  test('Esc leaves a panel, and what cannot be done says why', async () => {
    const order = await orderInApproval('normal');
    const page = await inboxOf('order-admin', order.number, language);

    await choose(page, words.delegate);
    await page.keyboard.press('Escape');
    await page.locator('.decision-bar').waitFor();
    await press(page, 't');
    await tabTo(page, 'textarea');
    await page.keyboard.press('Enter');

    await page.getByRole('alert').filter({ hasText: words.personMissing }).waitFor();
    await decide('order-admin', order.id);
  });
});

/** An order with whoever reviews it first. */
async function orderInApproval(importance: 'normal' | 'important'): Promise<{ id: string; number: string }> {
  const seller = await sales.server.signIn('sales');
  const made = await succeeded(
    seller.post('/api/records/sales-order', orderOf(sales.goods, { lines: 1, importance })),
  );
  await succeeded(seller.post(`/api/records/sales-order/${made.id}/submit`));
  return { id: made.id, number: made.number };
}

const people = ['order-admin', 'sales-manager', 'finance', 'warehouse'] as const;

/** Who has a to-do on an order now. */
async function holdersOf(id: string): Promise<string[]> {
  const holders: string[] = [];
  for (const username of people) if (await taskOf(username, id)) holders.push(username);
  return holders;
}

async function taskOf(username: string, id: string) {
  const client = await sales.server.signIn(username);
  const { items } = await succeeded(client.get('/api/tasks?limit=200'));
  return items.find((one: { record: string }) => one.record === id);
}

async function decide(username: string, id: string): Promise<void> {
  const client = await sales.server.signIn(username);
  const task = await taskOf(username, id);
  await succeeded(
    client.post(`/api/tasks/${task.id}/actions`, { action: 'approve', seenRevision: task.revision }),
  );
}

async function inboxOf(username: string, number: string, language: 'zh-CN' | 'en'): Promise<Page> {
  const page = await visit(sales.server, username, '/inbox', { language });
  await page.locator('.task-card', { hasText: number }).click();
  await page.locator('.inbox-document h1', { hasText: number }).waitFor();
  await page.locator('.decision-bar').waitFor();
  return page;
}

/** Begins an act by its own key. */
async function press(page: Page, key: 't' | 's'): Promise<void> {
  await page.keyboard.press(key);
  await page.locator('.decision-panel').waitFor();
}

/** Opens the menu and goes down to an act. */
async function choose(page: Page, act: string): Promise<void> {
  await page.keyboard.press('m');
  await page.getByRole('menu').waitFor();
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
  for (let count = 0; count < 12 && !(await focused()).startsWith(act); count++)
    await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.locator('.decision-panel').waitFor();
}

/** Types into the field that has the focus and takes the first who is found. */
async function pick(page: Page, typed: string): Promise<void> {
  await page.keyboard.type(typed);
  await page
    .locator('.ant-select-item-option', { hasText: new RegExp(typed, 'i') })
    .first()
    .waitFor();
  await page.waitForTimeout(400);
  await page.keyboard.press('Enter');
}

async function tabTo(page: Page, selector: string): Promise<void> {
  const isThere = () => page.evaluate((wanted) => document.activeElement?.matches(wanted), selector);
  for (let count = 0; count < 12 && !(await isThere()); count++) await page.keyboard.press('Tab');
}
