import type { Label } from '../../../../engine/issue.ts';
import type { ColumnType, ColumnValue } from '../../../../engine/report/column-value.ts';
import { type Acting, factsOf } from '../acting.ts';
import { type ParameterValues, parseParameters } from './parameters.ts';
import { tableOf, type VisibleTable } from './visible-table.ts';

type Options = Record<string, { label: Label }>;

/** What a page needs to ask for a report and to show it. */
export interface ReportDescription {
  id: string;
  label: Label;
  entity: string;
  parameters: {
    id: string;
    label: Label;
    type: VisibleTable['definition']['parameters'][string]['type'];
    entity: string | null;
    options: Options | null;
    default: ParameterValues[string];
  }[];
  /** Columns that rows are told apart by. */
  groups: (ReportColumn & { by: VisibleTable['groups'][number]['by'] })[];
  measures: (ReportColumn & { function: VisibleTable['measures'][number]['function'] })[];
  /** The usual order: `-amount`. */
  sort: string | null;
}

interface ReportColumn {
  id: string;
  label: Label;
  type: ColumnType;
  scale: number | null;
  currency: string | null;
  /** Of a reference: what it refers to. */
  entity: string | null;
  /** Of a choice. */
  options: Options | null;
}

export function describeReport(acting: Acting, reportId: string): ReportDescription {
  const table = tableOf(acting, reportId);
  const { definition, groups, measures } = table;
  const { values } = parseParameters(table, {}, factsOf(acting));
  return {
    id: reportId,
    label: definition.label,
    entity: definition.entity,
    parameters: Object.entries(definition.parameters).map(([id, { label, type, entity, options }]) => ({
      id,
      label,
      type,
      entity: entity ?? null,
      options: options ?? null,
      default: values[id] ?? null,
    })),
    groups: groups.map(({ id, label, by, value }) => ({
      ...shown({ id, label, type: value.type }, value),
      by,
    })),
    measures: measures.map(({ id, label, type, scale, function: name, value }) => ({
      ...shown({ id, label, type }, value),
      scale: scale ?? null,
      function: name,
    })),
    sort: definition.sort ?? null,
  };
}

function shown(
  column: Pick<ReportColumn, 'id' | 'label' | 'type'>,
  { scale, currency, entity, options }: Partial<ColumnValue> = {},
): ReportColumn {
  return {
    ...column,
    scale: scale ?? null,
    currency: (column.type === 'money' && currency) || null,
    entity: entity ?? null,
    options: options ? onlyLabels(options) : null,
  };
}

function onlyLabels(options: Readonly<Options>): Options {
  return Object.fromEntries(Object.entries(options).map(([id, { label }]) => [id, { label }]));
}
