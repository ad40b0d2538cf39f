import type { Browser, BrowserContext } from 'playwright-core';

/** Settings of the server that a browser needs; everything else stays with the server. */
const passedOn = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'TMP', 'LANG', 'LC_ALL', 'XDG_CACHE_HOME', 'SystemRoot'];

const options = [
  '--disable-gpu',
  '--disable-dev-shm-usage',
  // Whatever gets past the context asks no name server either.
  '--host-resolver-rules=MAP * ~NOTFOUND',
];

/**
 * Starts a browser that prints; it ends with this process, since it listens on a pipe to it. What drives
 * it is loaded with the first one: a server that prints nothing starts sooner and stays smaller.
 */
export async function launchBrowser(executablePath: string): Promise<Browser> {
  const { chromium } = await import('playwright-core');
  return chromium.launch({
    executablePath,
    args: options,
    // Chromium refuses its sandbox to root.
    chromiumSandbox: process.getuid?.() !== 0,
    env: Object.fromEntries(passedOn.flatMap((name) => [[name, process.env[name] ?? '']])),
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
}

/** A fresh place for one document: no script runs, nothing is fetched but what the document brings along (reliability.md M08). */
export async function isolatedContext(browser: Browser): Promise<BrowserContext> {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    offline: true,
    serviceWorkers: 'block',
    acceptDownloads: false,
  });
  await context.route('**/*', (route) => {
    const request = route.request();
    if (request.url().startsWith('data:')) return route.continue();
    // "No content" keeps a page that wants to go elsewhere where it is; an aborted journey ends on an error page.
    return request.isNavigationRequest() ? route.fulfill({ status: 204 }) : route.abort();
  });
  return context;
}
