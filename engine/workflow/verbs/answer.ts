import type { Change } from '../change.ts';
import type { Slot } from '../instance.ts';
import type { Run } from '../run.ts';
import { actorOf } from './administrator.ts';

type Closing = Extract<Change, { type: 'slot-closed' }>;

/** A slot closes with what its holder has decided, and with what a decision is kept with (approval.md K1, F2). */
export function answer(
  run: Run,
  slot: Slot,
  state: 'approved' | 'rejected' | 'returned' | 'abstained' | 'advised',
  said: Pick<Closing, 'opinion' | 'fingerprint' | 'reason'>,
): void {
  run.emit({ type: 'slot-closed', slot: slot.id, state, at: run.now, ...said, ...decisionOf(run, slot) });
}

/** The revision that a decision is about, which its holder knows (F2); who decided in place of the holder (S3). */
function decisionOf(
  run: Run,
  slot: Slot,
): Pick<Closing, 'by' | 'files' | 'signature'> & { seenRevision: number } {
  const { actor, files, signature } = run.command;
  return {
    seenRevision: run.facts.revision,
    ...(actor.id !== slot.assignee.id && { by: actorOf(run) }),
    ...(files && files.length > 0 && { files }),
    ...(signature && { signature }),
  };
}
