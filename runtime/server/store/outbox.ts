import type { Db, Document } from 'mongodb';
import type { Scope } from './scope.ts';

/** A wish for the world outside, delivered at least once under its key (approval.md K7). */
export interface OutboxMessage {
  /** `instance:rev:index`, or any other that names this message for ever: receivers de-duplicate by it. */
  key: string;
  kind: 'notify' | 'titles';
  payload: Record<string, unknown>;
}

export interface StoredMessage extends OutboxMessage {
  tenant: string;
  attempts: number;
}

export async function insertMessages(
  scope: Scope,
  messages: readonly OutboxMessage[],
  at: string,
): Promise<void> {
  if (messages.length === 0) return;
  const documents = messages.map(({ key, ...message }) => ({
    ...message,
    _id: `${scope.tenant}:${key}`,
    tenant: scope.tenant,
    dueAt: new Date(at),
    attempts: 0,
  }));
  await scope.collection<Document & { _id: string }>('outbox').insertMany(documents, scope.options);
}

export interface TimerRow {
  instance: string;
  visit: string;
  generation: number;
  kind: 'remind';
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

/**
 * Takes due rows of a collection, one after another, for so many milliseconds; a row taken and not
 * removed becomes due again. Work is therefore done at least once.
 */
export async function takeDue(
  db: Db,
  collection: 'outbox' | 'timers',
  lease: number,
): Promise<Document | undefined> {
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

export async function removeDone(db: Db, collection: 'outbox' | 'timers', id: unknown): Promise<void> {
  await db.collection(collection).deleteOne({ _id: id as never });
}
