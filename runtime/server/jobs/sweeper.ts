import type { Logger } from 'pino';
import type { Documents } from '../export/documents.ts';
import type { Ground } from '../operations/acting.ts';
import { removeExpiredAttachments } from '../store/attachments.ts';
import { archiveApprovals } from './archive-approvals.ts';

export interface Sweeper {
  /** Ends after the round at hand. */
  stop(): Promise<void>;
}

/** How often what nobody needs any more is removed, in milliseconds. */
const pause = 10 * 60_000;

/** The hour, in UTC, in which finished approvals are put away: the small hours of the night in China. */
const archivingHour = 18;

/**
 * Removes uploaded files that no record refers to and whose day is over, and once a day puts finished
 * approvals away; several processes may do it at once.
 */
export function startSweeper(ground: Ground, documents: Documents, log: Logger): Sweeper {
  let running: Promise<unknown> = Promise.resolve();
  let archivedOn = '';
  const sweep = async (now: Date) => {
    await removeExpiredAttachments(ground.database.db, now);
    const day = now.toISOString().slice(0, 10);
    if (now.getUTCHours() !== archivingHour || archivedOn === day) return;
    await archiveApprovals(ground, documents);
    archivedOn = day;
  };
  const timer = setInterval(() => {
    running = sweep(new Date()).catch((cause) => log.error({ err: cause }, 'sweeping failed'));
  }, pause).unref();
  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
