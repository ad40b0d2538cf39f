import { Refusal } from '../../refusal.ts';
import { closeVisit, returnToInitiator } from '../close.ts';
import { guardOf } from '../guard.ts';
import type { Visit } from '../instance.ts';
import type { NodeOf } from '../nodes/node.ts';
import { previousVisit, returnCandidates } from '../return-targets.ts';
import type { Run } from '../run.ts';
import { sendBack } from '../send-back.ts';
import { answer } from './answer.ts';
import { heldSlot, requireOpinion } from './held-slot.ts';

/**
 * One person's act, not a vote: the record goes back to its initiator, or the way to an approval that it
 * has passed (approval.md B2–B4, B7).
 */
export function returnRecord(run: Run): void {
  const { visit, slot } = heldSlot(run);
  const node = run.node(visit.node) as NodeOf<'approval'>;
  const { allowed, resubmit, approvers } = node.definition.return;
  if (!allowed) throw new Refusal('task.action-not-offered', { action: 'return' });
  const most = run.facts.workflow.definition.maxReturns;
  if (run.instance.returns >= most) throw new Refusal('task.return-limit', { max: most });
  const target = targetOf(run, visit, node);
  const opinion = requireOpinion(run, node.definition.opinion.return);
  const mode = resubmit === 'choose' ? (run.command.resubmit ?? 'restart') : resubmit;
  const { id: by } = run.command.actor;
  answer(run, slot, 'returned', opinion);
  closeVisit(run, visit.id, 'returned', target && 'sent-back');
  if (!target) returnToInitiator(run, node, by, mode);
  else
    sendBack(run, visit, target, {
      approvers,
      ...(mode === 'direct' && { resume: { mode, node: node.id, by, guard: guardOf(run) } }),
    });
}

/** The visit that it goes back to; undefined for the initiator, who is also before the first approval (approval.md B3). */
function targetOf(run: Run, visit: Visit, { definition }: NodeOf<'approval'>): Visit | undefined {
  const { to = 'initiator' } = run.command;
  const kind = to === 'initiator' || to === 'previous' ? to : 'any';
  const target =
    kind === 'any'
      ? returnCandidates(run.instance, visit, run.facts.workflow).find((one) => one.node === to)
      : undefined;
  if (!definition.return.to.includes(kind) || (kind === 'any' && !target))
    throw new Refusal('task.return-target', { to });
  return kind === 'previous' ? previousVisit(run.instance, visit, run.facts.workflow) : target;
}
