import { crashPoint } from '../crash-point.ts';
import { Undeliverable } from '../mail/channel.ts';
import { composeConfirmation } from '../mail/compose-confirmation.ts';
import { composeNotice } from '../mail/compose-notice.ts';
import type { Ground } from '../operations/acting.ts';
import { systemActing } from '../operations/system-acting.ts';
import { holdsLetter, keepLetter, removeLetter, type StoredLetter } from '../store/letters.ts';
import { Scope } from '../store/scope.ts';

/** Attempts after which a letter is dead, and the longest wait between two, in milliseconds: about ten hours in all. */
const mostAttempts = 20;
const longestWait = 3600_000;

/**
 * Sends a letter, at least once under its id; one that cannot go out now is tried later, twice as long
 * after each attempt, one that never can is kept for administrators (reliability.md B07). It fails for
 * nobody else: each letter is a matter of its own.
 */
export async function sendLetter(ground: Ground, row: StoredLetter): Promise<void> {
  const scope = new Scope(ground.database.db, row.tenant);
  if (!(await holdsLetter(scope, row))) return;
  try {
    await sendNow(ground, row);
  } catch (cause) {
    const failed = (cause as Error).message;
    const isDead = cause instanceof Undeliverable || row.attempts >= mostAttempts;
    const wait = Math.min(longestWait, (ground.letters?.firstWait ?? 1000) * 2 ** row.attempts);
    return keepLetter(scope, row, { failed, wait: isDead ? undefined : wait });
  }
  crashPoint('letter-sent');
  await removeLetter(scope, row);
}

async function sendNow(ground: Ground, row: StoredLetter): Promise<void> {
  const { letters } = ground;
  const channel = letters?.channels.find(({ name }) => name === row.channel);
  if (!letters || !channel) throw new Error(`no channel ${row.channel}`);
  const acting = await systemActing(ground, row.tenant, 'system:rule');
  if (!acting) return;
  const { letter } = row;
  const composed =
    letter.kind === 'notice'
      ? await composeNotice(acting, letter, { channel, publicUrl: letters.publicUrl })
      : await composeConfirmation(acting, letter);
  if (composed) await channel.send({ id: row._id, tenant: row.tenant, ...composed });
}
