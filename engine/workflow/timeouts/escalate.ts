import type { Slot } from '../instance.ts';
import { seatKept } from '../replace-seat.ts';
import { type Run, snapshotOf } from '../run.ts';
import { visitOf } from '../visit-of.ts';
import { receiversOf } from './receivers.ts';
import { remindHolders } from './remind.ts';
import { lateSeats, type RanOut, type TimeoutType } from './timeout.ts';

/**
 * Somebody else may decide too, and whoever is first decides: beside the late seat, or, where one decides
 * for all, as one more of them (approval.md H2).
 */
export const escalate: TimeoutType<'escalate'> = (run, ranOut) => {
  const { visit, clock, rung } = ranOut;
  const late = lateSeats(ranOut);
  const receivers = receiversOf(run, visit, late, rung.to);
  if (receivers.length === 0) {
    remindHolders(run, ranOut);
    return;
  }
  const beside = clock.slot === undefined ? undefined : late[0];
  const people = receivers.map((person) => snapshotOf(person, run.facts.facts));
  const last = Math.max(0, ...visit.slots.map((slot) => slot.order));
  addSeats(
    run,
    ranOut,
    people.map((assignee, index) => ({
      ...(beside ? { ...seatKept(beside), from: beside.id } : { order: last + index + 1 }),
      assignee,
    })),
  );
};

function addSeats(
  run: Run,
  { node, visit }: RanOut,
  seats: readonly Pick<Slot, 'assignee' | 'order' | 'from' | 'group' | 'weight' | 'addition'>[],
): void {
  const { length } = visitOf(run, visit.id).slots;
  const slots = seats.map(
    (seat, index): Slot => ({
      ...seat,
      id: `${visit.id}-${length + index + 1}`,
      origin: 'escalation',
      state: 'pending',
      activatedAt: run.now,
    }),
  );
  const people = slots.map((slot) => slot.assignee);
  const trace = [{ rule: 'timeout:escalate', people }];
  run.emit({ type: 'slots-added', visit: visit.id, slots, trace });
  run.effect({ kind: 'notify', event: 'task-assigned', to: people, node: node.id });
}
