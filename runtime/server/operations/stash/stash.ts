import { fieldPathOf } from '../../../../engine/record/field-change.ts';
import type { Reference } from '../../../../engine/record/values.ts';
import { Refusal } from '../../../../engine/refusal.ts';
import { fieldsChangedSince } from '../../store/audit.ts';
import { deleteStashes, findStash, replaceStash, type StashedDraft } from '../../store/stashes.ts';
import { findTask, type Task } from '../../store/tasks.ts';
import { type Acting, entityOf, scopeOf } from '../acting.ts';
import { accessRecord } from '../record-access.ts';
import { readableDraft } from './readable-draft.ts';

/** What the holder of a to-do began to write; of a former holder's it is said whose it was. */
export interface ReadStash {
  opinion: string;
  draft: StashedDraft | null;
  at: string;
  /** Whose it was: offered, and nobody's words but theirs. Null for the own one. */
  from: Reference | null;
  /** Readable fields of the draft that somebody changed since it was written, with what they were and are. */
  changed: { path: string; before: unknown; after: unknown }[];
}

/** What was stashed for a to-do, for its holder and nobody else (approval.md S11). */
export async function readStash(acting: Acting, id: string): Promise<ReadStash | null> {
  const task = await ownTask(acting, id);
  const stash = await findStash(scopeOf(acting), id);
  if (!stash) return null;
  const { author, opinion, draft, at } = stash;
  const { rights } = await accessRecord(acting, entityOf(acting, task.entity), task.record);
  const since = draft
    ? [...(await fieldsChangedSince(scopeOf(acting), task.entity, task.record, draft.revision)).values()]
    : [];
  return {
    opinion,
    draft: draft ? readableDraft(draft, rights.canRead) : null,
    at,
    from: author === acting.person.id ? null : formerHolder(acting, author),
    changed: since.filter(({ path }) => rights.canRead(fieldPathOf(path))),
  };
}

/** Keeps an opinion, edits, or both; what is not given stays as it was, unless it was somebody else's. */
export async function keepStash(
  acting: Acting,
  id: string,
  { opinion, draft }: { opinion?: string; draft?: StashedDraft | null },
): Promise<void> {
  const task = await ownTask(acting, id);
  if (task.status !== 'open') throw new Refusal('task.closed', { by: '', what: task.outcome ?? '', at: '' });
  const author = acting.person.id;
  const before = await findStash(scopeOf(acting), id);
  const own = before?.author === author ? before : undefined;
  const kept = draft === undefined ? own?.draft : (draft ?? undefined);
  await replaceStash(scopeOf(acting), id, {
    author,
    opinion: opinion ?? own?.opinion ?? '',
    ...(kept && { draft: kept }),
    at: acting.ground.clock(),
  });
}

export async function dropStash(acting: Acting, id: string): Promise<void> {
  await ownTask(acting, id);
  await deleteStashes(scopeOf(acting), [id]);
}

async function ownTask(acting: Acting, id: string): Promise<Task> {
  const task = await findTask(scopeOf(acting), id);
  if (task?.assignee !== acting.person.id) throw new Refusal('task.not-found', { task: id });
  return task;
}

function formerHolder({ world }: Acting, id: string): Reference {
  return { id, title: world.organisation.person(id)?.name ?? id };
}
