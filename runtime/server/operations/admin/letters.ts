import type { Label } from '../../../../engine/issue.ts';
import type { Reference } from '../../../../engine/record/values.ts';
import { Refusal } from '../../../../engine/refusal.ts';
import { findDeadLetter, listDeadLetters, reviveLetter, type StoredLetter } from '../../store/letters.ts';
import type { NotifyPayload } from '../../store/notifications.ts';
import { type Acting, scopeOf } from '../acting.ts';
import { inTransaction } from '../work.ts';

/** A letter that could not be delivered, as administrators see it: to whom, about what, why not (reliability.md B07). */
export interface PresentedLetter {
  id: string;
  channel: string;
  to: string;
  entity: { id: string; label: Label | null };
  record: Reference;
  /** What it tells; null of one to somebody outside. */
  event: NotifyPayload['event'] | null;
  purpose: 'change' | 'cancel' | null;
  failed: string;
  attempts: number;
  writtenAt: string;
  deadAt: string;
}

export async function readDeadLetters(
  acting: Acting,
  page: { before?: { at: string; id: string } | undefined; limit: number },
): Promise<PresentedLetter[]> {
  const found = await listDeadLetters(scopeOf(acting), page);
  return found.map((letter) => present(acting, letter));
}

function present({ world }: Acting, row: StoredLetter): PresentedLetter {
  const { letter, channel, attempts, writtenAt, failed = '', deadAt = writtenAt } = row;
  const { about } = letter;
  const to =
    letter.kind === 'notice'
      ? (world.organisation.person(letter.to)?.name ?? letter.to)
      : `${letter.to.name} <${letter.to.address}>`;
  const label = world.configuration.entities.get(about.entity)?.definition.label ?? null;
  return {
    id: row._id,
    channel,
    to,
    entity: { id: about.entity, label },
    record: { id: about.record, title: about.title },
    event: letter.kind === 'notice' ? letter.about.event : null,
    purpose: about.purpose ?? null,
    failed,
    attempts,
    writtenAt: writtenAt.toISOString(),
    deadAt: deadAt.toISOString(),
  };
}

/** Has a dead letter sent again, as the same message as before. */
export async function sendAgain(acting: Acting, id: string): Promise<void> {
  await inTransaction(acting, async (work) => {
    const letter = await findDeadLetter(work.scope, id);
    if (!letter || !(await reviveLetter(work.scope, id, new Date())))
      throw new Refusal('letter.not-found', { id });
    const { entity, record } = letter.letter.about;
    work.audit({ action: 'send-letter', entity, record });
  });
}
