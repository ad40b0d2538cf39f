import type { Db, Document } from 'mongodb';
import type { Scope } from './scope.ts';

/** A wish for the world outside, delivered at least once under its key (approval.md K7). */
export interface OutboxMessage {
  /** `instance:rev:index`, or any other that names this message for ever: receivers de-duplicate by it. */
  key: string;
  kind: 'notify' | 'titles';
  payload: Record<string, unknown>;
}

export interface StoredMessage extends Omit<OutboxMessage, 'key'> {
  _id: string;
  tenant: string;
  dueAt: Date;
  attempts: number;
}

/**
 * How long a message is its writer's to deliver, in milliseconds: it is delivered right after the
 * commit by the process that wrote it, and by any other when that one has died.
 */
const writersTime = 15_000;

/** Writes messages into the outbox, taken by their writer; gives them as they stand there. */
export async function insertMessages(
  scope: Scope,
  messages: readonly OutboxMessage[],
): Promise<StoredMessage[]> {
  if (messages.length === 0) return [];
  const dueAt = new Date(Date.now() + writersTime);
  const documents = messages.map(({ key, ...message }) => ({
    ...message,
    _id: `${scope.tenant}:${key}`,
    tenant: scope.tenant,
    dueAt,
    attempts: 1,
  }));
  await scope.collection<StoredMessage>('outbox').insertMany(documents, scope.options);
  return documents;
}

export interface TimerRow {
  instance: string;
  visit: string;
  generation: number;
  kind: 'timeout';
  dueAt: string;
}

export interface StoredTimer extends TimerRow {
  id: string;
  tenant: string;
}

export async function insertTimers(scope: Scope, timers: readonly TimerRow[]): Promise<void> {
  if (timers.length === 0) return;
  const documents = timers.map(({ dueAt, ...timer }) => ({
    ...timer,
    _id: `${timer.instance}:${timer.visit}:${timer.generation}`,
    tenant: scope.tenant,
    dueAt: new Date(dueAt),
  }));
  await scope.collection<Document & { _id: string }>('timers').insertMany(documents, scope.options);
}

type Rows = 'outbox' | 'timers';

/**
 * Takes the row of a collection that has been due longest, for so many milliseconds; a row taken and
 * not removed becomes due again. Work is therefore done at least once.
 */
export async function takeDue(db: Db, collection: Rows, lease: number): Promise<Document | undefined> {
  const now = new Date();
  const taken = await db
    .collection(collection)
    .findOneAndUpdate(
      { dueAt: { $lte: now } },
      { $set: { dueAt: new Date(now.getTime() + lease) }, $inc: { attempts: 1 } },
      { sort: { dueAt: 1, _id: 1 }, returnDocument: 'after' },
    );
  return taken ?? undefined;
}

export async function removeDone(db: Db, collection: Rows, ids: readonly unknown[]): Promise<void> {
  await db.collection(collection).deleteMany({ _id: { $in: [...ids] as never[] } });
}

/** Lets anybody take rows that were taken and not worked off. */
export async function giveBack(db: Db, collection: Rows, ids: readonly unknown[]): Promise<void> {
  if (ids.length === 0) return;
  await db
    .collection(collection)
    .updateMany({ _id: { $in: [...ids] as never[] } }, { $set: { dueAt: new Date() } });
}

/** Puts off a row that failed, and keeps the reason with it. */
export async function postpone(
  db: Db,
  collection: Rows,
  id: unknown,
  { wait, failed }: { wait: number; failed: string },
): Promise<void> {
  await db
    .collection(collection)
    .updateOne({ _id: id as never }, { $set: { dueAt: new Date(Date.now() + wait), failed } });
}
