import { Refusal } from '../../refusal.ts';
import { closeVisit, returnToInitiator } from '../close.ts';
import type { NodeOf } from '../nodes/node.ts';
import type { Run } from '../run.ts';
import { seen } from './approve.ts';
import { heldSlot, requireOpinion } from './held-slot.ts';

/** One person's act, not a vote: the record goes back to its initiator (approval.md B2, B7). */
export function returnRecord(run: Run): void {
  const { visit, slot } = heldSlot(run);
  const node = run.node(visit.node) as NodeOf<'approval'>;
  const { allowed, resubmit } = node.definition.return;
  if (!allowed) throw new Refusal('task.action-not-offered', { action: 'return' });
  const most = run.facts.workflow.definition.maxReturns;
  if (run.instance.returns >= most) throw new Refusal('task.return-limit', { max: most });
  const opinion = requireOpinion(run, node.definition.opinion.return);
  const mode = resubmit === 'choose' ? (run.command.resubmit ?? 'restart') : resubmit;
  run.emit({ type: 'slot-closed', slot: slot.id, state: 'returned', at: run.now, ...opinion, ...seen(run) });
  closeVisit(run, visit.id, 'returned');
  returnToInitiator(run, node, run.command.actor.id, mode);
}
