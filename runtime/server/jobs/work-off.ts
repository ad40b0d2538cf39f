import type { Db } from 'mongodb';
import type { Logger } from 'pino';
import { crashPoint } from '../crash-point.ts';
import { type LeasedCollection, type LeasedRow, postpone, removeDone } from '../store/leases.ts';

/** Which rows, and how they are worked off. */
export interface Task<Row extends LeasedRow> {
  collection: LeasedCollection;
  /** Most rows taken at once, and most worked off in one go. */
  most: number;
  together: number;
  /** How many goes run side by side; one when absent. */
  lanes?: number;
  work(rows: readonly [Row, ...Row[]]): Promise<void>;
}

/** Attempts after which a row is left for people to look at. */
const mostAttempts = 12;

/** Works rows off in one go; when that fails one by one, so that the good do not wait for the bad. */
export async function workOff<Row extends LeasedRow>(
  db: Db,
  log: Logger,
  task: Task<Row>,
  rows: readonly [Row, ...Row[]],
): Promise<void> {
  const { collection, work } = task;
  crashPoint(`${collection}-leased`);
  try {
    await work(rows);
    crashPoint(`${collection}-worked-off`);
    await removeDone(db, collection, rows);
  } catch (cause) {
    if (rows.length > 1) {
      for (const row of rows) await workOff(db, log, task, [row]);
      return;
    }
    const [row] = rows;
    const { attempts } = row;
    log.error({ err: cause, row: row._id, attempts }, `a row of ${collection} failed`);
    const wait = attempts >= mostAttempts ? 365 * 24 * 3600_000 : Math.min(3600_000, 1000 * 2 ** attempts);
    await postpone(db, collection, row, { wait, failed: (cause as Error).message });
  }
}
