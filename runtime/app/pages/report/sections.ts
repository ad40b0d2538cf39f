import { Decimal } from '../../../../engine/decimal.ts';
import type { ReportAnswer, ReportCell, ReportMeasure, ReportRow } from '../../api/reports.ts';
import type { TableSort } from '../../components/record-table/column.ts';

/** The rows of one value of a group, with what they come to. */
export interface Section {
  key: string;
  group: ReportCell;
  rows: ReportRow[];
  /** Blank where adding up the rows would count something twice. */
  subtotals: Record<string, ReportCell>;
}

/** The rows of a report by one of its groups: in the order of their subtotals where it is sorted by a measure. */
export function sectionsOf(
  { rows, totals }: Pick<ReportAnswer, 'rows' | 'totals'>,
  { by, measures, sort }: { by: string; measures: readonly ReportMeasure[]; sort: TableSort | undefined },
): Section[] {
  const found = new Map<string, ReportRow[]>();
  for (const row of rows) {
    const key = keyOf(row.groups[by] ?? null);
    found.set(key, [...(found.get(key) ?? []), row]);
  }
  const additive = measures.filter((measure) => isAdditive(measure, rows, totals));
  const sections = [...found].map(([key, own]) => ({
    key,
    group: own[0]?.groups[by] ?? null,
    rows: own,
    subtotals: Object.fromEntries(additive.map((measure) => [measure.id, sumOf(measure, own)])),
  }));
  if (!sort || !additive.some(({ id }) => id === sort.column)) return sections;
  const amount = ({ subtotals }: Section) => new Decimal(String(subtotals[sort.column] ?? 0));
  return sections.sort((a, b) => amount(a).comparedTo(amount(b)) * (sort.descending ? -1 : 1));
}

function keyOf(cell: ReportCell): string {
  return typeof cell === 'object' && cell !== null ? cell.id : String(cell);
}

/** A record may stand in several rows; then the whole is less than its rows, and so is every part. */
function isAdditive(measure: ReportMeasure, rows: readonly ReportRow[], totals: ReportAnswer['totals']) {
  if (measure.function !== 'sum' && measure.function !== 'count') return false;
  return new Decimal(String(sumOf(measure, rows))).equals(String(totals[measure.id] ?? 0));
}

function sumOf({ id, scale }: ReportMeasure, rows: readonly ReportRow[]): string {
  return rows
    .reduce((sum, { measures }) => sum.plus(String(measures[id] ?? 0)), new Decimal(0))
    .toFixed(scale ?? 0);
}
