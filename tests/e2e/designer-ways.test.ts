import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { migrationWords } from '../../designer/messages/migration.ts';
import { wayWords } from '../../designer/messages/ways.ts';
import { workflowWords } from '../../designer/messages/workflow.ts';
import type { Language } from '../../engine/definition/common.ts';
import { chromiumPath } from '../support/chromium.ts';
import { type Goods, orderOf, salesPeople, stockGoods } from '../support/sales-company.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { succeeded } from '../support/test-client.ts';
import { Consultant } from './support/consultant.ts';
import { takePicture } from './support/picture.ts';
import { visit, whyNoPages } from './support/visit.ts';
import { webFolder } from './support/web-folder.ts';

const people = {
  ...salesPeople.people,
  consultant: { department: 'company', roles: ['implementation-consultant'] },
};

const names = {
  'zh-CN': { firstReview: '初审', finance: '财务' },
  en: { firstReview: 'First review', finance: 'Finance' },
} as const;

const again = { 'zh-CN': '财务再审', en: 'Finance again' };

const languages = ['zh-CN', 'en'] as const;

describe.skipIf(whyNoPages)('a consultant leads a way back and rejections apart, and moves what runs', () => {
  const servers = new Map<Language, { server: TestServer; goods: Goods }>();

  beforeAll(async () => {
    for (const language of languages) {
      const server = await startTestServer({
        tenants: { demo: { ...salesPeople, people } },
        app: { webFolder, chromiumPath },
      });
      const sketch = { customers: 1, products: 1, stock: '20' };
      servers.set(language, { server, goods: await stockGoods(server.app.ground, server.company, sketch) });
    }
  }, 300_000);

  test.each(languages)(
    'with controls alone, published, taken back where nobody has acted since: %s',
    async (language) => {
      const { server, goods } = servers.get(language) as { server: TestServer; goods: Goods };
      const [way, move] = [wayWords[language], migrationWords[language]];
      const { firstReview, finance } = names[language];
      const [one, other] = [await submitted(server, goods), await submitted(server, goods)];
      const page = await visit(server, 'consultant', '/designer/workflow/sales/sales-order-approval', {
        language,
      });
      const consultant = new Consultant(page, language);
      const inspector = page.locator('aside.inspector');

      // The branch of important orders leads back to the first review; by keyboard.
      await consultant.box('by-amount/branches/important').focus();
      await page.keyboard.press('Enter');
      const leads = inspector.getByRole('combobox', { name: way.leadsTo });
      await leads.focus();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.locator('.flow-jump-back').waitFor();
      await takePicture(page, `back-1440-${language}`);
      const jump = await page.locator('.flow-jump-back').innerText();

      // What the first review rejects goes a way of its own, over finance; by mouse.
      await page.keyboard.press('Escape');
      await inspector.waitFor({ state: 'hidden' });
      await consultant.box('first-review').click();
      await inspector.getByRole('tab').nth(2).click();
      await choose(page, inspector.locator('[data-path="onReject"] [role="combobox"]'), way.rejectOwn);
      await consultant.box('x-rejected').waitFor();
      await page.locator('[data-box="+x-rejected>"]').click();
      await page.getByRole('option', { name: workflowWords[language].insertApproval }).first().click();
      await consultant.assignRole(again, finance);
      await page.locator('.problems-none').waitFor();
      await takePicture(page, `reject-1440-${language}`);
      await consultant.saved();
      await consultant.publish('');

      // Approvals that run on the version of before are shown at once, and tried.
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: move.examine }).waitFor();
      await page.waitForTimeout(300);
      await takePicture(page, `running-1440-${language}`);
      await dialog.getByRole('button', { name: move.examine }).click();
      await dialog.getByText(move.reopen).click();
      await dialog.getByRole('checkbox').nth(1).waitFor();
      await takePicture(page, `dry-run-1440-${language}`);
      const rows = await dialog.locator('tbody tr').allInnerTexts();
      await dialog.getByRole('checkbox').nth(1).uncheck();
      await dialog.getByRole('button', { name: move.migrate.replace('{{count}}', '1') }).click();
      await dialog.getByText(move.done, { exact: true }).waitFor();
      await takePicture(page, `moved-1440-${language}`);
      const moved = await configurations(server, one, other);
      await dialog.getByRole('button', { name: move.takeBack }).click();
      await page.locator('.ant-popconfirm .ant-btn-primary').click();
      await dialog.getByText(move.takenBack, { exact: true }).waitFor();
      await takePicture(page, `taken-back-1440-${language}`);
      const back = await configurations(server, one, other);

      // A new order that finance rejects after the first review has rejected is over.
      const order = await submitted(server, goods);
      await decide(server, 'order-admin', order, 'reject');
      const between = await decide(server, 'finance', order, 'approve');
      const sales = await server.signIn('sales');
      const { state } = await succeeded(sales.get(`/api/records/sales-order/${order}`));

      expect(jump).toContain(way.backTo.replace('{{name}}', firstReview));
      expect(rows).toHaveLength(2);
      expect(moved[0]).not.toBe(moved[1]);
      expect(back[0]).toBe(back[1]);
      expect(between).toBe('x-approval');
      expect(state).toBe('draft');
      await onPhone(server, language);
    },
    240_000,
  );
});

/** The same on a phone: nothing is wider than it. */
async function onPhone(server: TestServer, language: Language): Promise<void> {
  const seat = { language, width: 390, height: 844 };
  const page = await visit(server, 'consultant', '/designer/workflow/sales/sales-order-approval', seat);
  await page.locator('.outline [data-part="by-amount/important"]').click();
  await page.getByRole('combobox', { name: wayWords[language].leadsTo }).waitFor();
  await page.waitForTimeout(400);
  await takePicture(page, `branch-390-${language}`);
  const versions = await visit(server, 'consultant', '/designer/versions', seat);
  await versions.getByRole('button', { name: migrationWords[language].open }).click();
  await versions.getByRole('button', { name: migrationWords[language].examine }).click();
  await versions.locator('.migration-table tbody tr').first().waitFor();
  await takePicture(versions, `dry-run-390-${language}`);
  for (const one of [page, versions])
    expect(await one.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
}

async function choose(page: Page, control: ReturnType<Page['locator']>, option: string): Promise<void> {
  await control.click();
  await page
    .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option', {
      has: page.getByText(option, { exact: true }),
    })
    .first()
    .click();
}

/** An order in its first review. */
async function submitted(server: TestServer, goods: Goods): Promise<string> {
  const sales = await server.signIn('sales');
  const order = orderOf(goods, { lines: 1, importance: 'normal' });
  const { id } = await succeeded(sales.post('/api/records/sales-order', order));
  await succeeded(sales.post(`/api/records/sales-order/${id}/submit`, {}));
  return id;
}

/** Which versions the approvals of orders run on. */
async function configurations(server: TestServer, ...records: string[]): Promise<string[]> {
  const found = await server.database.db
    .collection('instances')
    .find({ record: { $in: records } })
    .toArray();
  return records.map((id) => String(found.find((one) => one.record === id)?.configuration));
}

/** Lets somebody decide their task on a record; gives the node it was at. */
async function decide(
  server: TestServer,
  username: string,
  record: string,
  action: 'approve' | 'reject',
): Promise<string> {
  const client = await server.signIn(username);
  const { items } = await succeeded(client.get('/api/tasks?status=open'));
  const task = items.find((one: { record: string }) => one.record === record);
  const body = { action, seenRevision: task.revision, comment: 'seen' };
  await succeeded(client.post(`/api/tasks/${task.id}/actions`, body));
  return task.node.id;
}
