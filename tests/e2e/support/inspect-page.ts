import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import type { Language } from '../../../engine/definition/common.ts';

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** Words on a page that are unfilled, ids, or of another language; none for a good page. */
export async function wrongWordsOf(page: Page, language: Language): Promise<string[]> {
  return (await wordsOf(page)).flatMap((text) => wrongWords(text, language));
}

/** Whether the page is wider than its window. */
export async function scrollsSideways(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
}

/** Serious violations of the accessibility rules that a program can find. */
export async function barriersOf(page: Page): Promise<string[]> {
  // Scripts of a page come from its server alone, so this one is run from outside.
  if (!(await page.evaluate(() => 'axe' in window))) {
    await page.evaluate(readFileSync(axePath, 'utf8'));
  }
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    const { violations } = await axe.run(document, {
      resultTypes: ['violations'],
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    });
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
  });
}

/** Everything that a page says in its own words: text, and what is read out; not what people wrote. */
async function wordsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found = new Set<string>();
    const isOfPeople = (element: Element) => element.closest('[data-user-content]') !== null;
    for (const element of document.body.querySelectorAll('*')) {
      if (isOfPeople(element) || element.closest('script, style, svg')) continue;
      for (const name of ['aria-label', 'title', 'placeholder', 'alt'])
        if (element.getAttribute(name)) found.add(element.getAttribute(name) as string);
      for (const child of element.childNodes)
        if (child.nodeType === Node.TEXT_NODE && child.textContent?.trim())
          found.add(child.textContent.trim());
    }
    return [...found];
  });
}

const unfilled = /\{\{|\bundefined\b|\bNaN\b|\[object /;
/** What a phrase may hold, as its help says it (approval.md F6). */
const placeholders = /\{\{title\}\}.*\{\{initiator\}\}.*\{\{date\}\}.*\{\{amount\}\}/;
const han = /\p{Script=Han}/u;
/** Ids of things rather than their names: `salesOrder`, `sales-order`, a record's id. */
const rawId = /\b(?:[a-z]+[a-z0-9]*[A-Z][a-z]+|[0-9a-f]{24})\b/;

function wrongWords(text: string, language: Language): string[] {
  if (unfilled.test(text.replace(placeholders, ''))) return [`unfilled words: ${text}`];
  if (rawId.test(text)) return [`an id instead of a name: ${text}`];
  if (language === 'en' && han.test(text)) return [`not in English: ${text}`];
  return [];
}
