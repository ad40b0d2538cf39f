import { queryOptions } from '@tanstack/react-query';
import type { Label } from '../../../engine/issue.ts';
import type { Reference } from '../../../engine/record/values.ts';
import { call } from './call.ts';

interface Named {
  id: string;
  label: Label | null;
}

/** What a service did for an approval and could not take back. */
export interface FailingCompensation {
  id: string;
  entity: Named;
  record: Reference;
  node: Named;
  failed: string;
  attempts: number;
  nextAt: string;
}

export const failingCompensationsQuery = queryOptions({
  queryKey: ['administration', 'compensations'],
  queryFn: ({ signal }) => call<{ items: FailingCompensation[] }>('GET', '/admin/compensations', { signal }),
});

export function actOnCompensation(id: string, action: 'retry' | 'skip', reason: string): Promise<void> {
  return call('POST', `/admin/compensations/${encodeURIComponent(id)}/actions`, { body: { action, reason } });
}
