import type { Timeout, TimeoutAction } from '../../definition/timeout.ts';
import { openAdditions } from '../additions.ts';
import type { Clock } from '../clock.ts';
import { isOpen, type Slot, type Visit } from '../instance.ts';
import type { NodeOf } from '../nodes/node.ts';
import type { Run } from '../run.ts';
import { delegatesOf } from '../seat.ts';

/** A clock that has run out: of which visit, on which rung of its node's ladder. */
export interface RanOut {
  node: NodeOf<'approval'>;
  visit: Visit;
  clock: Clock;
  rung: Timeout;
}

type RungOf<A extends TimeoutAction> = Timeout extends infer R
  ? R extends { action: infer B }
    ? A extends B
      ? R
      : never
    : never
  : never;

/** What one kind of rung does (approval.md H2). */
export type TimeoutType<A extends TimeoutAction> = (run: Run, ranOut: RanOut & { rung: RungOf<A> }) => void;

/** The seats whose time is up: the clock's own, or every one that votes on the visit's decision. */
export function lateSeats({ visit, clock }: RanOut): Slot[] {
  return visit.slots.filter((slot) =>
    clock.slot === undefined
      ? isOpen(slot) && slot.addition === undefined && slot.origin !== 'delegate'
      : slot.id === clock.slot,
  );
}

/** Who has it in hand now: the late holders, or whoever they have asked first. */
export function lateHolders(ranOut: RanOut): Slot[] {
  const { visit, clock } = ranOut;
  if (clock.slot === undefined) return visit.slots.filter((slot) => slot.state === 'pending');
  return lateSeats(ranOut)
    .flatMap((slot) => [slot, ...askedBy(visit, slot)])
    .filter((slot) => slot.state === 'pending');
}

/** The people whom a holder waits for: for advice, or for their decision before the own (approval.md S2, S4). */
export function askedBy(visit: Visit, seat: Slot): Slot[] {
  const groups = openAdditions(visit, seat.id)
    .filter((one) => one.place === 'before')
    .map((one) => one.id);
  const delegates = delegatesOf(visit, seat);
  const asked = visit.slots.filter(
    (slot) => isOpen(slot) && (delegates.includes(slot) || groups.includes(slot.addition ?? '')),
  );
  return asked.flatMap((slot) => [slot, ...askedBy(visit, slot)]);
}
