import { endSlots } from './end-slots.ts';
import type { PersonSnapshot, Slot, SlotOrigin } from './instance.ts';
import type { Run } from './run.ts';
import { delegatesOf } from './seat.ts';
import { visitOf } from './visit-of.ts';

/** Why a seat changes its holder. */
export interface Replacement {
  person: PersonSnapshot;
  origin: SlotOrigin;
  /** How the old slot ends. */
  state: 'transferred' | 'not-needed';
  rule: string;
  /** Why, in words; those of its holder who hands it on are kept with the old slot too. */
  reason?: string | undefined;
  /** How often the seat has been handed on with it, where that counts (S1). */
  transfers?: number;
  by?: PersonSnapshot | undefined;
}

/**
 * A slot ends and somebody else sits where it stood, with its order, group, weight, addition, claim and
 * clock; whoever was asked for advice by the old holder is not any more (approval.md S1, K12, L8).
 */
export function replaceSeat(run: Run, visitId: string, slot: Slot, replacement: Replacement): Slot {
  const { person, origin, state, rule, reason, transfers, by } = replacement;
  const visit = visitOf(run, visitId);
  endSlots(run, visitId, delegatesOf(visit, slot), 'removed');
  run.emit({ type: 'slot-closed', slot: slot.id, state, at: run.now, ...closingOf(replacement) });
  const waits = slot.state === 'waiting';
  const seat: Slot = {
    ...seatKept(slot),
    id: `${visitId}-${visit.slots.length + 1}`,
    assignee: person,
    origin,
    from: slot.id,
    state: waits ? 'waiting' : 'pending',
    ...(!waits && { activatedAt: run.now }),
    ...(transfers !== undefined && { transfers }),
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
  return seat;
}

/** What the old slot ends with: the rule, or the words of its holder. */
function closingOf({ rule, reason: opinion }: Replacement): { reason?: string; opinion?: string } {
  if (rule !== 'transfer') return { reason: rule };
  return opinion === undefined ? {} : { opinion };
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
