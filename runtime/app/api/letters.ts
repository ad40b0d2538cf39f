import { infiniteQueryOptions } from '@tanstack/react-query';
import type { Purpose } from '../../../engine/definition/amendments.ts';
import type { Label } from '../../../engine/issue.ts';
import type { Reference } from '../../../engine/record/values.ts';
import { call } from './call.ts';
import type { Notification } from './notifications.ts';
import { queryText } from './records.ts';

/** A letter that could not be delivered. */
export interface DeadLetter {
  id: string;
  to: string;
  entity: { id: string; label: Label | null };
  record: Reference;
  /** What it tells; null of one to somebody outside. */
  event: Notification['event'] | null;
  purpose: Purpose | null;
  failed: string;
  attempts: number;
  deadAt: string;
}

export const deadLettersQuery = infiniteQueryOptions({
  queryKey: ['administration', 'letters'],
  queryFn: ({ signal, pageParam }) =>
    call<{ items: DeadLetter[]; nextCursor: string | null }>(
      'GET',
      `/admin/letters${queryText({ cursor: pageParam })}`,
      { signal },
    ),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.nextCursor ?? undefined,
});

export function sendAgain(letter: string): Promise<void> {
  return call('POST', `/admin/letters/${encodeURIComponent(letter)}/send`, { body: {} });
}
