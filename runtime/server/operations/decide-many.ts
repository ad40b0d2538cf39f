import { createHash } from 'node:crypto';
import type { Issue, IssueParams } from '../../../engine/issue.ts';
import { Refusal, type RefusalCode } from '../../../engine/refusal.ts';
import { findCommand } from '../store/commands.ts';
import { newId } from '../store/new-id.ts';
import { actOnTask } from './act-on-task.ts';
import { type Acting, scopeOf } from './acting.ts';
import { Invalid } from './invalid.ts';

/** Many to-dos that are decided alike (approval.md F7). */
export interface Batch {
  action: 'approve' | 'reject';
  comment?: string | undefined;
  tasks: readonly { task: string; seenRevision: number }[];
}

/** What became of one to-do of many; of one that was not done, why. */
export interface DecidedRow {
  task: string;
  /** `skipped` is one that its holder has to look at; `refused` one that cannot be decided so any more. */
  outcome: 'done' | 'skipped' | 'refused';
  why?: { code: RefusalCode; params: IssueParams } | Issue;
}

/** How many are under way at once: commands of one tenant wait for each other anyway. */
const together = 4;

/**
 * Decides one to-do after another, each by a command of its own, and gives each as soon as it is
 * known; those that were done stay done whatever becomes of the others (approval.md F7). Whoever sends
 * the same request again under the same key gets the answers of those that were done.
 */
export async function* decideMany(acting: Acting, { tasks, ...decision }: Batch): AsyncGenerator<DecidedRow> {
  const key = acting.command?.key ?? newId();
  for (let at = 0; at < tasks.length; at += together)
    yield* await Promise.all(
      tasks.slice(at, at + together).map((one) => decideOne(acting, { ...decision, ...one }, key)),
    );
}

type Row = Omit<Batch, 'tasks'> & Batch['tasks'][number];

async function decideOne(acting: Acting, row: Row, batchKey: string): Promise<DecidedRow> {
  const { task, ...decision } = row;
  const key = digestOf([batchKey, task]);
  const command = { key, fingerprint: digestOf(row), render: () => ({ status: 200 }) };
  const earlier = await storedRow(acting, row, command);
  if (earlier) return earlier;
  try {
    await actOnTask({ ...acting, command }, task, withoutBlank({ ...decision, batch: true, commandId: key }));
    return { task, outcome: 'done' };
  } catch (cause) {
    // The twin of this request may have been faster.
    const twin = await storedRow(acting, row, command);
    if (twin) return twin;
    const why = reasonOf(cause);
    return { task, outcome: wantsALook.has(why.code) ? 'skipped' : 'refused', why };
  }
}

function withoutBlank({ comment, ...act }: Omit<Row, 'task'> & { batch: true; commandId: string }) {
  return { ...act, ...(comment !== undefined && { comment }) };
}

/** What became of the row when it came under this key before. */
async function storedRow(
  acting: Acting,
  { task }: Row,
  { key, fingerprint }: { key: string; fingerprint: string },
): Promise<DecidedRow | undefined> {
  const stored = await findCommand(scopeOf(acting), acting.person.id, key);
  if (!stored) return undefined;
  return stored.fingerprint === fingerprint
    ? { task, outcome: 'done' }
    : { task, outcome: 'refused', why: { code: 'idempotency.key-reused', params: { key } } };
}

/** Why a row was not decided; what nobody foresaw goes on being thrown. */
function reasonOf(cause: unknown): { code: RefusalCode; params: IssueParams } | Issue {
  if (cause instanceof Refusal) return { code: cause.code, params: cause.params };
  const [first] = cause instanceof Invalid ? cause.issues : [];
  if (!first) throw cause;
  return first;
}

/** Rows that need something which only their holder can give, looking at them one by one. */
const wantsALook: ReadonlySet<string> = new Set<RefusalCode>([
  'task.not-in-batch',
  'task.record-changed',
  'task.opinion-required',
  'task.choice-required',
  'task.fields-required',
  'task.signature-required',
]);

function digestOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
