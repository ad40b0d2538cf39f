import { queryOptions } from '@tanstack/react-query';
import type { RecordAnswer } from '../form/contract.ts';
import { call } from './call.ts';

export type { RecordAnswer } from '../form/contract.ts';

/** What a list asks for; one expression filters, one field sorts. */
export interface RecordQuery {
  filter?: string | undefined;
  /** A field, with a leading - for descending. */
  sort?: string | undefined;
  fields?: string | undefined;
  search?: string | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
  total?: boolean | undefined;
}

export interface RecordPage {
  items: RecordAnswer[];
  nextCursor: string | null;
  total?: { value: number; exact: boolean };
}

export function listRecords(entity: string, query: RecordQuery, signal?: AbortSignal): Promise<RecordPage> {
  return call<RecordPage>('GET', `/records/${entity}${queryText(query)}`, { ...(signal && { signal }) });
}

/** `?limit=50&sort=-orderDate`, without what is not given; `exact` is asked as it is, blank texts included. */
export function queryText(
  query: Readonly<Record<string, unknown>> | RecordQuery,
  exact: Readonly<Record<string, string>> = {},
): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  const all = [...given.map(([name, value]) => [name, String(value)]), ...Object.entries(exact)];
  return all.length === 0 ? '' : `?${new URLSearchParams(all)}`;
}

/** A record for its page, with what its live fields come to now. */
export function recordQuery(entity: string, id: string) {
  return queryOptions({
    queryKey: ['record', entity, id],
    queryFn: ({ signal }) => call<RecordAnswer>('GET', `/records/${entity}/${id}?live=true`, { signal }),
  });
}

export function deleteRecord(entity: string, { id, revision }: RecordAnswer): Promise<void> {
  return call('DELETE', `/records/${entity}/${id}`, { ifMatch: revision });
}
