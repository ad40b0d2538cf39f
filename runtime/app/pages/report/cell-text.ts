import { textOf } from '../../../../engine/definition/common.ts';
import type { ReportCell, ReportColumn } from '../../api/reports.ts';
import { groupDigits, shareDigits, shortDigits } from '../../form/values/format-number.ts';
import type { Reader } from '../../form/values/format-value.ts';
import { clockOf } from '../../form/values/time-zone.ts';
import { reportWords } from '../../messages/areas/report.ts';

const numeric = new Set<ReportColumn['type']>(['integer', 'decimal', 'money', 'quantity', 'percent']);

/** Whether the cells of a column are numbers, which stand at the right. */
export function isNumericColumn({ type }: Pick<ReportColumn, 'type'>): boolean {
  return numeric.has(type);
}

/** A cell as people read it; '' for blank. */
export function cellText(column: ReportColumn, cell: ReportCell | undefined, reader: Reader): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'object') return cell.title;
  const text = String(cell);
  switch (column.type) {
    case 'integer':
    case 'money':
      return groupDigits(text);
    case 'decimal':
    case 'quantity':
      return groupDigits(shortDigits(text));
    case 'percent':
      return `${groupDigits(shareDigits(text))}%`;
    case 'choice':
      return textOf(column.options?.[text]?.label, reader.language) || text;
    case 'boolean':
      return reportWords[reader.language][cell === true ? 'yes' : 'no'];
    case 'date-time':
      // Whole days, months and years come as what they are.
      return text.includes('T') ? clockOf(text, reader.timeZone) : text;
    default:
      return text;
  }
}

/** A cell for a program to read on: digits without grouping. */
export function plainCell(column: ReportColumn, cell: ReportCell | undefined, reader: Reader): string {
  return isNumericColumn(column) && cell !== null && cell !== undefined
    ? String(cell)
    : cellText(column, cell, reader);
}
