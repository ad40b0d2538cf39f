import { Refusal } from '../../refusal.ts';
import { settle } from '../advance.ts';
import type { NodeOf } from '../nodes/node.ts';
import type { Run } from '../run.ts';
import { answer } from './answer.ts';
import { heldSlot, requireOpinion } from './held-slot.ts';

/** A holder says neither yes nor no, and why; how that counts is the rule's business (approval.md S12). */
export function abstain(run: Run): void {
  const { visit, slot } = heldSlot(run);
  const node = run.node(visit.node) as NodeOf<'approval'>;
  if (!node.definition.abstain) throw new Refusal('task.action-not-offered', { action: 'abstain' });
  answer(run, slot, 'abstained', requireOpinion(run, 'required'));
  settle(run, visit.id);
}
