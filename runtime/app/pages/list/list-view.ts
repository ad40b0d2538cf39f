import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { parseSort, type TableSort, writeSort } from '../../components/record-table/column.ts';
import { type Filter, isBlank, kindOf } from './filters/filter-kind.ts';
import { parseFilter, writeFilter } from './filters/filter-text.ts';
import type { ListField } from './list-field.ts';

/** What a list is asked to show; it lives in the address, so that a link shows the same to somebody else. */
export interface ListView {
  search: string;
  sort: TableSort | undefined;
  filters: Filter[];
}

const searchParameter = 'q';
const sortParameter = 'sort';
/** Keeps the names of fields apart from the two above. */
const filterPrefix = 'f.';

export function parseView(parameters: URLSearchParams, fields: readonly ListField[]): ListView {
  const filters = fields.flatMap((field): Filter[] => {
    const kind = kindOf(field);
    const text = parameters.get(filterPrefix + field.path);
    return kind && text !== null ? [{ path: field.path, value: parseFilter(kind, text) }] : [];
  });
  const order = [...parameters.keys()];
  const place = ({ path }: Filter) => order.indexOf(filterPrefix + path);
  return {
    search: parameters.get(searchParameter) ?? '',
    sort: parseSort(parameters.get(sortParameter) ?? undefined),
    filters: filters.sort((a, b) => place(a) - place(b)),
  };
}

export function writeView({ search, sort, filters }: ListView): URLSearchParams {
  const parameters = new URLSearchParams();
  if (search !== '') parameters.set(searchParameter, search);
  if (sort) parameters.set(sortParameter, writeSort(sort));
  for (const { path, value } of filters)
    if (!isBlank(value)) parameters.set(filterPrefix + path, writeFilter(value));
  return parameters;
}

/** The view of the page's address, and what changes it. */
export function useListView(fields: readonly ListField[]): [ListView, (changed: Partial<ListView>) => void] {
  const [parameters, setParameters] = useSearchParams();
  const view = useMemo(() => parseView(parameters, fields), [parameters, fields]);
  return [view, (changed) => setParameters(writeView({ ...view, ...changed }), { replace: true })];
}
