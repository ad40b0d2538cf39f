import { Refusal } from '../../refusal.ts';
import { restartClocks } from '../clocks.ts';
import type { NodeOf } from '../nodes/node.ts';
import { replaceSeat } from '../replace-seat.ts';
import type { Run } from '../run.ts';
import { heldSlot, requireOpinion } from './held-slot.ts';
import { peopleAsked } from './people-asked.ts';

/**
 * A holder hands the seat on for good: the new one stands where the old one stood, with order, group,
 * weight, claim and clock, and decides alone (approval.md S1).
 */
export function transfer(run: Run): void {
  const { visit, slot } = heldSlot(run);
  const node = run.node(visit.node) as NodeOf<'approval'>;
  const { allowed, deadline } = node.definition.transfer;
  if (!allowed) throw new Refusal('task.action-not-offered', { action: 'transfer' });
  const most = run.facts.workflow.definition.maxTransfers;
  const transfers = (slot.transfers ?? 0) + 1;
  if (transfers > most) throw new Refusal('task.transfer-limit', { max: most });
  const [person] = peopleAsked(run, { visit, slot }, { most: 1, votes: true });
  if (!person) return;
  const seat = replaceSeat(run, visit.id, slot, {
    person,
    origin: 'transfer',
    state: 'transferred',
    rule: 'transfer',
    reason: requireOpinion(run, 'optional').opinion,
    transfers,
  });
  if (deadline === 'restart') restartClocks(run, node, visit.id, seat);
}
