import type { Reference } from '../../../../engine/record/values.ts';
import { Refusal } from '../../../../engine/refusal.ts';
import {
  deleteStash,
  findStash,
  replaceStash,
  type StashedDraft,
  type StashPlace,
} from '../../store/stashes.ts';
import type { Task } from '../../store/tasks.ts';
import { type Acting, entityOf, scopeOf } from '../acting.ts';
import { changedSince } from '../changed-since.ts';
import { accessRecord } from '../record-access.ts';
import { taskAtHand } from '../task-at-hand.ts';
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

/** What was stashed for a to-do, for whoever wrote it; a stand-in and the holder do not see each other's (approval.md S11). */
export async function readStash(acting: Acting, id: string): Promise<ReadStash | null> {
  const task = await taskAtHand(acting, id);
  const stash = await findStash(scopeOf(acting), placeOf(acting, task));
  if (!stash) return null;
  const { author, opinion, draft, at } = stash;
  const { rights } = await accessRecord(acting, entityOf(acting, task.entity), task.record);
  const since = draft ? await changedSince(acting, task, draft.revision) : [];
  return {
    opinion,
    draft: draft ? readableDraft(draft, rights.canRead) : null,
    at,
    from: author === acting.person.id ? null : formerHolder(acting, author),
    changed: since,
  };
}

/** Keeps an opinion, edits, or both; what is not given stays as it was, unless it was somebody else's. */
export async function keepStash(
  acting: Acting,
  id: string,
  { opinion, draft }: { opinion?: string; draft?: StashedDraft | null },
): Promise<void> {
  const task = await taskAtHand(acting, id);
  if (task.status !== 'open') throw new Refusal('task.closed', { by: '', what: task.outcome ?? '', at: '' });
  const author = acting.person.id;
  const place = placeOf(acting, task);
  const before = await findStash(scopeOf(acting), place);
  const own = before?.author === author ? before : undefined;
  const kept = draft === undefined ? own?.draft : (draft ?? undefined);
  await replaceStash(scopeOf(acting), place, {
    author,
    opinion: opinion ?? own?.opinion ?? '',
    ...(kept && { draft: kept }),
    at: acting.ground.clock(),
  });
}

export async function dropStash(acting: Acting, id: string): Promise<void> {
  await deleteStash(scopeOf(acting), placeOf(acting, await taskAtHand(acting, id)));
}

/** The holder's goes with the to-do wherever it goes; whoever stands in has one of their own. */
function placeOf({ person }: Acting, { id, assignee }: Task): StashPlace {
  return assignee === person.id ? { task: id } : { task: id, standIn: person.id };
}

function formerHolder({ world }: Acting, id: string): Reference {
  return { id, title: world.organisation.person(id)?.name ?? id };
}
