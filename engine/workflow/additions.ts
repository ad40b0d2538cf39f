import type { Slot, Visit } from './instance.ts';

/** People whom a holder asked in, before or after the own decision; they decide among themselves by a rule of their own (S4, S5). */
export interface Addition {
  id: string;
  place: 'before' | 'after';
  /** The slot of whoever asked them in. */
  by: string;
  decision: 'any' | 'all' | 'sequential';
  /** Whether their no is the no of whoever asked them in (S4). */
  strict: boolean;
  state: AdditionState;
}

export type AdditionState = 'waiting' | 'open' | 'passed' | 'rejected' | 'cancelled';

const openStates: ReadonlySet<Addition['state']> = new Set(['waiting', 'open']);

export function isOpenAddition(addition: Addition): boolean {
  return openStates.has(addition.state);
}

/** The groups of a visit that have not ended, or those that one slot asked in. */
export function openAdditions(visit: Visit, by?: string): Addition[] {
  return (visit.additions ?? []).filter((one) => isOpenAddition(one) && (by === undefined || one.by === by));
}

/** Whether a slot cannot come to its turn now: people whom it asked first, or whoever claimed the visit, go before (approval.md S4, M8). */
export function isHeldBack(visit: Visit, slot: Slot): boolean {
  if (openAdditions(visit, slot.id).some((one) => one.place === 'before')) return true;
  return isClaimed(visit, slot);
}

/** Whether somebody else has taken what the slot could have decided (approval.md M8). */
export function isClaimed(visit: Visit, slot: Slot): boolean {
  return visit.claim !== undefined && visit.claim !== slot.id && slot.addition === undefined;
}

/** Whether people whom one of these slots asked in afterwards have not decided yet (approval.md S5). */
export function awaitsAddition(visit: Visit, slots: readonly Slot[]): boolean {
  return slots.some(
    (slot) => slot.state === 'approved' && openAdditions(visit, slot.id).some((one) => one.place === 'after'),
  );
}

/** How many groups a slot stands in, one within the other (approval.md S4). */
export function depthOf(visit: Visit, slot: Slot): number {
  let depth = 0;
  for (let at: Slot | undefined = slot; at?.addition !== undefined; ) {
    const addition: Addition | undefined = visit.additions?.find((one) => one.id === at?.addition);
    at = visit.slots.find((one) => one.id === addition?.by);
    depth++;
  }
  return depth;
}

/**
 * Everything open that stands and falls with these slots: themselves, their delegates, who may decide in
 * their place, the groups that they asked in, and what stands and falls with those.
 */
export function standingWith(visit: Visit, seeds: readonly Slot[]): { slots: Slot[]; additions: Addition[] } {
  const slots = new Set(seeds);
  const additions = new Set<Addition>();
  for (const slot of slots) {
    for (const one of visit.slots) if (isHelper(one) && one.from === slot.id) slots.add(one);
    for (const addition of openAdditions(visit, slot.id)) {
      additions.add(addition);
      for (const one of visit.slots) if (one.addition === addition.id) slots.add(one);
    }
  }
  return { slots: [...slots], additions: [...additions] };
}

/** Whoever sits beside a seat, not on one of their own. */
function isHelper({ origin }: Slot): boolean {
  return origin === 'delegate' || origin === 'escalation';
}
