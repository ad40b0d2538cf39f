import { settle } from '../advance.ts';
import type { NodeOf } from '../nodes/node.ts';
import type { Run } from '../run.ts';
import { answer } from './answer.ts';
import { heldSlot, requireOpinion } from './held-slot.ts';
import { requireBatch } from './one-of-many.ts';
import { requireSignature } from './require-signature.ts';

/** A holder votes against; the visit's rule says whether that decides (approval.md M2–M4, B1). */
export function reject(run: Run): void {
  const { visit, slot } = heldSlot(run);
  const node = run.node(visit.node) as NodeOf<'approval'>;
  requireBatch(run, node);
  requireSignature(run, node);
  answer(run, slot, 'rejected', requireOpinion(run, node.definition.opinion.reject));
  settle(run, visit.id);
}
