import { beforeAll, describe, expect, test } from 'vitest';
import { formPageWords } from '../../designer/messages/form.ts';
import { reportWords } from '../../designer/messages/report.ts';
import { runWords } from '../../designer/messages/run.ts';
import { workflowWords } from '../../designer/messages/workflow.ts';
import { approveAll } from '../support/approve-all.ts';
import { chromiumPath } from '../support/chromium.ts';
import { type Goods, orderOf, salesPeople, stockGoods } from '../support/sales-company.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { succeeded, type TestClient } from '../support/test-client.ts';
import { Consultant } from './support/consultant.ts';
import { visit, whyNoPages } from './support/visit.ts';
import { webFolder } from './support/web-folder.ts';

const people = {
  ...salesPeople.people,
  consultant: { department: 'company', roles: ['implementation-consultant'] },
};

const words = {
  'zh-CN': {
    workflow: '销售订单审批',
    firstReview: '初审',
    total: '总金额',
    manager: '总经理',
    sentence: '总金额 ≥ 200,000 元',
    entity: '销售订单',
  },
  en: {
    workflow: 'Sales order approval',
    firstReview: 'First review',
    total: 'Total',
    manager: 'General manager',
    sentence: 'Total ≥ CNY 200,000',
    entity: 'Sales order',
  },
} as const;

const level = { 'zh-CN': '总经理特批', en: 'Chief approval' };
const field = { 'zh-CN': '项目编号', en: 'Project code' };

