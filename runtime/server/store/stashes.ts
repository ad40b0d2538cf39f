import type { Document } from 'mongodb';
import type { Scope } from './scope.ts';

/** What somebody began to write for a to-do and has not sent (approval.md S11). */
export interface Stash {
  /** Whose it is: the holder's, or that of a former one who has handed the seat on. */
  author: string;
  opinion: string;
  /** Edits of the record as the form keeps them. */
  draft?: StashedDraft | undefined;
  at: string;
}

/** What a form held; only what is read here is known of it. */
export interface StashedDraft extends Document {
  revision: number;
}

interface StashDocument extends Document {
  _id: string;
  tenant: string;
  task: string;
  author: string;
  opinion: string;
  /** As JSON text: its keys are those of fields. */
  draft?: string;
  at: string;
}

function stashes(scope: Scope) {
  return scope.collection<StashDocument>('taskStashes');
}

/** Of which to-do, and of whom when not of its holder. */
export interface StashPlace {
  task: string;
  /** Who stands in for the holder (approval.md S3). */
  standIn?: string;
}

function idOf({ task, standIn }: StashPlace): string {
  return standIn === undefined ? task : `${task}:${standIn}`;
}

export async function findStash(scope: Scope, place: StashPlace): Promise<Stash | undefined> {
  const found = await stashes(scope).findOne(scope.own({ _id: idOf(place) }), scope.options);
  if (!found) return undefined;
  const { author, opinion, draft, at } = found;
  return { author, opinion, at, ...(draft !== undefined && { draft: JSON.parse(draft) as StashedDraft }) };
}

export async function replaceStash(
  scope: Scope,
  place: StashPlace,
  { draft, ...stash }: Stash,
): Promise<void> {
  await stashes(scope).replaceOne(
    scope.own({ _id: idOf(place) }),
    {
      ...stash,
      tenant: scope.tenant,
      task: place.task,
      ...(draft && { draft: JSON.stringify(draft) }),
    } as never,
    { ...scope.options, upsert: true },
  );
}

export async function deleteStash(scope: Scope, place: StashPlace): Promise<void> {
  await stashes(scope).deleteOne(scope.own({ _id: idOf(place) }), scope.options);
}

/** Of to-dos that have ended: the holders', and those of whoever stood in. */
export async function deleteStashesOf(scope: Scope, tasks: readonly string[]): Promise<void> {
  const filter = scope.own({ task: { $in: [...tasks] } });
  if (tasks.length > 0) await scope.write({ collection: 'taskStashes', filter, remove: 'all' });
}

/** The seat goes to somebody else, and what its holder wrote for it with it. */
export async function moveStash(scope: Scope, from: string, to: string): Promise<void> {
  await scope.settle();
  const found = await stashes(scope).findOne(scope.own({ _id: from }), scope.options);
  if (!found) return;
  await stashes(scope).deleteOne(scope.own({ _id: from }), scope.options);
  await stashes(scope).insertOne({ ...found, _id: to, task: to } as never, scope.options);
}
