import { settle } from '../advance.ts';
import type { NodeOf } from '../nodes/node.ts';
import type { Run } from '../run.ts';
import { fingerprintOf } from '../unchanged.ts';
import { answer } from './answer.ts';
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
  answer(run, slot, 'approved', {
    ...opinion,
    ...(node.definition.skipIfUnchanged && { fingerprint: fingerprintOf(run, node) }),
  });
  settle(run, visit.id);
}
