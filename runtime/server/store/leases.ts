import type { Db, Document } from 'mongodb';
import { newId } from './new-id.ts';
import type { Scope } from './scope.ts';

/** The collections whose rows are worked off. */
export type LeasedCollection = 'outbox' | 'timers' | 'errands' | 'letters';

/** A row that somebody works off: nobody else's until it is due again, or until another has taken it. */
export interface LeasedRow extends Document {
  _id: string;
  tenant: string;
  dueAt: Date;
  attempts: number;
  /** Whose it is. What somebody does after it has gone to another is refused (reliability.md B06). */
  lease: string;
}

/** A row went to another while it was worked off: its lease was over. */
export class Fenced extends Error {}

/** What time it is for everybody: the database's (reliability.md C03). */
export async function databaseTime(db: Db): Promise<Date> {
  const { localTime } = await db.command({ hello: 1 });
  return localTime instanceof Date ? localTime : new Date();
}

/**
 * Takes the rows that have been due longest, no more than so many, for so many milliseconds; a row taken
 * and not removed becomes due again.
 */
export async function takeDue(
  db: Db,
  name: LeasedCollection,
  { most, lease }: { most: number; lease: number },
): Promise<LeasedRow[]> {
  const rows = db.collection<LeasedRow>(name);
  const now = await databaseTime(db);
  const due = { dueAt: { $lte: now } };
  const found = await rows
    .find(due, { projection: { _id: 1 } })
    .sort({ dueAt: 1, _id: 1 })
    .limit(most)
    .toArray();
  if (found.length === 0) return [];
  const ids = { _id: { $in: found.map((row) => row._id) } };
  const token = newId();
  await rows.updateMany(
    { ...ids, ...due },
    { $set: { dueAt: new Date(now.getTime() + lease), lease: token }, $inc: { attempts: 1 } },
  );
  return (await rows.find({ ...ids, lease: token }).toArray()) as LeasedRow[];
}

/** The rows as they were taken: what has gone to another since is not among them. */
function asTaken(taken: readonly LeasedRow[]) {
  return {
    _id: { $in: taken.map((row) => row._id) },
    lease: { $in: [...new Set(taken.map((row) => row.lease))] },
  };
}

export async function removeDone(db: Db, name: LeasedCollection, done: readonly LeasedRow[]): Promise<void> {
  await db.collection<LeasedRow>(name).deleteMany(asTaken(done));
}

/** Removes a row in the transaction that does its work; throws where it has gone to another. */
export async function completeRow(scope: Scope, name: LeasedCollection, row: LeasedRow): Promise<void> {
  const { deletedCount } = await scope
    .collection<LeasedRow>(name)
    .deleteOne({ _id: row._id, tenant: scope.tenant, lease: row.lease }, scope.options);
  if (deletedCount !== 1) throw new Fenced();
}

/** Lets anybody take rows that were taken and not worked off. */
export async function giveBack(db: Db, name: LeasedCollection, rows: readonly LeasedRow[]): Promise<void> {
  if (rows.length === 0) return;
  const dueAt = await databaseTime(db);
  await db.collection<LeasedRow>(name).updateMany(asTaken(rows), { $set: { dueAt } });
}

/** Puts off a row that failed, and keeps the reason with it. */
export async function postpone(
  db: Db,
  name: LeasedCollection,
  row: LeasedRow,
  { wait, failed }: { wait: number; failed: string },
): Promise<void> {
  const dueAt = new Date((await databaseTime(db)).getTime() + wait);
  await db.collection<LeasedRow>(name).updateOne(asTaken([row]), { $set: { dueAt, failed } });
}

/** How long the oldest row that is due has been so, in milliseconds; 0 when none is (reliability.md P04). */
export async function oldestDue(db: Db, name: LeasedCollection): Promise<number> {
  const now = await databaseTime(db);
  const oldest = await db
    .collection<LeasedRow>(name)
    .findOne({ dueAt: { $lte: now } }, { sort: { dueAt: 1, _id: 1 }, projection: { dueAt: 1 } });
  return oldest ? now.getTime() - oldest.dueAt.getTime() : 0;
}
