import { queryOptions } from '@tanstack/react-query';
import type { Purpose } from '../../../engine/definition/amendments.ts';
import type { NotifyEvent } from '../../../engine/workflow/change.ts';
import { call } from './call.ts';

/** Something that a person was told; its words are made here. */
export interface Notification {
  id: string;
  at: string;
  event: NotifyEvent | 'question-asked' | 'question-answered' | 'outsider-to-tell';
  entity: string;
  record: string;
  title: string;
  node?: string;
  /** Of a notice: its words. */
  text?: string;
  /** Of a request about an approved record. */
  purpose?: Purpose;
  read: boolean;
}

export const notificationsQuery = queryOptions({
  queryKey: ['notifications'],
  queryFn: ({ signal }) =>
    call<{ items: Notification[]; unread: number }>('GET', '/notifications?limit=30', { signal }),
});

export function readNotifications(): Promise<void> {
  return call('POST', '/notifications/read', { body: {} });
}
