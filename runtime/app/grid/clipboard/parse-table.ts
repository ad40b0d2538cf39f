/** A table as it came from the clipboard. */
export interface PastedTable {
  rows: string[][];
  /** Whether it was copied from a line grid: then it has every column that is to be seen. */
  isOurs: boolean;
}

/** Rows and cells of a table in the clipboard: what a spreadsheet wrote as text, else what it wrote as a page. */
export function parseTable(text: string, html: string): PastedTable {
  const isOurs = html.includes('data-formwork-lines');
  const rows = text === '' ? parseHtml(html) : parseTsv(text);
  return { rows, isOurs };
}

/** Tab-separated text as spreadsheets write it: a cell with breaks, tabs or quotes stands in quotes. */
export function parseTsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  const source = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  while (at <= source.length) {
    const { cell, end } = source[at] === '"' ? quotedCell(source, at) : plainCell(source, at);
    row.push(cell);
    if (source[end] !== '\t') {
      rows.push(row);
      row = [];
    }
    at = end + 1;
  }
  return rows;
}

function plainCell(source: string, from: number): { cell: string; end: number } {
  let end = from;
  while (end < source.length && source[end] !== '\t' && source[end] !== '\n') end++;
  return { cell: source.slice(from, end), end };
}

/** A cell in quotes; one whose quote is not closed before a tab was only text that begins so. */
function quotedCell(source: string, from: number): { cell: string; end: number } {
  let cell = '';
  let at = from + 1;
  while (at < source.length) {
    if (source[at] !== '"') cell += source[at++];
    else if (source[at + 1] === '"') {
      cell += '"';
      at += 2;
    } else break;
  }
  const isClosed = source[at] === '"' && [undefined, '\t', '\n'].includes(source[at + 1]);
  return isClosed ? { cell, end: at + 1 } : plainCell(source, from);
}

function parseHtml(html: string): string[][] {
  const table = new DOMParser().parseFromString(html, 'text/html').querySelector('table');
  return [...(table?.querySelectorAll('tr') ?? [])].map((row) =>
    [...row.querySelectorAll('th, td')].map((cell) => cell.textContent?.trim() ?? ''),
  );
}
