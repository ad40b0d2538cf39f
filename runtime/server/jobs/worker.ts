import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Db } from 'mongodb';
import type { Logger } from 'pino';
import { giveBack, type LeasedRow, renewLeases, takeDue } from '../store/leases.ts';
import { type Task, workOff } from './work-off.ts';

export interface Worker<Row> {
  /** Works off rows that this process took when it wrote them. */
  take(rows: readonly Row[]): void;
  /** Ends after the rows at hand; those that still wait are anybody's again. */
  stop(): Promise<void>;
}

/**
 * How long a taken row is nobody else's, how often whoever holds it says so again, and how often a worker
 * looks for rows of others, in milliseconds (reliability.md B01).
 */
const lease = 15_000;
const heartbeat = 5_000;
const pause = 2_000;

/**
 * Works off rows of a collection: those that this process wrote, as soon as they are committed, and
 * those that are due, whoever wrote them, a few side by side, with requests in between (reliability.md C01).
 * A row whose work fails is tried again later, a row whose worker died is taken by another when its lease
 * is over. Work is done at least once, so it must be harmless to do twice (approval.md K7, K8).
 */
export function startWorker<Row extends LeasedRow>(db: Db, log: Logger, task: Task<Row>): Worker<Row> {
  const { collection, most, together, lanes = 1 } = task;
  const waiting: Row[] = [];
  const atWork = new Set<Row>();
  const running = new Set<Promise<void>>();
  let stopped = false;
  let mayBeDue = true;
  let looking: Promise<void> | undefined;
  const failed = (cause: unknown) => log.error({ err: cause }, `the ${collection} worker failed`);
  const look = async () => {
    mayBeDue = false;
    const found = (await takeDue(db, collection, { most, lease })) as Row[];
    mayBeDue = found.length > 0;
    waiting.push(...found);
    wake();
  };
  const next = async (): Promise<Row[]> => {
    if (waiting.length === 0 && (mayBeDue || looking)) {
      looking ??= look()
        .catch(failed)
        .finally(() => {
          looking = undefined;
        });
      await looking;
    }
    return stopped ? [] : waiting.splice(0, together);
  };
  const lane = async () => {
    for (let rows = await next(); isSome(rows); rows = await next()) {
      for (const row of rows) atWork.add(row);
      await workOff(db, log, task, rows).finally(() => {
        for (const row of rows) atWork.delete(row);
      });
      await nextTurn();
    }
  };
  const wake = () => {
    const wanted = Math.max(mayBeDue ? 1 : 0, Math.ceil(waiting.length / together));
    for (let free = Math.min(wanted, lanes - running.size); free > 0 && !stopped; free--) {
      const going = lane()
        .catch(failed)
        .finally(() => running.delete(going));
      running.add(going);
    }
  };
  const polling = setInterval(() => {
    mayBeDue = true;
    wake();
  }, pause).unref();
  // One at a time: where a transaction holds a row, saying so again waits for its end.
  let isRenewing = false;
  const renewing = setInterval(() => {
    if (isRenewing) return;
    isRenewing = true;
    renewLeases(db, collection, [...atWork, ...waiting], lease)
      .catch(failed)
      .finally(() => {
        isRenewing = false;
      });
  }, heartbeat).unref();
  wake();
  return {
    take(rows) {
      waiting.push(...rows);
      wake();
    },
    async stop() {
      stopped = true;
      clearInterval(polling);
      await Promise.all(running);
      clearInterval(renewing);
      await giveBack(db, collection, waiting.splice(0));
    },
  };
}

function isSome<Row>(rows: readonly Row[]): rows is readonly [Row, ...Row[]] {
  return rows.length > 0;
}
