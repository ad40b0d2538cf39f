import type { Page } from 'playwright-core';

export interface OrderLine {
  product: string;
  quantity: string;
}

export interface EntryOptions {
  /** Typed into the first look-up of the record before its lines are reached. */
  customer?: string;
  /** Between two keys, in milliseconds. */
  keyDelay?: number;
  /** Added to every look-up, in milliseconds. */
  lookupLatency?: number;
  /** How a line is ended: Enter through its remaining cells, or Ctrl+Enter at once. */
  path?: 'enter' | 'ctrl-enter';
}

export interface Entry {
  /** Pointer events of any kind that the page saw: none, or it was not by keyboard only. */
  pointerEvents: number;
  /** Key strokes of each line; a chord counts as one. */
  keys: number[];
  milliseconds: number;
}

/**
 * Enters an order by keyboard alone, from its first field to its last line, as somebody who knows
 * the codes does. The page must show a new order with the focus on it or before it.
 */
export async function enterOrder(
  page: Page,
  lines: readonly OrderLine[],
  { customer, keyDelay = 0, lookupLatency = 0, path = 'enter' }: EntryOptions = {},
): Promise<Entry> {
  await countPointerEvents(page);
  if (lookupLatency > 0)
    await page.route('**/look-up/**', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, lookupLatency));
      await route.continue();
    });
  const typist = new Typist(page, keyDelay);
  const started = Date.now();
  if (customer !== undefined) {
    await typist.tabTo('[role="combobox"]');
    await typist.type(customer);
  }
  await typist.tabTo('.grid-input');
  const keys: number[] = [];
  for (const [index, line] of lines.entries()) {
    typist.strokes = 0;
    await typist.type(line.product);
    await typist.press('Enter');
    await typist.type(line.quantity);
    const isLast = index === lines.length - 1;
    if (path === 'ctrl-enter') await typist.press(isLast ? 'Enter' : 'Control+Enter');
    else await typist.enterThroughLine(isLast);
    keys.push(typist.strokes);
  }
  return { pointerEvents: await pointerEvents(page), keys, milliseconds: Date.now() - started };
}

/** Two hands on a keyboard. */
class Typist {
  strokes = 0;
  private readonly page: Page;
  private readonly delay: number;

  constructor(page: Page, delay: number) {
    this.page = page;
    this.delay = delay;
  }

  async type(text: string): Promise<void> {
    this.strokes += text.length;
    await this.page.keyboard.type(text, { delay: this.delay });
  }

  async press(key: string): Promise<void> {
    this.strokes++;
    await this.page.keyboard.press(key);
    if (this.delay > 0) await this.page.waitForTimeout(this.delay);
  }

  /** Tab until the focus is where it is wanted; fifty times at most. */
  async tabTo(selector: string): Promise<void> {
    for (let count = 0; count < 50; count++) {
      if (await this.page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
      await this.press('Tab');
    }
    throw new Error(`Tab does not lead to ${selector}`);
  }

  /** Enter through what is left of a line, until the next one begins; of the last line only what was typed is confirmed. */
  async enterThroughLine(isLast: boolean): Promise<void> {
    await this.press('Enter');
    if (isLast) return;
    const line = await this.activeLine();
    for (let count = 0; count < 12 && (await this.activeLine()) === line; count++) await this.press('Enter');
  }

  private activeLine(): Promise<string | undefined> {
    return this.page.evaluate(
      () => document.querySelector('.grid-row[data-active]')?.getAttribute('data-line') ?? undefined,
    );
  }
}

async function countPointerEvents(page: Page): Promise<void> {
  await page.evaluate(() => {
    const seen = { count: 0 };
    Object.assign(window, { pointerEventsSeen: seen });
    for (const type of ['pointerdown', 'pointerup', 'click', 'touchstart'])
      document.addEventListener(
        type,
        (event) => {
          // A click that a key makes on a button has no pointer behind it.
          if (!(event instanceof MouseEvent) || event.detail > 0) seen.count++;
        },
        true,
      );
  });
}

async function pointerEvents(page: Page): Promise<number> {
  return page.evaluate(
    () => (window as unknown as { pointerEventsSeen: { count: number } }).pointerEventsSeen.count,
  );
}
