import { Refusal } from '../../refusal.ts';
import type { Run } from '../run.ts';
import { answer } from './answer.ts';
import { heldSlot, requireOpinion } from './held-slot.ts';

/** A delegate answers: that decides nothing, the seat is its holder's again (approval.md S2). */
export function advise(run: Run): void {
  const { visit, slot } = heldSlot(run);
  const holder = visit.slots.find((one) => one.id === slot.from);
  if (slot.origin !== 'delegate' || !holder)
    throw new Refusal('task.action-not-offered', { action: 'advise' });
  const { advice = 'comment' } = run.command;
  const opinion = requireOpinion(run, advice === 'approve' ? 'optional' : 'required');
  answer(run, slot, 'advised', opinion);
  run.emit({
    type: 'advice-given',
    slot: holder.id,
    advice: { by: slot.assignee, at: run.now, advice, ...opinion },
  });
  run.emit({ type: 'slot-resumed', slot: holder.id });
  run.effect({ kind: 'notify', event: 'advice-given', to: [holder.assignee], node: visit.node });
}
