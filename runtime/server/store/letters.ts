import type { Language } from '../../../engine/definition/common.ts';
import type { LeasedRow } from './leases.ts';
import { databaseTime } from './leases.ts';
import { newId } from './new-id.ts';
import type { NotifyPayload } from './notifications.ts';
import type { Scope } from './scope.ts';

/** What is to leave the house; its words are made when it does. */
export type Letter =
  /** A notification, for one person of the company. */
  | { kind: 'notice'; to: string; about: Omit<NotifyPayload, 'to'> }
  /** A request about an approved record has come into effect: for somebody outside (SAL-86, SAL-94). */
  | {
      kind: 'confirmation';
      amendment: string;
      to: { name: string; address: string; language: Language };
      about: Pick<NotifyPayload, 'entity' | 'record' | 'title' | 'purpose'>;
    };

export interface NewLetter {
  /** Names it for ever. */
  key: string;
  channel: string;
  letter: Letter;
}

/** A letter that waits, or that is dead: it could not be delivered, and an administrator decides. */
export interface StoredLetter extends LeasedRow, NewLetter {
  writtenAt: Date;
  failed?: string;
  deadAt?: Date;
}

/** How long a letter is its writer's, in milliseconds; any other process sends it when that one has died. */
const writersTime = 60_000;

function letters(scope: Scope) {
  return scope.collection<StoredLetter>('letters');
}

/** Writes letters, each once however often that is tried; gives those that were not there, taken by their writer. */
export async function insertLetters(scope: Scope, added: readonly NewLetter[]): Promise<StoredLetter[]> {
  if (added.length === 0) return [];
  const lease = newId();
  const writtenAt = new Date();
  const dueAt = new Date(writtenAt.getTime() + writersTime);
  const rows = added.map(
    (one): StoredLetter => ({
      ...one,
      _id: `${scope.tenant}:${one.key}:${one.channel}`,
      tenant: scope.tenant,
      writtenAt,
      dueAt,
      attempts: 1,
      lease,
    }),
  );
  await letters(scope).bulkWrite(
    rows.map(({ _id, ...row }) => ({
      updateOne: { filter: scope.own({ _id }), update: { $setOnInsert: row }, upsert: true },
    })),
    { ordered: false, ...scope.options },
  );
  const ids = rows.map(({ _id }) => _id);
  return letters(scope)
    .find(scope.own({ _id: { $in: ids }, lease }), scope.options)
    .toArray() as Promise<StoredLetter[]>;
}

/** Whether a letter is still whose it was: not sent, not another's. */
export async function holdsLetter(scope: Scope, { _id, lease }: StoredLetter): Promise<boolean> {
  return (
    (await letters(scope).countDocuments(scope.own({ _id, lease }), { ...scope.options, limit: 1 })) === 1
  );
}

export async function removeLetter(scope: Scope, { _id, lease }: StoredLetter): Promise<void> {
  await letters(scope).deleteOne(scope.own({ _id, lease }), scope.options);
}

/** Keeps a letter for later, or for an administrator: without a wait it is dead, and nobody tries it again. */
export async function keepLetter(
  scope: Scope,
  { _id, lease }: StoredLetter,
  { failed, wait }: { failed: string; wait?: number | undefined },
): Promise<void> {
  const now = await databaseTime(scope.db);
  const own = scope.own({ _id, lease });
  const change =
    wait === undefined
      ? { $set: { failed, lease: '', deadAt: now }, $unset: { dueAt: '' as const } }
      : { $set: { failed, lease: '', dueAt: new Date(now.getTime() + wait) } };
  await letters(scope).updateOne(own, change, scope.options);
}

/** Letters that could not be delivered, the newest first. */
export async function listDeadLetters(
  scope: Scope,
  { before, limit }: { before?: { at: string; id: string } | undefined; limit: number },
): Promise<StoredLetter[]> {
  const at = before && new Date(before.at);
  const older = at ? { $or: [{ deadAt: { $lt: at } }, { deadAt: at, _id: { $lt: before?.id } }] } : {};
  return letters(scope)
    .find(scope.own({ deadAt: { $exists: true }, ...older }), scope.options)
    .sort({ deadAt: -1, _id: -1 })
    .limit(limit)
    .toArray() as Promise<StoredLetter[]>;
}

export async function findDeadLetter(scope: Scope, id: string): Promise<StoredLetter | undefined> {
  const found = await letters(scope).findOne(
    scope.own({ _id: id, deadAt: { $exists: true } }),
    scope.options,
  );
  return (found ?? undefined) as StoredLetter | undefined;
}

/** Has a dead letter tried again from the beginning; false where somebody has done so already. */
export async function reviveLetter(scope: Scope, id: string, now: Date): Promise<boolean> {
  const { matchedCount } = await letters(scope).updateOne(
    scope.own({ _id: id, deadAt: { $exists: true } }),
    { $set: { dueAt: now, attempts: 0 }, $unset: { deadAt: '' } },
    scope.options,
  );
  return matchedCount === 1;
}
