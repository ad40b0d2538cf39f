import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Reference } from '../../../engine/record/values.ts';
import { listRecords, type RecordAnswer } from './records.ts';

/** An entity by its id, and the field that names its records. */
export interface NamedEntity {
  entity: string;
  title: string;
}

function referenceOf(record: RecordAnswer, { title }: NamedEntity): Reference {
  return { id: record.id, title: String(record[title] ?? record.id) };
}

/** Records that are found by what is typed; the first ones for nothing typed. */
export function useFound(named: NamedEntity, typed: string, isOn = true) {
  const search = typed.trim();
  return useQuery({
    queryKey: ['titles', named.entity, 'search', search],
    queryFn: ({ signal }) => listRecords(named.entity, { search, fields: named.title, limit: 30 }, signal),
    select: ({ items }) => items.map((record) => referenceOf(record, named)),
    placeholderData: keepPreviousData,
    enabled: isOn,
    retry: false,
  });
}

/** The names of records of which only the ids are known, as from an address. */
export function useTitles(named: NamedEntity, ids: readonly string[]): Reference[] {
  const { data } = useQuery({
    queryKey: ['titles', named.entity, 'ids', [...ids].sort()],
    queryFn: ({ signal }) =>
      listRecords(
        named.entity,
        {
          filter: `id in [${ids.map((id) => JSON.stringify(id)).join(', ')}]`,
          fields: named.title,
          limit: ids.length,
        },
        signal,
      ),
    select: ({ items }) => items.map((record) => referenceOf(record, named)),
    enabled: ids.length > 0,
    retry: false,
  });
  const byId = new Map(data?.map((one) => [one.id, one]));
  return ids.map((id) => byId.get(id) ?? { id, title: '…' });
}
