import type { Logger } from 'pino';
import { removeExpiredAttachments } from '../store/attachments.ts';
import type { Database } from '../store/database.ts';

export interface Sweeper {
  /** Ends after the round at hand. */
  stop(): Promise<void>;
}

/** How often what nobody needs any more is removed, in milliseconds. */
const pause = 10 * 60_000;

/** Removes uploaded files that no record refers to and whose day is over; several processes may do it at once. */
export function startSweeper({ db }: Database, log: Logger): Sweeper {
  let running: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    running = removeExpiredAttachments(db, new Date()).catch((cause) =>
      log.error({ err: cause }, 'removing expired attachments failed'),
    );
  }, pause).unref();
  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
