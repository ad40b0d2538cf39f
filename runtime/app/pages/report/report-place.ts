import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { ReportDescription } from '../../api/reports.ts';
import { parseSort, type TableSort, writeSort } from '../../components/record-table/column.ts';

/** What a report's page is asked to show; it lives in the address, so that a link shows the same to somebody else. */
export interface ReportPlace {
  /** Parameters that are not as they come; blank ones are asked for as blank. */
  given: Readonly<Record<string, string>>;
  sort: TableSort | undefined;
  /** The group whose rows are put together with a subtotal. */
  by: string | undefined;
}

const sortParameter = 'sort';
const byParameter = 'by';
/** Keeps the names of parameters apart from the others. */
const parameterPrefix = 'p.';

export function parsePlace(
  parameters: URLSearchParams,
  description: Pick<ReportDescription, 'parameters' | 'groups'>,
): ReportPlace {
  const given = description.parameters.flatMap(({ id }) => {
    const value = parameters.get(parameterPrefix + id);
    return value === null ? [] : [[id, value] as const];
  });
  const by = parameters.get(byParameter);
  return {
    given: Object.fromEntries(given),
    sort: parseSort(parameters.get(sortParameter) ?? undefined),
    by: description.groups.length > 1 ? description.groups.find(({ id }) => id === by)?.id : undefined,
  };
}

export function writePlace({ given, sort, by }: ReportPlace): URLSearchParams {
  const parameters = new URLSearchParams();
  for (const [id, value] of Object.entries(given)) parameters.set(parameterPrefix + id, value);
  if (sort) parameters.set(sortParameter, writeSort(sort));
  if (by !== undefined) parameters.set(byParameter, by);
  return parameters;
}

/** The place of the page's address, and what changes it. */
export function useReportPlace(
  description: ReportDescription,
): [ReportPlace, (changed: Partial<ReportPlace>) => void] {
  const [parameters, setParameters] = useSearchParams();
  const place = useMemo(() => parsePlace(parameters, description), [parameters, description]);
  return [place, (changed) => setParameters(writePlace({ ...place, ...changed }), { replace: true })];
}
