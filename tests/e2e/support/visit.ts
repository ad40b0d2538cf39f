import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, onTestFinished } from 'vitest';
import { preferencesKey } from '../../../runtime/app/theme/preferences.ts';
import { openBrowserSession } from '../../support/browser-session.ts';
import { chromiumPath } from '../../support/chromium.ts';
import type { TestServer } from '../../support/server.ts';
import { password } from '../../support/test-company.ts';
import { watchRequests } from './settle.ts';

/** Why pages cannot be tested here; undefined where they can. */
export const whyNoPages = chromiumPath === undefined ? 'there is no Chromium' : undefined;

/** How somebody sits before the page. */
export interface Seat {
  language?: 'zh-CN' | 'en';
  appearance?: 'light' | 'dark';
  width?: number;
  height?: number;
}

let browser: Promise<Browser> | undefined;

afterAll(async () => {
  await (await browser)?.close();
  browser = undefined;
});

/** A page of a signed-in person in a browser profile of their own, closed after the test. What it throws fails the test. */
export async function visit(
  server: TestServer,
  username: string,
  path: string,
  { language = 'zh-CN', appearance = 'light', width = 1440, height = 900 }: Seat = {},
): Promise<Page> {
  browser ??= chromium.launch({ executablePath: chromiumPath as string, args: ['--no-sandbox'] });
  const isPhone = width < 640;
  const options: BrowserContextOptions = {
    viewport: { width, height },
    locale: language,
    hasTouch: isPhone,
    isMobile: isPhone,
    permissions: ['clipboard-read', 'clipboard-write'],
  };
  const context = await (await browser).newContext(options);
  const thrown: Error[] = [];
  onTestFinished(async () => {
    await context.close();
    if (thrown[0]) throw thrown[0];
  });
  context.on('weberror', (one) => thrown.push(one.error()));
  const { cookie = '' } = await openBrowserSession(server.url, {
    tenant: server.company.id,
    username,
    password,
  });
  const [name = '', value = ''] = cookie.split('=');
  await context.addCookies([{ name, value, url: server.url }]);
  await context.addInitScript(
    ([key, state]) => {
      // The blank page before the first one keeps nothing, nor does the sheet of a print preview.
      if (
        window === window.top &&
        location.protocol === 'http:' &&
        localStorage.getItem(key as string) === null
      )
        localStorage.setItem(key as string, state as string);
    },
    [preferencesKey, JSON.stringify({ state: { language, appearance }, version: 0 })],
  );
  const page = await context.newPage();
  watchRequests(page);
  await page.goto(server.url + path);
  return page;
}
