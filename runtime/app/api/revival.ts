import { queryOptions } from '@tanstack/react-query';
import { call } from './call.ts';

interface Revival {
  instance: { id: string; state: string } | null;
}

/** The approval after which a record may be begun anew. */
export function revivalQuery(entity: string, id: string) {
  return queryOptions({
    queryKey: ['record', entity, id, 'revival'],
    queryFn: ({ signal }) => call<Revival>('GET', `/records/${entity}/${id}/revival`, { signal }),
    select: ({ instance }) => instance,
  });
}

/** Copies the record of an approval into a new draft. */
export function revive(instance: string, idempotencyKey: string): Promise<{ entity: string; id: string }> {
  return call('POST', `/instances/${instance}/revive`, { body: {}, idempotencyKey });
}
