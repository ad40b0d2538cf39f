import type { ReportAnswer, ReportDescription } from '../../api/reports.ts';
import type { Reader } from '../../form/values/format-value.ts';
import { plainCell } from './cell-text.ts';

/** A report as comma-separated values, as spreadsheets read them (RFC 4180). */
export function reportCsv(
  { groups, measures }: Pick<ReportDescription, 'groups' | 'measures'>,
  { rows, totals }: Pick<ReportAnswer, 'rows' | 'totals'>,
  words: { headings: ReadonlyMap<string, string>; total: string; reader: Reader },
): string {
  const { headings, total, reader } = words;
  const head = [...groups, ...measures].map(({ id }) => safe(headings.get(id) ?? id));
  const body = rows.map((row) => [
    ...groups.map((group) => safe(plainCell(group, row.groups[group.id], reader))),
    ...measures.map((measure) => plainCell(measure, row.measures[measure.id], reader)),
  ]);
  const foot = [
    ...groups.map((_, index) => (index === 0 ? total : '')),
    ...measures.map((measure) => plainCell(measure, totals[measure.id], reader)),
  ];
  return [head, ...body, foot].map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('');
}

/** A name that a spreadsheet would take for a formula is told apart by a leading apostrophe. */
function safe(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
