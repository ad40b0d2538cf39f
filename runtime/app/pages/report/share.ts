import type { ReportMeasure, ReportRow } from '../../api/reports.ts';
import type { TableSort } from '../../components/record-table/column.ts';

/** How long the bar of a row's leading measure is, between nothing and the largest. */
export interface Share {
  measure: string;
  /** A percentage. */
  of(row: ReportRow): number;
}

/** What a report is looked at for: what it is sorted by, else its last sum or count. */
export function leadingMeasure(measures: readonly ReportMeasure[], sort: TableSort | undefined) {
  const added = measures.filter((one) => one.function === 'sum' || one.function === 'count');
  return added.find(({ id }) => id === sort?.column) ?? added.at(-1);
}

export function shareOf(
  rows: readonly ReportRow[],
  measure: Pick<ReportMeasure, 'id'> | undefined,
): Share | undefined {
  if (!measure || rows.length < 2) return undefined;
  // For the eye only: a pixel needs no exact decimals.
  const amount = (row: ReportRow) => Math.max(0, Number(row.measures[measure.id] ?? 0));
  const largest = rows.reduce((most, row) => Math.max(most, amount(row)), 0);
  if (largest === 0) return undefined;
  return { measure: measure.id, of: (row) => (amount(row) / largest) * 100 };
}
