import type { Db, Document } from 'mongodb';
import type { Logger } from 'pino';
import { giveBack, postpone, removeDone, takeDue } from '../store/outbox.ts';

export interface Worker {
  /** Works off rows that this process took when it wrote them. */
  take(rows: readonly Document[]): void;
  /** Ends after the rows at hand; those that still wait are anybody's again. */
  stop(): Promise<void>;
}

/** How long a taken row is nobody else's, and how often a worker looks for rows of others, in milliseconds. */
const lease = 30_000;
const pause = 2_000;

/** Most rows worked off in one go. */
const most = 50;

/** Attempts after which a row is left for people to look at. */
const mostAttempts = 12;

/**
 * Works off rows of a collection: those that this process wrote, as soon as they are committed, and
 * those that are due, whoever wrote them. A row whose work fails is tried again later, a row whose
 * worker died is taken by another when its lease is over. Work is done at least once, so it must be
 * harmless to do twice (approval.md K7, K8).
 */
export function startWorker(
  db: Db,
  collection: 'outbox' | 'timers',
  work: (rows: readonly Document[]) => Promise<void>,
  log: Logger,
): Worker {
  const waiting: Document[] = [];
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let lookAt = 0;
  const next = async () => {
    if (waiting.length > 0) return waiting.splice(0, most);
    if (Date.now() < lookAt) return [];
    const due = await takeDue(db, collection, lease);
    if (!due) lookAt = Date.now() + pause;
    return due ? [due] : [];
  };
  const drain = async () => {
    for (let rows = await next(); rows.length > 0; rows = stopped ? [] : await next())
      await attempt({ db, collection, work, log }, rows);
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
      await giveBack(db, collection, waiting.splice(0).map(idOf));
    },
  };
}

interface Working {
  db: Db;
  collection: 'outbox' | 'timers';
  work: (rows: readonly Document[]) => Promise<void>;
  log: Logger;
}

/** All in one go; when that fails one by one, so that the good do not wait for the bad. */
async function attempt(working: Working, rows: readonly Document[]): Promise<void> {
  const { db, collection, work, log } = working;
  try {
    await work(rows);
    await removeDone(db, collection, rows.map(idOf));
  } catch (cause) {
    if (rows.length > 1) {
      for (const row of rows) await attempt(working, [row]);
      return;
    }
    const [row] = rows;
    const attempts = Number(row?.attempts ?? 1);
    log.error({ err: cause, row: row?._id, attempts }, `a row of ${collection} failed`);
    const wait = attempts >= mostAttempts ? 365 * 24 * 3600_000 : Math.min(3600_000, 1000 * 2 ** attempts);
    await postpone(db, collection, row?._id, { wait, failed: (cause as Error).message });
  }
}

function idOf(row: Document): unknown {
  return row._id;
}
