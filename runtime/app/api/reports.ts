import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { TableReport } from '../../../engine/definition/report.ts';
import type { Label } from '../../../engine/issue.ts';
import type { Reference } from '../../../engine/record/values.ts';
import type { ColumnType } from '../../../engine/report/column-value.ts';
import { call } from './call.ts';
import { queryText } from './records.ts';

type Options = Record<string, { label: Label }>;

export interface ReportColumn {
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

export interface ReportGroup extends ReportColumn {
  by: TableReport['groups'][string]['by'];
}

export interface ReportMeasure extends ReportColumn {
  function: TableReport['measures'][string]['function'];
}

export interface ReportParameter {
  id: string;
  label: Label;
  type: TableReport['parameters'][string]['type'];
  entity: string | null;
  options: Options | null;
  default: string | { id: string } | null;
}

/** What a report can be asked for, and its columns as the reader may see them. */
export interface ReportDescription {
  id: string;
  label: Label;
  entity: string;
  parameters: ReportParameter[];
  groups: ReportGroup[];
  measures: ReportMeasure[];
  sort: string | null;
}

/** Digits of a decimal, a whole number, text, a date, the id of an option, a reference. */
export type ReportCell = string | number | boolean | Reference | null;

export interface ReportRow {
  groups: Record<string, ReportCell>;
  measures: Record<string, ReportCell>;
}

export interface ReportAnswer {
  parameters: Record<string, string | { id: string } | null>;
  rows: ReportRow[];
  totals: Record<string, ReportCell>;
}

export function reportDescriptionQuery(report: string) {
  return queryOptions({
    queryKey: ['report', report, 'description'],
    queryFn: ({ signal }) => call<ReportDescription>('GET', `/reports/${report}/description`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** The report for the parameters that were given, blank ones included; the others have their defaults. */
export function reportQuery(
  report: string,
  { given, sort }: { given: Readonly<Record<string, string>>; sort: string | undefined },
) {
  return queryOptions({
    queryKey: ['report', report, 'rows', given, sort],
    queryFn: ({ signal }) =>
      call<ReportAnswer>('GET', `/reports/${report}${queryText({ sort }, given)}`, { signal }),
    placeholderData: keepPreviousData,
  });
}
