import type { Page, Request } from 'playwright-core';

/** How long nothing may be asked of the server, in milliseconds. */
const quiet = 200;
const longest = 15_000;

const waiting = new WeakMap<Page, Set<Request>>();

/** Begins to count what a page asks of the server. */
export function watchRequests(page: Page): void {
  const open = new Set<Request>();
  waiting.set(page, open);
  page.on('request', (request) => open.add(request));
  page.on('requestfinished', (request) => open.delete(request));
  page.on('requestfailed', (request) => open.delete(request));
}

/** Waits until a page has what it asked for, and has drawn it. */
export async function settle(page: Page): Promise<void> {
  const open = waiting.get(page) ?? new Set();
  const until = Date.now() + longest;
  for (let since = Date.now(); Date.now() - since < quiet; await page.waitForTimeout(25)) {
    if (open.size > 0) since = Date.now();
    if (Date.now() > until)
      throw new Error(`still waits for ${[...open].map((one) => one.url()).join(', ')} at ${page.url()}`);
  }
  await page.waitForFunction(
    () => document.querySelector('.grey-bar, [aria-busy="true"]') === null,
    undefined,
    { timeout: longest },
  );
}
