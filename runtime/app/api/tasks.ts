import { infiniteQueryOptions } from '@tanstack/react-query';
import type { Label } from '../../../engine/issue.ts';
import type { OfferedAction } from '../../../engine/workflow/offered-actions.ts';
import { call } from './call.ts';
import { queryText } from './records.ts';

/** One to-do as the inbox shows it. */
export interface Task {
  id: string;
  instance: string;
  node: { id: string; label: Label | null };
  entity: string;
  record: string;
  title: string;
  summary: { field: string; value: unknown }[];
  /** The record's revision; a decision sends back the one that was seen. */
  revision: number;
  initiator: string;
  createdAt: string;
  status: 'open' | 'done';
  outcome: string | null;
  actions: OfferedAction[];
}

export interface TaskPage {
  items: Task[];
  nextCursor: string | null;
}

export type TaskStatus = Task['status'];

/** Tasks that come at once. */
export const taskPageSize = 50;

/** The to-dos of the person, newest first, a page at a time. */
export function tasksQuery(status: TaskStatus) {
  return infiniteQueryOptions({
    queryKey: ['tasks', status],
    queryFn: ({ signal, pageParam }) =>
      call<TaskPage>('GET', `/tasks${queryText({ status, cursor: pageParam, limit: taskPageSize })}`, {
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    select: ({ pages }) => pages.flatMap((page) => page.items),
  });
}

export interface TaskDecision {
  action: 'approve' | 'reject' | 'return';
  comment?: string;
  /** The revision that was on the screen. */
  seenRevision: number;
  resubmit?: 'restart' | 'from-target' | 'direct';
}

/** Sends a decision; the key makes sending it twice one decision. */
export function decideTask(
  task: string,
  decision: TaskDecision,
  { idempotencyKey, isLeaving = false }: { idempotencyKey: string; isLeaving?: boolean },
): Promise<unknown> {
  return call('POST', `/tasks/${task}/actions`, { body: decision, idempotencyKey, keepalive: isLeaving });
}
