import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Language } from '../../engine/definition/common.ts';
import { openBrowserSession } from '../support/browser-session.ts';
import type { TestServer } from '../support/server.ts';
import { password } from '../support/test-company.ts';
import { startDemo } from './support/demo.ts';
import { barriersOf, scrollsSideways, wrongWordsOf } from './support/inspect-page.ts';
import { settle, watchRequests } from './support/settle.ts';
import { visit, whyNoPages } from './support/visit.ts';

const desk = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };

const personas = ['admin', 'sales', 'sales-manager', 'finance', 'warehouse', 'consultant'];
const languages: Language[] = ['zh-CN', 'en'];

interface MenuItem {
  entity: string | null;
  ledger: string | null;
  report: string | null;
  canCreate: boolean;
}

describe.skipIf(whyNoPages)('every page of the menu', () => {
  let server: TestServer;
  /** What was looked at closely, by address and language: it looks the same to everybody. */
  const inspected = new Set<string>();

  beforeAll(async () => {
    server = await startDemo();
  }, 240_000);

  test('of what a demo company has told its people, only what waits for them is unread', async () => {
    for (const persona of ['order-admin', 'sales-manager', 'finance', 'sales']) {
      const credentials = { tenant: server.company.id, username: persona, password };
      const headers = await openBrowserSession(server.url, credentials);
      const read = async (path: string) => (await fetch(server.url + path, { headers })).json();
      const told = await read('/api/notifications?limit=200');
      const todos = await read('/api/tasks?limit=200');
      const waiting = new Set(todos.items.map((one: { record: string }) => one.record));
      const unread = told.items.filter((one: { read: boolean }) => !one.read);

      expect(told.items.length).toBeGreaterThan(0);
      expect(told.unread).toBe(unread.length);
      expect(unread.filter((one: { record: string }) => !waiting.has(one.record))).toEqual([]);
      expect(unread.length).toBeLessThanOrEqual(waiting.size);
    }
  });

  test.each(personas.flatMap((persona) => languages.map((language) => [persona, language] as const)))(
    'opens for %s in %s: nothing in the console, no barrier, no raw word, nothing wider than a phone',
    async (persona, language) => {
      const page = await visit(server, persona, '/', { language, ...desk });
      const problems = listenToConsole(page);
      watchRequests(page);
      const items = await menuOf(page);
      const wrong: string[] = [];

      const look = async (address: string) => {
        await settle(page);
        wrong.push(...problems.splice(0).map((one) => `${address}: ${one}`));
        const key = `${address} ${language}`;
        if (inspected.has(key)) return;
        const before = wrong.length;
        for (const [place, size] of [
          [address, desk],
          [`${address} on a phone`, phone],
        ] as const) {
          await page.setViewportSize(size);
          await settle(page);
          wrong.push(...(await wrongWordsOf(page, language)).map((one) => `${place}: ${one}`));
          // Rules do not change with the language, and take a second a page.
          if (language === 'zh-CN') wrong.push(...(await barriersOf(page)).map((one) => `${place}: ${one}`));
          if (await scrollsSideways(page)) wrong.push(`${place}: is wider than its window`);
        }
        // What is wrong is looked at again when this is tried again.
        if (wrong.length === before) inspected.add(key);
        await page.setViewportSize(desk);
        await settle(page);
      };

      await look('/');
      for (const address of ['/inbox', ...items.map(addressOf)]) {
        await page.locator(`.side-menu a[href="${address}"]`).click();
        await look(address);
        for (const inside of await pagesInside(page, address, items)) {
          if (inspected.has(`${inside.name} ${language}`)) continue;
          await page.goto(server.url + inside.address);
          await look(inside.name);
        }
      }

      expect(wrong).toEqual([]);
    },
    300_000,
  );

  test('shows a menu beside its button to somebody who asked for less motion', async () => {
    const page = await visit(server, 'sales', '/', desk);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.reload();

    await page.locator('.bell-button').click();
    await page.locator('.bell-list').waitFor();

    await expect
      .poll(async () => (await page.locator('.bell-list').boundingBox())?.y ?? Number.NaN)
      .toBeLessThan(200);
  });
});

function listenToConsole(page: Page): string[] {
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text());
  });
  page.on('response', (response) => {
    if (response.status() >= 400) problems.push(`${response.status()} ${response.url()}`);
  });
  return problems;
}

async function menuOf(page: Page): Promise<MenuItem[]> {
  const answer = await page.request.get(new URL('/api/modules', page.url()).href);
  const { modules } = (await answer.json()) as { modules: { menu: MenuItem[] }[] };
  return modules.flatMap((module) => module.menu);
}

function addressOf({ entity, ledger, report }: MenuItem): string {
  if (entity !== null) return `/list/${entity}`;
  return ledger !== null ? `/ledger/${ledger}` : `/report/${report}`;
}

/** The record that a list shows first, and the page that makes a new one. */
async function pagesInside(
  page: Page,
  address: string,
  items: readonly MenuItem[],
): Promise<{ name: string; address: string }[]> {
  const item = items.find((one) => one.entity !== null && addressOf(one) === address);
  if (!item) return [];
  const first = page.locator(`a[href^="/record/${item.entity}/"]`).first();
  const record = (await first.count()) > 0 ? await first.getAttribute('href') : null;
  return [
    ...(record === null ? [] : [{ name: `/record/${item.entity}`, address: record }]),
    ...(item.canCreate ? [{ name: `/new/${item.entity}`, address: `/new/${item.entity}` }] : []),
  ];
}
