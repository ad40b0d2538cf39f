import { infiniteQueryOptions } from '@tanstack/react-query';
import type { Label } from '../../../engine/issue.ts';
import type { Command } from '../../../engine/workflow/command.ts';
import type { SlotOrigin } from '../../../engine/workflow/instance.ts';
import type { OfferedAction } from '../../../engine/workflow/offered-actions.ts';
import { call } from './call.ts';
import { queryText } from './records.ts';
import type { GivenSignature } from './signatures.ts';

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
  /** When it is due, if anything says so. */
  dueAt: string | null;
  status: 'open' | 'done';
  outcome: string | null;
  /** A decision, or advice that decides nothing. */
  kind: 'approve' | 'advise' | 'copy' | 'reply';
  /** Who handed it on or asked for it, and with which words. */
  from: AskedBy | null;
  actions: OfferedAction[];
}

/** Who handed a to-do on or asked for it. */
export interface AskedBy {
  name: string;
  how: SlotOrigin;
  words: string | null;
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

/** What a person can do with a to-do. */
export type TaskVerb = Extract<
  OfferedAction['action'],
  | 'approve'
  | 'reject'
  | 'return'
  | 'abstain'
  | 'transfer'
  | 'delegate'
  | 'advise'
  | 'recall'
  | 'add-sign'
  | 'cancel-addition'
  | 'remove'
  | 'claim'
  | 'unclaim'
  | 'retrieve'
  | 'terminate'
>;

/** What a verb needs besides the opinion. */
export type TaskNeeds = Pick<
  Command,
  | 'resubmit'
  | 'to'
  | 'chosen'
  | 'people'
  | 'place'
  | 'decision'
  | 'strict'
  | 'approves'
  | 'addition'
  | 'target'
  | 'advice'
>;

/** One act on a to-do, with what it needs. */
export interface TaskAct extends TaskNeeds {
  action: TaskVerb;
  comment?: string;
  /** Files that were uploaded for the decision, by id, and what it is signed with. */
  files?: readonly string[];
  signature?: GivenSignature;
  /** The revision that was on the screen. */
  seenRevision: number;
}

/** Sends an act; the key makes sending it twice one act. */
export function actOnTask(
  task: string,
  act: TaskAct,
  { idempotencyKey, isLeaving = false }: { idempotencyKey: string; isLeaving?: boolean },
): Promise<unknown> {
  return call('POST', `/tasks/${task}/actions`, { body: act, idempotencyKey, keepalive: isLeaving });
}
