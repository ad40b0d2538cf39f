import { settle } from '../advance.ts';
import type { NodeOf } from '../nodes/node.ts';
import type { Run } from '../run.ts';
import { type Held, heldSlot, requireOpinion } from './held-slot.ts';
import { requireFields } from './required-fields.ts';

/** A holder agrees; the visit's rule says what follows (approval.md M2–M4). */
export function approve(run: Run): void {
  agree(run, heldSlot(run));
}

/** The slot closes with a yes; its rule is asked what follows. */
export function agree(run: Run, { visit, slot }: Held): void {
  const node = run.node(visit.node) as NodeOf<'approval'>;
  requireFields(run, node);
  const opinion = run.command.rehearsal ? {} : requireOpinion(run, node.definition.opinion.approve);
  run.emit({ type: 'slot-closed', slot: slot.id, state: 'approved', at: run.now, ...opinion, ...seen(run) });
  settle(run, visit.id);
}

/** The revision that a decision is about: `heldSlot` has seen to it that its holder knows the present one (F2). */
export function seen({ facts }: Run): { seenRevision: number } {
  return { seenRevision: facts.revision };
}
