import { execFileSync, spawnSync } from 'node:child_process';
import { delimiter } from 'node:path';
import { findBrowser } from '../../runtime/server/export/find-browser.ts';

const folders = (process.env.PATH ?? '').split(delimiter);

/** The browser of this machine, if it has one. */
export const chromiumPath = findBrowser(process.env.CHROMIUM_PATH || undefined, folders);

const hasPdfTools = spawnSync('pdftotext', ['-v']).error === undefined;

/** Why documents on paper cannot be tested here; undefined where they can. */
export const whyNoPaper =
  chromiumPath === undefined
    ? 'there is no Chromium'
    : hasPdfTools
      ? undefined
      : 'there is no pdftotext (poppler-utils)';

/** The text of a PDF, laid out as on paper, page by page. */
export function pagesOf(pdf: Buffer): string[] {
  const text = execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf, encoding: 'utf8' });
  return text.split('\f').slice(0, -1);
}

/** The fonts in a PDF, as name and type. */
export function fontsOf(pdf: Buffer): string[] {
  const table = execFileSync('pdffonts', ['-'], { input: pdf, encoding: 'utf8' });
  return table.split('\n').slice(2).filter(Boolean);
}
