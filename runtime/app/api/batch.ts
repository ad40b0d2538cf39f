import { call, callLines } from './call.ts';
import { queryText } from './records.ts';
import type { Task, TaskPage } from './tasks.ts';

/** Most to-dos of one request. */
export const mostInBatch = 500;

/** What became of one to-do of many. */
export interface BatchRow {
  task: string;
  outcome: 'done' | 'skipped' | 'refused';
  code?: string;
  /** Why it was not done, in the language of the page. */
  message?: string;
}

export interface BatchDecision {
  action: 'approve' | 'reject';
  comment?: string;
  tasks: readonly Task[];
}

/** Decides to-dos alike; each row comes as soon as it is known. Aborting ends it after what is under way. */
export function decideMany(
  { tasks, ...decision }: BatchDecision,
  options: { idempotencyKey: string; signal: AbortSignal },
): AsyncGenerator<BatchRow> {
  const rows = tasks.map(({ id, revision }) => ({ task: id, seenRevision: revision }));
  return callLines<BatchRow>('/tasks/batch', { body: { ...decision, tasks: rows }, ...options });
}

/** Whether a to-do may be decided together with others. */
export function mayBatch({ actions }: Task): boolean {
  return actions.some(({ action, enabled, batch }) => action === 'approve' && enabled && batch === true);
}

/** Every open to-do that may be decided together with others, as many as go into one request. */
export async function readBatchable(): Promise<Task[]> {
  const found: Task[] = [];
  for (let cursor: string | undefined; found.length < mostInBatch; ) {
    const page = await call<TaskPage>('GET', `/tasks${queryText({ status: 'open', cursor, limit: 200 })}`);
    found.push(...page.items.filter(mayBatch));
    if (page.nextCursor === null) break;
    cursor = page.nextCursor;
  }
  return found.slice(0, mostInBatch);
}
