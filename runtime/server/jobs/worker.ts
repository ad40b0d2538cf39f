import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Db } from 'mongodb';
import type { Logger } from 'pino';
import { crashPoint } from '../crash-point.ts';
import {
  giveBack,
  type LeasedCollection,
  type LeasedRow,
  postpone,
  removeDone,
  takeDue,
} from '../store/leases.ts';

export interface Worker<Row> {
  /** Works off rows that this process took when it wrote them. */
  take(rows: readonly Row[]): void;
  /** Ends after the rows at hand; those that still wait are anybody's again. */
  stop(): Promise<void>;
}

/** Which rows, and how they are worked off. */
export interface Task<Row extends LeasedRow> {
  collection: LeasedCollection;
  /** Most rows taken at once, and most worked off in one go. */
  most: number;
  together: number;
  work(rows: readonly [Row, ...Row[]]): Promise<void>;
}

/** How long a taken row is nobody else's, and how often a worker looks for rows of others, in milliseconds. */
const lease = 60_000;
const pause = 2_000;

/** Attempts after which a row is left for people to look at. */
const mostAttempts = 12;

/**
 * Works off rows of a collection: those that this process wrote, as soon as they are committed, and
 * those that are due, whoever wrote them, a few at a time, with requests in between (reliability.md C01).
 * A row whose work fails is tried again later, a row whose worker died is taken by another when its lease
 * is over. Work is done at least once, so it must be harmless to do twice (approval.md K7, K8).
 */
export function startWorker<Row extends LeasedRow>(db: Db, log: Logger, task: Task<Row>): Worker<Row> {
  const { collection, most, together } = task;
  const waiting: Row[] = [];
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let lookAt = 0;
  const next = async (): Promise<Row[]> => {
    // The clock of the wall may jump; this one does not.
    if (waiting.length === 0 && performance.now() >= lookAt) {
      waiting.push(...((await takeDue(db, collection, { most, lease })) as Row[]));
      if (waiting.length === 0) lookAt = performance.now() + pause;
    }
    return stopped ? [] : waiting.splice(0, together);
  };
  const drain = async () => {
    for (let rows = await next(); isSome(rows); rows = await next()) {
      await attempt(db, log, task, rows);
      await nextTurn();
    }
  };
  const wake = () => {
    clearTimeout(timer);
    running ??= drain()
      .catch((cause) => log.error({ err: cause }, `the ${collection} worker failed`))
      .then(() => {
        running = undefined;
        if (!stopped) timer = setTimeout(wake, waiting.length > 0 ? 0 : pause).unref();
      });
  };
  wake();
  return {
    take(rows) {
      waiting.push(...rows);
      if (rows.length > 0 && !stopped) wake();
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
      await giveBack(db, collection, waiting.splice(0));
    },
  };
}

/** All in one go; when that fails one by one, so that the good do not wait for the bad. */
async function attempt<Row extends LeasedRow>(
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
      for (const row of rows) await attempt(db, log, task, [row]);
      return;
    }
    const [row] = rows;
    const { attempts } = row;
    log.error({ err: cause, row: row._id, attempts }, `a row of ${collection} failed`);
    const wait = attempts >= mostAttempts ? 365 * 24 * 3600_000 : Math.min(3600_000, 1000 * 2 ** attempts);
    await postpone(db, collection, row, { wait, failed: (cause as Error).message });
  }
}

function isSome<Row>(rows: readonly Row[]): rows is readonly [Row, ...Row[]] {
  return rows.length > 0;
}
