import { endSlots } from './end-slots.ts';
import { isOpen, type PersonSnapshot, type Slot, type SlotOrigin } from './instance.ts';
import type { Run } from './run.ts';
import { visitOf } from './visit-of.ts';

/** Why a seat changes its holder. */
export interface Replacement {
  person: PersonSnapshot;
  origin: SlotOrigin;
  /** How the old slot ends. */
  state: 'transferred' | 'not-needed';
  rule: string;
  reason?: string | undefined;
  by?: PersonSnapshot | undefined;
}

/**
 * A slot ends and somebody else sits where it stood, with its order, group, weight, addition, claim and
 * clock; whoever was asked for advice by the old holder is not any more (approval.md K12, L8).
 */
export function replaceSeat(run: Run, visitId: string, slot: Slot, replacement: Replacement): void {
  const { person, origin, state, rule, reason, by } = replacement;
  const visit = visitOf(run, visitId);
  const advisers = visit.slots.filter(
    (one) => one.from === slot.id && one.origin === 'delegate' && isOpen(one),
  );
  if (advisers.length > 0) endSlots(run, visitId, advisers, 'removed');
  run.emit({ type: 'slot-closed', slot: slot.id, state, at: run.now, reason: rule });
  const waits = slot.state === 'waiting';
  const seat: Slot = {
    ...seatKept(slot),
    id: `${visitId}-${visit.slots.length + 1}`,
    assignee: person,
    origin,
    from: slot.id,
    state: waits ? 'waiting' : 'pending',
    ...(!waits && { activatedAt: run.now }),
    ...(reason !== undefined && { request: reason }),
  };
  const people = by ? [by, person] : [person];
  run.emit({
    type: 'slots-added',
    visit: visitId,
    slots: [seat],
    trace: [{ rule, people, detail: slot.assignee.name }],
  });
  run.emit({ type: 'seat-handed-on', visit: visitId, from: slot.id, to: seat.id });
  if (!waits) run.effect({ kind: 'notify', event: 'task-assigned', to: [person], node: visit.node });
}

/** What of a seat stays when its holder changes (approval.md M6). */
export function seatKept({
  order,
  group,
  weight,
  addition,
  transfers,
}: Slot): Pick<Slot, 'order' | 'group' | 'weight' | 'addition' | 'transfers'> {
  return {
    order,
    ...(group !== undefined && { group }),
    ...(weight !== undefined && { weight }),
    ...(addition !== undefined && { addition }),
    ...(transfers !== undefined && { transfers }),
  };
}
