import { settle } from '../advance.ts';
import type { NodeOf } from '../nodes/node.ts';
import type { Run } from '../run.ts';
import { decisionOf } from './approve.ts';
import { heldSlot, requireOpinion } from './held-slot.ts';
import { requireBatch } from './one-of-many.ts';
import { requireSignature } from './require-signature.ts';

/** A holder votes against; the visit's rule says whether that decides (approval.md M2–M4, B1). */
export function reject(run: Run): void {
  const { visit, slot } = heldSlot(run);
  const node = run.node(visit.node) as NodeOf<'approval'>;
  requireBatch(run, node);
  requireSignature(run, node);
  const opinion = requireOpinion(run, node.definition.opinion.reject);
  run.emit({
    type: 'slot-closed',
    slot: slot.id,
    state: 'rejected',
    at: run.now,
    ...opinion,
    ...decisionOf(run, slot),
  });
  settle(run, visit.id);
}
