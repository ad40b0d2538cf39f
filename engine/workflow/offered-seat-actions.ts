import type { RefusalCode } from '../refusal.ts';
import { openAdditions } from './additions.ts';
import { countSlots, verdictOf, votersOf } from './decide.ts';
import { type Instance, isOpen, type Slot, type Visit } from './instance.ts';
import type { NodeOf } from './nodes/node.ts';
import { type CancellableAddition, type OfferedAction, offer, type RemovableSlot } from './offered-action.ts';
import { reasonOfState } from './offered-way-actions.ts';
import { delegationsTo } from './seat.ts';
import { isWeighed, whyNoAddition } from './verbs/add-sign.ts';
import { deepestDelegation } from './verbs/delegate.ts';
import { mayRemove } from './verbs/remove.ts';

/** The seat that actions are offered for: its instance, visit and node, and why its holder cannot decide now. */
export interface OfferedSeat {
  instance: Instance;
  visit: Visit;
  slot: Slot;
  node: NodeOf<'approval'>;
  maxTransfers: number;
  reason: RefusalCode | undefined;
}

/** What a holder can do with the seat besides deciding (approval.md S1–S7, M8); what can never apply is not there. */
export function actionsOfSeat(seat: OfferedSeat): OfferedAction[] {
  return offersOf(seat).map((one) => ({ ...one, opinion: one.opinion ?? 'optional' }));
}

function offersOf(seat: OfferedSeat): OfferedAction[] {
  if (seat.slot.origin === 'delegate')
    return [offer('advise', seat.reason), delegation(seat), ...recalls(seat)];
  return [
    transfers(seat),
    delegation(seat),
    ...recalls(seat),
    addition(seat),
    ...cancellations(seat),
    ...removals(seat),
    ...claims(seat),
  ];
}

function transfers({ slot, node, maxTransfers, reason }: OfferedSeat): OfferedAction {
  if (!node.definition.transfer.allowed) return offer('transfer', 'task.action-not-offered');
  return offer('transfer', (slot.transfers ?? 0) >= maxTransfers ? 'task.transfer-limit' : reason);
}

function delegation({ visit, slot, node, reason }: OfferedSeat): OfferedAction {
  if (!node.definition.delegate.allowed) return offer('delegate', 'task.action-not-offered');
  return offer('delegate', delegationsTo(visit, slot) >= deepestDelegation ? 'task.too-deep' : reason);
}

function recalls({ instance, slot }: OfferedSeat): OfferedAction[] {
  return slot.state === 'delegated' ? [offer('recall', reasonOfState(instance))] : [];
}

function addition({ visit, slot, node, reason }: OfferedSeat): OfferedAction {
  const places = (['before', 'after', 'parallel'] as const).filter(
    (place) => whyNoAddition(node, { visit, slot }, place) === undefined,
  );
  if (places.length === 0)
    return offer('add-sign', whyNoAddition(node, { visit, slot }, 'before') ?? 'task.action-not-offered');
  return { ...offer('add-sign', reason), places, ...(isWeighed(node) && { weighed: true }) };
}

function cancellations({ instance, visit, slot }: OfferedSeat): OfferedAction[] {
  const additions = openAdditions(visit, slot.id).map(
    ({ id, place }): CancellableAddition => ({
      addition: id,
      place,
      people: votersOf(visit, id)
        .filter(isOpen)
        .map((one) => one.assignee),
    }),
  );
  return additions.length === 0 ? [] : [{ ...offer('cancel-addition', reasonOfState(instance)), additions }];
}

function removals({ instance, visit, slot, node }: OfferedSeat): OfferedAction[] {
  const removable = visit.slots
    .filter((one) => one.id !== slot.id && isOpen(one) && mayRemove(node, { visit, slot }, one))
    .map((one) => removal(visit, node, one));
  return removable.length === 0
    ? []
    : [{ ...offer('remove', reasonOfState(instance), 'required'), removable }];
}

/** What the rule would say without the seat. */
function removal(visit: Visit, { decision }: NodeOf<'approval'>, target: Slot): RemovableSlot {
  const rest = votersOf(visit).filter((one) => one.id !== target.id);
  const verdict = verdictOf(decision, countSlots(rest, decision.minimums));
  const completes = verdict === 'passed' || verdict === 'rejected' ? verdict : undefined;
  return {
    slot: target.id,
    person: target.assignee,
    ...(target.addition === undefined && completes !== undefined && { completes }),
  };
}

function claims({ visit, slot, node, reason }: OfferedSeat): OfferedAction[] {
  if (!node.definition.claim || slot.addition !== undefined) return [];
  return [offer(visit.claim === slot.id ? 'unclaim' : 'claim', reason)];
}
