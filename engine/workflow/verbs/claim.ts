import { Refusal } from '../../refusal.ts';
import { openAdditions } from '../additions.ts';
import { settle } from '../advance.ts';
import { votersOf } from '../decide.ts';
import { endAddition, endSlots } from '../end-slots.ts';
import { findSlot, isOpen } from '../instance.ts';
import type { NodeOf } from '../nodes/node.ts';
import type { Run } from '../run.ts';
import { delegatesOf } from '../seat.ts';
import { heldSlot } from './held-slot.ts';

/**
 * One of many takes it: the others lose it at once, with whomever they had asked (approval.md M8). The
 * claim goes with the seat when it is handed on, and ends when the seat ends without deciding the visit.
 */
export function claim(run: Run): void {
  const { visit, slot } = heldSlot(run);
  const node = run.node(visit.node) as NodeOf<'approval'>;
  if (!node.definition.claim || slot.addition !== undefined)
    throw new Refusal('task.action-not-offered', { action: 'claim' });
  if (visit.claim === slot.id) throw new Refusal('task.claimed', { by: slot.assignee.name });
  run.emit({ type: 'claimed', visit: visit.id, slot: slot.id });
  for (const other of votersOf(visit).filter((one) => one.id !== slot.id && isOpen(one))) {
    endSlots(run, visit.id, delegatesOf(visit, other), 'removed');
    for (const addition of openAdditions(visit, other.id))
      endAddition(run, visit.id, addition, { state: 'cancelled', slots: 'removed' });
    if (other.state !== 'waiting') run.emit({ type: 'slot-parked', slot: other.id, reason: 'claimed' });
  }
}

/** The claimer gives it back to all, or an administrator takes it from one who is not there; nothing is decided by it. */
export function unclaim(run: Run): void {
  const { instance, command } = run;
  const found = command.actor.isAdministrator ? findSlot(instance, command.slot ?? '') : undefined;
  const { visit } = found && instance.state === 'running' ? found : heldSlot(run);
  if (visit.state !== 'open' || visit.claim === undefined || visit.claim !== command.slot)
    throw new Refusal('task.action-not-offered', { action: 'unclaim' });
  run.emit({ type: 'unclaimed', visit: visit.id });
  settle(run, visit.id);
}
