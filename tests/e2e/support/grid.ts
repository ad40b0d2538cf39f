import type { Page } from 'playwright-core';
import { settle } from './settle.ts';

/** The line grid of a page as a person sees it. */

/** What stands in the cells of each line, by column. */
export function linesShown(page: Page): Promise<Record<string, string>[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('.grid-row')].map((row) =>
      Object.fromEntries(
        [...row.querySelectorAll<HTMLElement>('.grid-cell')].map((cell) => [
          cell.dataset.column ?? '',
          cell.querySelector('.ellipsis')?.textContent ?? '',
        ]),
      ),
    ),
  );
}

/** Which columns of which lines are marked, as `2 quantity warning`. */
export function marksShown(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.grid-cell[data-severity]')].map((cell) => {
      const line = cell.closest('.grid-row')?.getAttribute('aria-rowindex');
      return `${Number(line) - 1} ${cell.dataset.column} ${cell.dataset.severity}`;
    }),
  );
}

/** The name of what has the focus, as a screen reader says it; '' when nothing has. */
export function focusName(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement as HTMLInputElement | null;
    return element?.getAttribute('aria-label') ?? element?.labels?.[0]?.innerText.trim() ?? '';
  });
}

/** Puts the focus into the cells, as Tab would. */
export async function enterGrid(page: Page): Promise<void> {
  await page.locator('.grid-input').first().focus();
}

/** The form asks the server this long after the last key, in milliseconds. */
const pause = 400;

/** Waits until nothing is being looked up, and the server has said of the record what only it can. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => !document.querySelector('.grid-waiting'));
  await settle(page);
  await page.waitForTimeout(pause);
  await settle(page);
}
