import type { CompiledEntity, CompiledReport } from '../../../../engine/compile/compiled.ts';
import type { TableReport } from '../../../../engine/definition/report.ts';
import { Refusal } from '../../../../engine/refusal.ts';
import type { ColumnValue } from '../../../../engine/report/column-value.ts';
import { type TableColumns, tableColumns } from '../../../../engine/report/table-columns.ts';
import type { Acting } from '../acting.ts';
import { readsOnlyReadable } from '../readable-reads.ts';

/** A table report with the columns that a person may see of it. */
export interface VisibleTable extends TableColumns {
  report: CompiledReport;
  definition: TableReport;
  entity: CompiledEntity;
}

/**
 * A table report as a person may see it: given by a role, over records of which the person may read
 * any. Columns of hidden fields are left out. A report that chooses its records by a hidden field is
 * not there at all: its parameters would ask about that field (reliability.md H01, H06).
 */
export function visibleTable({ world, policy }: Acting, reportId: string): VisibleTable | undefined {
  const { configuration } = world;
  const report = configuration.reports.get(reportId);
  if (report?.definition.kind !== 'table' || !policy.canSeeReport(reportId)) return undefined;
  const { definition, filter } = report;
  const entity = configuration.entities.get(definition.entity) as CompiledEntity;
  const own = policy.entity(entity.id);
  if (own.rule('read') === false) return undefined;
  if (filter && !readsOnlyReadable({ configuration, policy, entity }, filter)) return undefined;
  const { groups, measures } = columnsOf(entity, report, definition);
  const isReadable = ({ value }: { value?: ColumnValue }) => !value || own.canReadField(value.path);
  const shown = { groups: groups.filter(isReadable), measures: measures.filter(isReadable) };
  if (shown.measures.length === 0) return undefined;
  const lines = [...shown.groups, ...shown.measures].find(({ value }) => value?.lines)?.value?.lines;
  return { report, definition, entity, ...shown, ...(lines !== undefined && { lines }) };
}

/** The same, or a refusal that says no more than that there is none. */
export function tableOf(acting: Acting, reportId: string): VisibleTable {
  const table = visibleTable(acting, reportId);
  if (!table) throw new Refusal('report.not-found', { report: reportId });
  return table;
}

const known = new WeakMap<CompiledReport, TableColumns>();

function columnsOf(entity: CompiledEntity, report: CompiledReport, definition: TableReport): TableColumns {
  const columns = known.get(report) ?? tableColumns(entity, definition);
  // Building the configuration refuses such a report (`engine/check/check-reports.ts`).
  if (Array.isArray(columns)) throw new Error(`the columns of ${report.id} are none`);
  known.set(report, columns);
  return columns;
}
