import type { Db, Document } from 'mongodb';
import type { Logger } from 'pino';
import { removeDone, takeDue } from '../store/outbox.ts';

export interface Worker {
  /** Looks at once: something was just put in. */
  wake(): void;
  /** Ends after the row at hand. */
  stop(): Promise<void>;
}

/** How long a taken row is nobody else's, and how often an idle worker looks, in milliseconds. */
const lease = 30_000;
const pause = 2_000;

/** Attempts after which a row is left for people to look at, and the wait before each next one, in milliseconds. */
const mostAttempts = 12;

/**
 * Works off due rows of a collection, one after another; a row whose work fails is tried again
 * later, a row whose worker died is taken by another when its lease is over. Work is done at least
 * once, so it must be harmless to do twice (approval.md K7, K8).
 */
export function startWorker(
  db: Db,
  collection: 'outbox' | 'timers',
  work: (row: Document) => Promise<void>,
  log: Logger,
): Worker {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  const drain = async () => {
    while (!stopped) {
      const row = await takeDue(db, collection, lease);
      if (!row) return;
      await attempt(db, collection, row, work, log);
    }
  };
  const wake = () => {
    clearTimeout(timer);
    running = running
      .then(drain)
      .catch((cause) => log.error({ err: cause }, `the ${collection} worker failed`))
      .then(() => {
        clearTimeout(timer);
        if (!stopped) timer = setTimeout(wake, pause).unref();
      });
  };
  wake();
  return {
    wake,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}

async function attempt(
  db: Db,
  collection: 'outbox' | 'timers',
  row: Document,
  work: (row: Document) => Promise<void>,
  log: Logger,
): Promise<void> {
  try {
    await work(row);
    await removeDone(db, collection, row._id);
  } catch (cause) {
    const attempts = Number(row.attempts ?? 1);
    log.error({ err: cause, row: row._id, attempts }, `a row of ${collection} failed`);
    const wait = attempts >= mostAttempts ? 365 * 24 * 3600_000 : Math.min(3600_000, 1000 * 2 ** attempts);
    await db
      .collection(collection)
      .updateOne(
        { _id: row._id },
        { $set: { dueAt: new Date(Date.now() + wait), failed: (cause as Error).message } },
      );
  }
}
