import type { Document } from 'mongodb';
import type { Label } from '../../../engine/issue.ts';
import type { Scope } from './scope.ts';

/** The to-do of one holder of one pending slot, kept beside the instance in the same transaction. */
export interface Task {
  id: string;
  instance: string;
  slot: string;
  node: string;
  nodeLabel?: Label | undefined;
  entity: string;
  record: string;
  title: string;
  assignee: string;
  initiator: string;
  status: 'open' | 'done';
  /** A decision, advice that decides nothing, a copy to read, or an answer; a decision when absent (approval.md S2, S8, S10). */
  kind?: 'approve' | 'advise' | 'copy' | 'reply' | undefined;
  createdAt: string;
  /** When it is due, ISO 8601 in UTC, where its node has a ladder (approval.md H2). */
  dueAt?: string | undefined;
  closedAt?: string | undefined;
  /** How its slot ended. */
  outcome?: string | undefined;
}

interface TaskDocument extends Document {
  _id: string;
  tenant: string;
  createdAt: Date;
}

const collection = 'tasks';

function tasks(scope: Scope) {
  return scope.collection<TaskDocument>(collection);
}

function taskOf({ _id, tenant: _, createdAt, closedAt, ...task }: TaskDocument): Task {
  return {
    ...task,
    id: _id,
    createdAt: createdAt.toISOString(),
    closedAt: (closedAt as Date | undefined)?.toISOString(),
  } as unknown as Task;
}

/** The id of a slot's task. */
export function taskId(instance: string, slot: string): string {
  return `${instance}.${slot}`;
}

/** The instance and the slot that a task's id names; undefined when it names none. */
export function parseTaskId(id: string): { instance: string; slot: string } | undefined {
  const at = id.indexOf('.');
  return at > 0 ? { instance: id.slice(0, at), slot: id.slice(at + 1) } : undefined;
}

export async function findTask(scope: Scope, id: string): Promise<Task | undefined> {
  const found = await tasks(scope).findOne(scope.own({ _id: id }), scope.options);
  return found ? taskOf(found as TaskDocument) : undefined;
}

export async function insertTasks(scope: Scope, added: readonly Task[]): Promise<void> {
  const documents = added.map(({ id, createdAt, closedAt, ...task }) => ({
    ...task,
    _id: id,
    tenant: scope.tenant,
    createdAt: new Date(createdAt),
    ...(closedAt !== undefined && { closedAt: new Date(closedAt) }),
  }));
  await scope.write(...documents.map((insert) => ({ collection, insert })));
}

/** Tasks whose slots are their holders' again, as new as on the first day (approval.md S2, S4, M8). */
export async function reopenTasks(scope: Scope, again: readonly Task[]): Promise<void> {
  const writes = again.map(({ id, createdAt, closedAt: _, outcome: __, ...task }) => ({
    collection,
    filter: scope.own({ _id: id }),
    update: { $set: { ...task, createdAt: new Date(createdAt) }, $unset: { closedAt: '', outcome: '' } },
    upsert: true,
  }));
  await scope.write(...writes);
}

/** Gives tasks another due moment: their clocks have stood still, or begun anew (approval.md H3). */
export async function moveDue(
  scope: Scope,
  moved: readonly { id: string; dueAt: string | undefined }[],
): Promise<void> {
  const writes = moved.map(({ id, dueAt }) => ({
    collection,
    filter: scope.own({ _id: id }),
    update: dueAt === undefined ? { $unset: { dueAt: '' } } : { $set: { dueAt } },
  }));
  await scope.write(...writes);
}

/** Closes tasks whose slots ended; one write for each way to end. */
export async function closeTasks(
  scope: Scope,
  closed: readonly { id: string; outcome: string }[],
  at: string,
): Promise<void> {
  for (const outcome of new Set(closed.map((one) => one.outcome))) {
    const ids = closed.filter((one) => one.outcome === outcome).map((one) => one.id);
    await scope.write({
      collection,
      filter: scope.own({ _id: { $in: ids }, status: 'open' }),
      update: { $set: { status: 'done', outcome, closedAt: new Date(at) } },
      many: true,
    });
  }
}

export interface TaskQuery {
  /** Whose: one's own, and those of the people in whose place one may decide (S3). */
  assignees: readonly string[];
  status: 'open' | 'done';
  entity?: string | undefined;
  /** Tasks older than this one. */
  after?: { createdAt: string; id: string } | undefined;
  limit: number;
}

export async function listTasks(scope: Scope, query: TaskQuery): Promise<Task[]> {
  const { assignees, status, entity, after, limit } = query;
  const of = { status, ...(entity !== undefined && { entity }) };
  const ways = assignees.flatMap((assignee) =>
    waysAfter(after).map((way) => scope.own({ assignee, ...of, ...way })),
  );
  if (ways.length === 0) return [];
  const found = await tasks(scope)
    .find({ $or: ways }, scope.options)
    .sort({ createdAt: -1, _id: -1 })
    .limit(limit)
    .toArray();
  return found.map((document) => taskOf(document as TaskDocument));
}

/** The ways to be older than a task; each is a filter of its own, so that an index serves it. */
function waysAfter(after: TaskQuery['after']): Document[] {
  if (!after) return [{}];
  const createdAt = new Date(after.createdAt);
  return [{ createdAt: { $lt: createdAt } }, { createdAt, _id: { $lt: after.id } }];
}
