import type { Language } from '../../../engine/definition/common.ts';
import type { PrintReport } from '../../../engine/definition/report.ts';
import { fill } from '../../app/messages/fill.ts';
import { printWords } from '../../app/messages/print-words.ts';
import type { Printable } from './printer.ts';

/** Fonts with Chinese characters; TrueType first, because only that is embedded as real fonts of which text can be copied. */
const fonts =
  "'WenQuanYi Micro Hei', 'Noto Sans CJK SC', 'Noto Sans SC', 'PingFang SC', 'Microsoft YaHei', sans-serif";

/** Nothing but styles and pictures that the document brings along. */
export const documentPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:";

export interface RenderedReport {
  title: string;
  language: Language;
  body: string;
  header: string;
  footer: string;
  paper: PrintReport['paper'];
}

/** A rendered report as whole pages: headings of tables repeat, no row is split between two pages. */
export function printableOf(report: RenderedReport): Printable {
  const { language, body, paper, title } = report;
  const html = `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${documentPolicy}">
<title>${escaped(title)}</title>
<style>
@page { size: ${paper.size} ${paper.orientation}; margin: ${paper.margin}; }
body { margin: 0; padding: 0 1px; font-family: ${fonts}; font-size: 11px; color: #000; }
/* A bold made up from a font that has none is no font in a PDF, but a drawing of each letter. */
* { font-synthesis: none; }
thead { display: table-header-group; }
tfoot { display: table-row-group; }
tr, img { break-inside: avoid; }
@media screen { body { max-width: ${widthOf(paper)}mm; margin: ${paper.margin} auto; } }
</style>
</head>
<body>
${body}
</body>
</html>`;
  return {
    html,
    paper,
    header: inMargin(report.header),
    footer: inMargin(report.footer || pageNumbers(language)),
  };
}

/** What stands in the margin; the browser gives it no style of the page. */
function inMargin(html: string): string {
  return `<style>* { box-sizing: border-box; font-synthesis: none; }</style>
<div style="width: 100%; font-family: ${fonts}; font-size: 8px; color: #555">${html}</div>`;
}

function pageNumbers(language: Language): string {
  const words = fill(printWords[language].page, {
    page: '<span class="pageNumber"></span>',
    pages: '<span class="totalPages"></span>',
  });
  return `<div style="text-align: center">${words}</div>`;
}

const widths = { A4: [210, 297], A5: [148, 210], Letter: [216, 279] } as const;

/** Width of what is written, in millimetres. */
function widthOf({ size, orientation, margin }: PrintReport['paper']): number {
  const [upright, lying] = widths[size];
  return (orientation === 'portrait' ? upright : lying) - 2 * Number.parseFloat(margin);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
