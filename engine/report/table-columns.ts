import type { CompiledEntity } from '../compile/compiled.ts';
import type { TableReport } from '../definition/report.ts';
import { type Issue, issue, type Label, pointer } from '../issue.ts';
import { type ColumnType, type ColumnValue, columnValue } from './column-value.ts';

/** A column that rows are told apart by. */
export interface GroupColumn {
  id: string;
  label: Label;
  by: TableReport['groups'][string]['by'];
  value: ColumnValue;
}

/** A column that is calculated from the records of a row. */
export interface MeasureColumn {
  id: string;
  label: Label;
  function: TableReport['measures'][string]['function'];
  type: ColumnType;
  /** Places of a number. */
  scale?: number;
  /** What is added up; absent for counting records. */
  value?: ColumnValue;
}

export interface TableColumns {
  groups: readonly GroupColumn[];
  measures: readonly MeasureColumn[];
  /** The lines field whose lines are told apart or added up one by one. */
  lines?: string;
}

/** The columns of a table report; or everything in it that cannot be a column, at its path below `at`. */
export function tableColumns(
  entity: CompiledEntity,
  report: TableReport,
  at: readonly string[] = [],
): TableColumns | Issue[] {
  const issues: Issue[] = [];
  const wrong = (path: string, wanted: string, ...where: string[]): undefined => {
    issues.push(issue('definition.wrong-field-type', pointer([...at, ...where]), { field: path, wanted }));
  };
  const groups = Object.entries(report.groups).flatMap(([id, { label, field, by }]): GroupColumn[] => {
    const value = columnValue(entity, field) ?? wrong(field, 'one stored value', 'groups', id, 'field');
    if (value && by !== 'value' && value.type !== 'date' && value.type !== 'date-time')
      wrong(field, 'date', 'groups', id, 'field');
    return value ? [{ id, label, by, value }] : [];
  });
  const measures = Object.entries(report.measures).flatMap(([id, written]): MeasureColumn[] => {
    const { label, field } = written;
    if (field === undefined && written.function !== 'count')
      issues.push(issue('definition.missing-key', pointer([...at, 'measures', id]), { key: 'field' }));
    if (field === undefined) return [{ id, label, function: 'count', type: 'integer' }];
    const value = columnValue(entity, field) ?? wrong(field, 'one stored value', 'measures', id, 'field');
    if (value && !measurable[written.function](value))
      wrong(field, wantedOf(written.function), 'measures', id, 'field');
    return value
      ? [{ id, label, function: written.function, value, ...measured(written.function, value) }]
      : [];
  });
  for (const { id } of measures)
    if (Object.hasOwn(report.groups, id))
      issues.push(issue('definition.reserved-id', pointer([...at, 'measures', id]), { id }));
  const [lines, ...others] = new Set([...groups, ...measures].flatMap(({ value }) => value?.lines ?? []));
  for (const other of others) wrong(other, `lines of ${lines}`, 'measures');
  return issues.length > 0 ? issues : { groups, measures, ...(lines !== undefined && { lines }) };
}

const isNumber = ({ stored }: ColumnValue) => stored.type.kind === 'number';
const isOrdered = (value: ColumnValue) => isNumber(value) || /^date/.test(value.type);

const measurable: Record<MeasureColumn['function'], (value: ColumnValue) => boolean> = {
  count: () => true,
  sum: isNumber,
  average: isNumber,
  min: isOrdered,
  max: isOrdered,
};

function wantedOf(name: MeasureColumn['function']): string {
  return name === 'min' || name === 'max' ? 'number, date or date-time' : 'number';
}

/** Places of the average of whole numbers. */
const averageScale = 2;

/** What a measure yields: of the kind that it is made of, except where it counts. */
function measured(
  name: MeasureColumn['function'],
  value: ColumnValue,
): Pick<MeasureColumn, 'type' | 'scale'> {
  if (name === 'count') return { type: 'integer' };
  if (name === 'average' && value.type === 'integer') return { type: 'decimal', scale: averageScale };
  return { type: value.type, ...(value.scale !== undefined && { scale: value.scale }) };
}
