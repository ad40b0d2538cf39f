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
 * and not removed becomes due again. Where one tenant has more than that, others have every second place
 * (reliability.md C01).
 */
export async function takeDue(
  db: Db,
  name: LeasedCollection,
  { most, lease }: { most: number; lease: number },
): Promise<LeasedRow[]> {
  const rows = db.collection<LeasedRow>(name);
  const now = await databaseTime(db);
  const due = { dueAt: { $lte: now } };
  const oldest = (filter: object) =>
    rows
      .find({ ...due, ...filter }, { projection: { tenant: 1 } })
      .sort({ dueAt: 1, _id: 1 })
      .limit(most)
      .toArray();
  const first = await oldest({});
  if (first.length === 0) return [];
  const [tenant, isOne] = [first[0]?.tenant, first.every((row) => row.tenant === first[0]?.tenant)];
  const others = isOne && first.length === most ? await oldest({ tenant: { $ne: tenant } }) : [];
  const found = first.flatMap((row, index) => [row, ...others.slice(index, index + 1)]).slice(0, most);
  const order = found.map((row) => row._id);
  const ids = { _id: { $in: order } };
  const token = newId();
  await rows.updateMany(
    { ...ids, ...due },
    { $set: { dueAt: new Date(now.getTime() + lease), lease: token }, $inc: { attempts: 1 } },
  );
  const taken = (await rows.find({ ...ids, lease: token }).toArray()) as LeasedRow[];
  return taken.sort((one, other) => order.indexOf(one._id) - order.indexOf(other._id));
}

/** Keeps rows for so many milliseconds from now; not those that have gone to another. */
export async function renewLeases(
  db: Db,
  name: LeasedCollection,
  rows: readonly LeasedRow[],
  lease: number,
): Promise<void> {
  if (rows.length === 0) return;
  const dueAt = new Date((await databaseTime(db)).getTime() + lease);
  await db.collection<LeasedRow>(name).updateMany(asTaken(rows), { $set: { dueAt } });
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
  await db.collection<LeasedRow>(name).updateMany(asTaken(rows), { $set: { dueAt, lease: '' } });
}

/** Puts off a row that failed, and keeps the reason with it. */
export async function postpone(
  db: Db,
  name: LeasedCollection,
  row: LeasedRow,
  { wait, failed }: { wait: number; failed: string },
): Promise<void> {
  const dueAt = new Date((await databaseTime(db)).getTime() + wait);
  await db.collection<LeasedRow>(name).updateOne(asTaken([row]), { $set: { dueAt, failed, lease: '' } });
}

/** How long the oldest row that is due has been so, in milliseconds; 0 when none is (reliability.md P04). */
export async function oldestDue(db: Db, name: LeasedCollection): Promise<number> {
  const now = await databaseTime(db);
  const oldest = await db
    .collection<LeasedRow>(name)
    .findOne({ dueAt: { $lte: now } }, { sort: { dueAt: 1, _id: 1 }, projection: { dueAt: 1 } });
  return oldest ? now.getTime() - oldest.dueAt.getTime() : 0;
}
