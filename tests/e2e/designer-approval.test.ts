import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { decisionWords } from '../../designer/messages/decision.ts';
import { sourceFieldWords } from '../../designer/messages/sources.ts';
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

const words = {
  'zh-CN': { firstReview: '初审', finance: '财务', manager: '销售经理' },
  en: { firstReview: 'First review', finance: 'Finance', manager: 'Sales manager' },
} as const;

const names = {
  money: { 'zh-CN': '财务会审', en: 'Finance joins' },
  expert: { 'zh-CN': '专家会审', en: 'Expert joins' },
};

const languages = ['zh-CN', 'en'] as const;

describe.skipIf(whyNoPages)('a consultant gives an approval a vote, a fork and people who are chosen', () => {
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
    'without a line of JSON, published, and an order goes that way: %s',
    async (language) => {
      const { server, goods } = servers.get(language) as { server: TestServer; goods: Goods };
      const [flow, decide, source] = [
        workflowWords[language],
        decisionWords[language],
        sourceFieldWords[language],
      ];
      const say = words[language];
      const page = await visit(server, 'consultant', '/designer/workflow/sales/sales-order-approval', {
        language,
      });
      const consultant = new Consultant(page, language);
      const inspector = page.locator('aside.inspector');

      // 60 % of the weight, and the sales manager weighs three times as much.
      await consultant.box('first-review').click();
      await choose(page, inspector.locator('[data-path="decision"] [role="combobox"]').first(), decide.vote);
      await choose(page, page.getByRole('combobox', { name: decide.measure }), decide['measure-weight']);
      await page.getByRole('button', { name: source.addSource }).click();
      await page.getByRole('menuitem', { name: source.role, exact: true }).click();
      const second = inspector.locator('[data-path="assignees/from/1"]');
      await choose(page, second.getByRole('combobox').nth(1), say.manager);
      await second.getByRole('spinbutton', { name: decide.weight }).fill('3');
      await page.keyboard.press('Tab');
      await inspector
        .getByText(decide.passPercentWeight.replace('{{count}}', '60'), { exact: false })
        .waitFor();
      await takePicture(page, `vote-1440-${language}`);
      // The page itself stands still: only the canvas and the panels scroll.
      expect(await page.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBe(0);

      // Two approvals at once behind it: finance, and somebody whom the initiator chooses.
      await page
        .getByRole('button', { name: flow.insertAfter.replace('{{name}}', say.firstReview), exact: true })
        .click();
      await takePicture(page, `insert-menu-1440-${language}`);
      await page.getByRole('option', { name: flow.insertParallel }).click();
      await consultant.insertApproval(consultant.box('x-parallel/branches/x-case'));
      await consultant.assignRole(names.money, say.finance);
      await consultant.insertApproval(consultant.box('x-parallel/branches/x-case-2'));
      await inspector.locator('[data-path="label/zh-CN"]').fill(names.expert['zh-CN']);
      await inspector.locator('[data-path="label/en"]').fill(names.expert.en);
      await page.getByRole('button', { name: source.addSource }).click();
      await page.getByRole('menuitem', { name: source.chosenBy, exact: true }).click();
      await page.locator('.problems-none').waitFor();
      await takePicture(page, `fork-1440-${language}`);
      await consultant.saved();
      const told = await consultant.publish('Board decision 2026-9');

      // An order asks the initiator for the expert, and goes both ways at once behind the vote.
      const sales = await server.signIn('sales');
      const order = await succeeded(
        sales.post('/api/records/sales-order', orderOf(goods, { lines: 1, importance: 'normal' })),
      );
      await succeeded(
        sales.post(`/api/records/sales-order/${order.id}/submit`, {
          chosen: { 'x-approval-2': [server.company.people.warehouse] },
        }),
      );
      const decided = [await approve(server, 'order-admin', order.id)];
      decided.push(...(await openNodes(server, order.id)));
      await approve(server, 'sales-manager', order.id);
      const beside = await openNodes(server, order.id);
      await approve(server, 'finance', order.id);
      await approve(server, 'warehouse', order.id);
      const after = await succeeded(sales.get(`/api/records/sales-order/${order.id}`));

      expect(told).toContain(decide.passPercentWeight.replace('{{count}}', '60'));
      expect(told).toContain(names.expert[language]);
      expect(decided).toEqual(['first-review', 'first-review']);
      expect(beside.sort()).toEqual(['x-approval', 'x-approval-2']);
      expect(after.state).toBe('approved');
    },
    180_000,
  );
});

async function choose(page: Page, control: ReturnType<Page['locator']>, option: string): Promise<void> {
  await control.click();
  await page
    .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option', {
      has: page.getByText(option, { exact: true }),
    })
    .first()
    .click();
}

/** Lets somebody approve their task on a record; gives the node it was at. */
async function approve(server: TestServer, username: string, record: string): Promise<string> {
  const client = await server.signIn(username);
  const { items } = await succeeded(client.get('/api/tasks?status=open'));
  const task = items.find((one: { record: string }) => one.record === record);
  const action = { action: 'approve', seenRevision: task.revision };
  await succeeded(client.post(`/api/tasks/${task.id}/actions`, action));
  return task.node.id;
}

/** The nodes where a record waits for somebody. */
async function openNodes(server: TestServer, record: string): Promise<string[]> {
  const client = await server.signIn('sales');
  const { path } = await succeeded(client.get(`/api/records/sales-order/${record}/preview-approval`));
  const open = path.steps.filter((step: { when: string }) => step.when === 'current');
  return open.map((step: { node: string }) => step.node);
}