describe.skipIf(whyNoPages)('a consultant adds a level and a field for one company', () => {
  let server: TestServer;
  let goods: Goods;
  let sales: TestClient;

  beforeAll(async () => {
    server = await startTestServer({
      tenants: { demo: { ...salesPeople, people }, 'demo-trading': { ...salesPeople, people } },
      app: { webFolder, chromiumPath },
    });
    goods = await stockGoods(server.app.ground, server.company, { customers: 1, products: 1, stock: '20' });
    sales = await server.signIn('sales');
  }, 240_000);

  /** A new order of 250,000, submitted. */
  async function submit(more: object = {}): Promise<string> {
    const body = orderOf(goods, { lines: 1, quantity: '25000' });
    const [line] = body.lines as object[];
    const { id } = await succeeded(
      sales.post('/api/records/sales-order', { ...body, lines: [{ ...line, discount: '0' }], ...more }),
    );
    await succeeded(sales.post(`/api/records/sales-order/${id}/submit`));
    return id;
  }

  /** The levels that an order passes, past and to come. */
  async function levelsOf(order: string): Promise<string[]> {
    const { path } = await succeeded(sales.get(`/api/records/sales-order/${order}/preview-approval`));
    return path.steps.map((step: { node: string }) => step.node);
  }

  test.each(['zh-CN', 'en'] as const)(
    'published, in effect at once there and nowhere else, and taken back: %s',
    async (language) => {
      const say = words[language];
      const before = await submit();
      const standard = await levelsOf(before);
      const page = await visit(server, 'consultant', '/designer/', { language });
      const console: string[] = [];
      page.on('console', (one) => one.type() === 'error' && console.push(one.text()));
      const consultant = new Consultant(page, language);

      await page.getByRole('main').getByRole('link', { name: say.workflow }).click();
      await consultant.box('first-review').waitFor();
      await consultant.insertCondition(say.firstReview, say.total, '200000');
      const branch = page.locator('.flow-branch', { hasText: say.sentence });
      await consultant.insertApproval(branch);

      // A level without anybody is a problem; the list leads to the control that puts it right.
      await page.locator('.problems-bar').click();
      await page.locator('.problem', { hasText: workflowWords[language].approval }).first().click();
      await expect
        .poll(() =>
          page.evaluate(() => document.activeElement?.closest('[data-path]')?.getAttribute('data-path')),
        )
        .toBe('assignees/from');
      await page.locator('.problems-bar').click();
      await consultant.assignRole(level, say.manager);
      await page.locator('.problems-none').waitFor();

      // Undo and redo, by keyboard, on the canvas.
      const card = page.locator('.flow-approval', { hasText: level[language] });
      await card.waitFor();
      await card.focus();
      await page.keyboard.press('Control+z');
      await page.locator('.problem-error').first().waitFor();
      await page.keyboard.press('Control+Shift+z');
      await page.locator('.problems-none').waitFor();

      // The sample goes the new way in a test run, before anybody is bothered.
      await page.getByRole('button', { name: workflowWords[language].testRun }).click();
      await page.locator('.test-values').waitFor();
      await page.locator('.test-run .ant-btn-primary:not(:disabled)').click();
      await page.locator('.run-result li', { hasText: level[language] }).waitFor();
      await page.getByRole('button', { name: runWords[language].close }).click();

      await page.getByRole('navigation').locator('a[href$="/entity/sales/sales-order"]').click();
      await consultant.addField(field);
      await page.getByRole('navigation').locator('a[href$="/form/sales/sales-order"]').click();
      await page.locator('.form-sheet').getByLabel(field[language]).waitFor();
      await page.getByText(formPageWords[language].list, { exact: true }).click();
      await page.locator('.list-preview th', { hasText: field[language] }).waitFor();
      await page.getByRole('navigation').locator('a[href$="/report/sales/sales-order-print"]').click();
      await page.locator('.cm-line', { hasText: '{{record.number}}' }).click();
      await page.keyboard.press('End');
      await page.getByRole('combobox', { name: reportWords[language].insertField }).click();
      await page.keyboard.type(field[language]);
      await page.locator('.ant-select-item-option', { hasText: field[language] }).first().click();
      await page.locator('.cm-line', { hasText: '{{record.x_projectCode}}' }).waitFor();
      await consultant.saved();
      const told = await consultant.publish('Board decision 2026-7');

      const client = await server.signIn('sales');
      const id = await submit({ x_projectCode: 'PRJ-77' });
      const levels = await levelsOf(id);
      expect(told).toContain(say.sentence);
      expect(told).toContain(field[language]);
      expect(levels).toEqual([standard[0], 'x-approval', ...standard.slice(1)]);
      expect(await levelsOf(before)).toEqual(standard);
      expect((await succeeded(client.get(`/api/records/sales-order/${id}`))).x_projectCode).toBe('PRJ-77');
      expect(JSON.stringify((await client.get('/api/openapi.json')).body)).toContain('x_projectCode');

      // The form, the list and the paper of the application carry the field; nothing was restarted.
      const clients = Object.fromEntries(
        await Promise.all(
          Object.keys(salesPeople.people).map(async (one) => [one, await server.signIn(one)] as const),
        ),
      );
      const deciders = await approveAll(clients, id);
      const paper = await client.get(`/api/records/sales-order/${id}/print/sales-order-print?format=html`);
      const form = await visit(server, 'sales', '/new/sales-order', { language });
      await form.getByLabel(field[language]).waitFor();
      await form.goto(`${server.url}/list/sales-order`);
      await form.getByText('PRJ-77').first().waitFor();
      expect(deciders.slice(0, 2)).toEqual(['order-admin', 'general-manager']);
      expect(paper.bytes.toString()).toContain('PRJ-77');

      // Another company on the same standard sees nothing of it.
      const stranger = await server.signIn('sales', 'demo-trading');
      const theirs = await succeeded(stranger.get('/api/entities/sales-order'));
      expect(Object.keys(theirs.entity.fields)).not.toContain('x_projectCode');
      expect(JSON.stringify((await stranger.get('/api/openapi.json')).body)).not.toContain('x_projectCode');

      await page.locator('.designer-bar a[href$="/versions"], .designer-bar button').first().waitFor();
      await page.goto(`${server.url}/designer/versions`);
      const undone = await consultant.rollBack();
      const after = await submit();
      const described = await succeeded(sales.get('/api/entities/sales-order'));
      expect(undone).toContain(field[language]);
      expect(await levelsOf(after)).toEqual(standard);
      expect(Object.keys(described.entity.fields)).not.toContain('x_projectCode');
      expect(console).toEqual([]);
    },
    180_000,
  );
});
