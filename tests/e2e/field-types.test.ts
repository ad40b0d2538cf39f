import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../support/server.ts';
import { succeeded } from '../support/test-client.ts';
import { enterGrid, settled } from './support/grid.ts';
import { type Seat, visit, whyNoPages } from './support/visit.ts';
import { webFolder } from './support/web-folder.ts';

const axe = readFileSync(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');

const samples = new URL('samples', import.meta.url).pathname;

describe.skipIf(whyNoPages)('every field type', () => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startTestServer({
      definitions: ['definitions', samples],
      tenants: {
        acme: {
          departments: { lab: { head: 'ada' } },
          people: { ada: { department: 'lab', roles: ['sampler'] } },
        },
      },
      app: { webFolder },
    });
    await succeeded((await server.signIn('ada')).post('/api/records/sample', { text: '第一个' }));
  });

  async function open(path: string, seat?: Seat): Promise<Page> {
    const page = await visit(server, 'ada', path, seat);
    await page.waitForSelector('.form');
    await settled(page);
    return page;
  }

  /** Types into the field with a label, as somebody who tabs through the form does. */
  async function enter(page: Page, label: string, text: string): Promise<void> {
    await page.getByLabel(label, { exact: true }).focus();
    await page.keyboard.press('Control+a');
    await page.keyboard.type(text);
    await page.keyboard.press('Tab');
  }

  /** Takes an option by the words it begins with. */
  async function choose(page: Page, label: string, text: string): Promise<void> {
    await page.getByLabel(label, { exact: true }).focus();
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
  }

  async function fillIn(page: Page): Promise<void> {
    const typed = {
      文字: '螺丝',
      整数: '1,200',
      小数: '3.14',
      金额: '12.5',
      数量: '２.5',
      比例: '12.5%',
      日期: '2026年3月5日',
      时间: '2026-3-5 14:30',
      上一个: 'S-0001',
      人员: 'ada',
      部门: 'lab',
    };
    for (const [label, text] of Object.entries(typed)) await enter(page, label, text);
    await page.getByRole('switch', { name: '开关' }).press('Space');
    await choose(page, '单选', '绿');
    await choose(page, '多选', '小');
    await page.keyboard.press('Escape');
    await enter(page, '长文', '第一行');
    await enterGrid(page);
    await page.keyboard.type('垫片');
    await page.keyboard.press('Enter');
    await page.keyboard.type('2.25');
    await page.keyboard.press('Enter');
    await page.setInputFiles('input[type="file"]', {
      name: '合同.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('一份合同'),
    });
    await page.getByRole('link', { name: '合同.txt' }).waitFor();
  }

  test('is filled in, saved, and read again', async () => {
    const page = await open('/new/sample');

    await fillIn(page);
    await settled(page);
    const live = await page.getByText('25.00', { exact: true }).count();
    await page.keyboard.press('Control+s');
    await page.waitForURL(/\/record\/sample\//);

    const id = page.url().split('/').at(-1);
    const stored = await succeeded((await server.signIn('ada')).get(`/api/records/sample/${id}`));
    expect(live).toBeGreaterThan(0);
    expect(stored).toMatchObject({
      number: expect.stringMatching(/^S-\d{4}$/),
      text: '螺丝',
      integer: 1200,
      decimal: '3.14',
      money: '12.50',
      quantity: '2.500',
      percent: '0.1250',
      boolean: true,
      date: '2026-03-05',
      dateTime: '2026-03-05T06:30:00.000Z',
      choice: 'green',
      multiChoice: ['small'],
      reference: { title: 'S-0001' },
      person: { title: 'Ada' },
      department: { title: 'Lab' },
      formula: '25.00',
      rollUp: '2.25',
      lines: [{ name: '垫片', amount: '2.25' }],
      longText: '第一行',
      attachment: [{ name: '合同.txt' }],
    });
  });

  test.each([
    ['zh-CN', 'light', 1440],
    ['en', 'dark', 1440],
    ['zh-CN', 'dark', 390],
    ['en', 'light', 390],
  ] as const)(
    'has no serious barrier and scrolls nowhere sideways: %s, %s, %i wide',
    async (language, appearance, width) => {
      const { items } = await succeeded(
        (await server.signIn('ada')).get('/api/records/sample?sort=-number&limit=1'),
      );
      for (const path of ['/new/sample', `/record/sample/${items[0].id}`]) {
        const page = await open(path, { language, appearance, width });

        await page.evaluate(axe);
        const found = await page.evaluate(async () => {
          const { violations } = await (window as never as { axe: typeof import('axe-core') }).axe.run(
            '.form',
          );
          return violations
            .filter(({ impact }) => impact === 'serious' || impact === 'critical')
            .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
        });
        const room = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);

        expect(found).toEqual([]);
        expect(room[0]).toBeLessThanOrEqual(room[1] as number);
      }
    },
  );
});
