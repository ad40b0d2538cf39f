import type { Document } from 'mongodb';
import { type Issue, issue } from '../../../../engine/issue.ts';
import { Refusal } from '../../../../engine/refusal.ts';
import { parseTableOrder } from '../../../../engine/report/table-order.ts';
import { all } from '../../query/combine.ts';
import { tableStages } from '../../query/table-stages.ts';
import { groupRecords } from '../../store/group-records.ts';
import { type Acting, factsOf, scopeOf } from '../acting.ts';
import { Invalid } from '../invalid.ts';
import { currentTitles } from './current-titles.ts';
import { type ParameterValues, parseParameters } from './parameters.ts';
import { reportFilter } from './report-filter.ts';
import { sortRows } from './sort-rows.ts';
import {
  type Amount,
  amountsOf,
  type Cell,
  groupCell,
  measureCell,
  noAmount,
  resultOf,
  type TableRow,
  together,
} from './table-rows.ts';
import { tableOf, type VisibleTable } from './visible-table.ts';

/** Most rows of a report; one that has more is refused, so that nobody takes a part for the whole. */
export const mostRows = 5000;

export interface ReportRequest {
  report: string;
  /** Texts by parameter. */
  given: Readonly<Record<string, string | undefined>>;
  /** `-amount,customer`; the report's own order when absent. */
  sort?: string | undefined;
}

export interface ReportAnswer {
  /** What it was made for, defaults filled in. */
  parameters: ParameterValues;
  rows: TableRow[];
  /** Of every measure over all rows; a record in several rows counts once. */
  totals: Record<string, Cell>;
}

/** A table report over the records that a person may read, as of now. */
export async function runReport(
  acting: Acting,
  { report, given, sort }: ReportRequest,
): Promise<ReportAnswer> {
  const table = tableOf(acting, report);
  const facts = factsOf(acting);
  const { values, issues } = parseParameters(table, given, facts);
  const columns = [...table.groups, ...table.measures];
  const { unknown } = parseTableOrder(sort, columns);
  if (sort !== undefined && unknown.length > 0) issues.push(issue('request.bad-sort', '/sort', { sort }));
  if (issues.length > 0) throw invalid(issues);
  const { order } = parseTableOrder(sort ?? table.definition.sort, columns);
  const filter = await reportFilter(acting, table, facts, values);
  const found = await group(acting, table, filter);
  if (found.length > mostRows) throw new Refusal('report.too-large', { most: mostRows });
  const titles = await currentTitles(acting, table.groups, found);
  const rows = found.map((document) => {
    const amounts = amountsOf(table.measures, document);
    const groups = table.groups.map((column, index) => {
      const stored = document._id[`g${index}`];
      const title = titles.get(`${column.value.entity}/${stored}`) ?? document[`t${index}`];
      return [column.id, groupCell(column, stored, title)] as const;
    });
    const exact = table.measures.map(
      (one, index) => [one.id, resultOf(one, amounts[index] as Amount)] as const,
    );
    return { groups: Object.fromEntries(groups), exact: Object.fromEntries(exact), amounts };
  });
  return {
    parameters: values,
    rows: sortRows(table, rows, order).map(({ groups, amounts }) => ({
      groups,
      measures: cellsOf(table.measures, amounts),
    })),
    totals: await totalsOf(acting, table, filter, rows),
  };
}

function group(
  acting: Acting,
  { entity, ...shape }: Pick<VisibleTable, 'entity' | 'groups' | 'measures' | 'lines'>,
  filter: Document,
): Promise<Document[]> {
  const stages = tableStages({ ...shape, timeZone: acting.world.tenant.timeZone });
  return groupRecords(scopeOf(acting), entity, filter, stages, mostRows + 1);
}

/**
 * The totals of rows are their sums, so that both agree whatever is written meanwhile; except of what
 * stands in a record once, when a record has lines in several rows: that is counted by itself.
 */
async function totalsOf(
  acting: Acting,
  table: VisibleTable,
  filter: Document,
  rows: readonly { amounts: readonly Amount[] }[],
): Promise<Record<string, Cell>> {
  const { measures, groups } = table;
  const totals = measures.map((measure, index) =>
    rows.reduce((sum, { amounts }) => together(measure, sum, amounts[index] as Amount), noAmount),
  );
  const isInLines = ({ value }: { value?: { lines?: string } }) => value?.lines !== undefined;
  if (!groups.some(isInLines)) return cellsOf(measures, totals);
  const apart = measures.filter((measure) => !isInLines(measure));
  if (apart.length === 0) return cellsOf(measures, totals);
  const hasLines = { [`values.${table.lines}.0`]: { $exists: true } };
  const found = await group(
    acting,
    { entity: table.entity, groups: [], measures: apart },
    all([filter, hasLines]),
  );
  const counted = amountsOf(apart, found[0] ?? {});
  return { ...cellsOf(measures, totals), ...cellsOf(apart, counted) };
}

function cellsOf(measures: readonly VisibleTable['measures'][number][], amounts: readonly Amount[]) {
  return Object.fromEntries(
    measures.map((measure, index) => [measure.id, measureCell(measure, amounts[index] as Amount)]),
  );
}

/** A wrong order is the request's fault, a wrong parameter the data's. */
function invalid(issues: readonly Issue[]): Invalid {
  return new Invalid(issues, issues.every((one) => one.code.startsWith('request.')) ? 400 : 422);
}
