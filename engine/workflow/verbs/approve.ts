import { settle } from '../advance.ts';
import type { Slot } from '../instance.ts';
import type { NodeOf } from '../nodes/node.ts';
import type { Run } from '../run.ts';
import { fingerprintOf } from '../unchanged.ts';
import { actorOf } from './administrator.ts';
import { type Held, heldSlot, requireOpinion } from './held-slot.ts';
import { requireBatch } from './one-of-many.ts';
import { requireSignature } from './require-signature.ts';
import { requireFields } from './required-fields.ts';

/** A holder agrees; the visit's rule says what follows (approval.md M2–M4). */
export function approve(run: Run): void {
  agree(run, heldSlot(run));
}

/** The slot closes with a yes; its rule is asked what follows. */
export function agree(run: Run, { visit, slot }: Held): void {
  const node = run.node(visit.node) as NodeOf<'approval'>;
  requireBatch(run, node);
  requireFields(run, node);
  requireSignature(run, node);
  const opinion = run.command.rehearsal ? {} : requireOpinion(run, node.definition.opinion.approve);
  run.emit({
    type: 'slot-closed',
    slot: slot.id,
    state: 'approved',
    at: run.now,
    ...opinion,
    ...decisionOf(run, slot),
    ...(node.definition.skipIfUnchanged && { fingerprint: fingerprintOf(run, node) }),
  });
  settle(run, visit.id);
}

/** What a decision is kept with: the revision that it is about, which its holder knows (F2); who decided in place of the holder (S3). */
export function decisionOf(
  run: Run,
  slot: Slot,
): Pick<Slot, 'by' | 'files' | 'signature'> & { seenRevision: number } {
  const { actor, files, signature } = run.command;
  return {
    seenRevision: run.facts.revision,
    ...(actor.id !== slot.assignee.id && { by: actorOf(run) }),
    ...(files && files.length > 0 && { files }),
    ...(signature && { signature }),
  };
}
