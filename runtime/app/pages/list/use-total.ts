import { useQuery } from '@tanstack/react-query';
import { listRecords, type RecordQuery } from '../../api/records.ts';

/** The number of records of a list, counted only when somebody asks. */
export function useTotal(entity: string, { filter, search }: RecordQuery, isAsked: boolean) {
  return useQuery({
    queryKey: ['records', entity, 'total', filter, search],
    queryFn: ({ signal }) => listRecords(entity, { filter, search, limit: 1, total: true }, signal),
    enabled: isAsked,
    select: ({ total }) => total,
  });
}
