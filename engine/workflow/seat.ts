import type { Slot, Visit } from './instance.ts';

/** The slot with which a seat began, before it was handed on (approval.md S1). */
export function seatOf(visit: Visit, slot: Slot): Slot {
  let first = slot;
  while (first.origin === 'transfer') {
    const before = visit.slots.find((one) => one.id === first.from);
    if (!before) break;
    first = before;
  }
  return first;
}

/** Whether somebody asked the holder of a slot in while the visit was open (approval.md S4–S6). */
export function isAdded(visit: Visit, slot: Slot): boolean {
  return slot.addition !== undefined || seatOf(visit, slot).origin === 'add-parallel';
}

/** The seat whose holder asked this one in: beside the own one, or with the group that it belongs to. */
export function askerOf(visit: Visit, slot: Slot): Slot | undefined {
  const { origin, from, addition } = seatOf(visit, slot);
  const isBeside = origin === 'add-parallel' || addition === undefined;
  const id = isBeside ? from : visit.additions?.find((one) => one.id === addition)?.by;
  const asker = visit.slots.find((one) => one.id === id);
  return asker && seatOf(visit, asker);
}

/** How many delegations lead to a slot (approval.md S2). */
export function delegationsTo(visit: Visit, slot: Slot): number {
  let count = 0;
  for (let at: Slot | undefined = slot; at?.origin === 'delegate'; count++)
    at = visit.slots.find((one) => one.id === at?.from);
  return count;
}

/** Whom the holder of a slot has asked for advice, also those who have answered (approval.md S2). */
export function delegatesOf({ slots }: Visit, { id }: Slot): Slot[] {
  return slots.filter((one) => one.origin === 'delegate' && one.from === id);
}
