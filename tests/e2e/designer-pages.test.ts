import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Language } from '../../engine/definition/common.ts';
import { chromiumPath } from '../support/chromium.ts';
import { salesPeople, stockGoods } from '../support/sales-company.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { barriersOf, scrollsSideways, wrongWordsOf } from './support/inspect-page.ts';
import { settle, watchRequests } from './support/settle.ts';
import { visit, whyNoPages } from './support/visit.ts';
import { webFolder } from './support/web-folder.ts';

/** One page of each kind, with what is opened on it. */
const pages: { address: string; open?: string; shows: string }[] = [
  { address: '', shows: '.overview-starts' },
  { address: 'workflow/sales/sales-order-approval', shows: '.flow-card' },
  { address: 'workflow/sales/sales-order-approval', open: '[data-box="first-review"]', shows: '.inspector' },
  {
    address: 'workflow/sales/sales-order-approval',
    open: '[data-box="by-amount/branches/large"]',
    shows: '.condition-read',
  },
  { address: 'entity/sales/sales-order', shows: '.field-table tbody tr' },
  { address: 'entity/sales/sales-order', open: '.field-name >> nth=1', shows: '.inspector' },
  { address: 'form/sales/sales-order', shows: '.form-sheet .form-field' },
  { address: 'role/sales/salesperson', shows: '.role-rights .rights' },
  { address: 'report/sales/sales-order-print', shows: '.template-editor' },
  { address: 'report/sales/orders-by-state', shows: '.report-facts' },
  { address: 'versions', shows: '.version-list' },
];

const seats = (['zh-CN', 'en'] as const).flatMap((language) =>
  [1440, 390].map((width) => ({ language, width })),
);

describe.skipIf(whyNoPages)('every page of the designer', () => {
  let server: TestServer;

  beforeAll(async () => {
    const consultant = { department: 'company', roles: ['implementation-consultant'] };
    server = await startTestServer({
      tenants: { demo: { ...salesPeople, people: { ...salesPeople.people, consultant } } },
      app: { webFolder, chromiumPath },
    });
    await stockGoods(server.app.ground, server.company, { customers: 1, products: 1, stock: '20' });
  }, 240_000);

  test.each(seats)(
    'has nothing in the console, no barrier, no raw word, nothing wider than its window: $language at $width',
    async ({ language, width }) => {
      const page = await visit(server, 'consultant', '/designer/', { language, width, height: 900 });
      watchRequests(page);
      const wrong: string[] = [];
      page.on('console', (one) => {
        if (one.type() === 'error' || one.type() === 'warning') wrong.push(`${page.url()}: ${one.text()}`);
      });

      for (const { address, open, shows } of pages) {
        // On a phone the outline takes the place of the canvas.
        if (width < 1000 && (open !== undefined || shows === '.flow-card')) continue;
        await page.goto(`${server.url}/designer/${address}`);
        if (open !== undefined) await page.locator(open).click();
        await page.locator(shows).first().waitFor();
        wrong.push(...(await look(page, language)).map((one) => `${address} ${open ?? ''}: ${one}`));
      }

      expect(wrong).toEqual([]);
    },
    180_000,
  );
});

async function look(page: Page, language: Language): Promise<string[]> {
  await settle(page);
  return [
    ...(await barriersOf(page)),
    ...(await wrongWordsOf(page, language)),
    ...((await scrollsSideways(page)) ? ['is wider than its window'] : []),
  ];
}
