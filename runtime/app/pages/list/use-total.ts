import { useQuery } from '@tanstack/react-query';
import { listRecords, type RecordQuery } from '../../api/records.ts';

/** The number of records of a list, counted only when it is wanted; the server stops at ten thousand. */
export function useTotal(entity: string, { filter, search }: RecordQuery, isWanted: boolean) {
  return useQuery({
    queryKey: ['records', entity, 'total', filter, search],
    queryFn: ({ signal }) => listRecords(entity, { filter, search, limit: 1, total: true }, signal),
    enabled: isWanted,
    select: ({ total }) => total,
  });
}
