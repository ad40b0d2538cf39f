import { settle } from '../advance.ts';
import { restartClocks } from '../clocks.ts';
import { endSlots } from '../end-slots.ts';
import type { Slot } from '../instance.ts';
import { replaceSeat } from '../replace-seat.ts';
import { type Run, snapshotOf } from '../run.ts';
import { visitOf } from '../visit-of.ts';
import { receiversOf } from './receivers.ts';
import { remindHolders } from './remind.ts';
import { askedBy, lateSeats, type RanOut, type TimeoutType } from './timeout.ts';

/**
 * Others take the late seats over, one each as far as there are receivers; where one decides for all, the
 * seats without a receiver are not needed any more. As often as a seat may be handed on; then its
 * holder is only reminded (approval.md H2, S1).
 */
export const transferSeats: TimeoutType<'transfer'> = (run, ranOut) => {
  const { visit, clock, rung } = ranOut;
  const most = run.facts.workflow.definition.maxTransfers;
  const seats = lateSeats(ranOut).filter((seat) => (seat.transfers ?? 0) < most);
  const receivers = receiversOf(run, visit, seats, rung.to);
  if (seats.length === 0 || receivers.length === 0) {
    remindHolders(run, ranOut);
    return;
  }
  for (const [index, seat] of seats.entries()) {
    const receiver = receivers[index];
    endSlots(run, visit.id, askedBy(visitOf(run, visit.id), seat), 'removed');
    if (receiver) handOn(run, ranOut, seat, snapshotOf(receiver, run.facts.facts));
    else if (clock.slot === undefined) endSlots(run, visit.id, [seat], 'not-needed');
  }
  settle(run, visit.id);
};

function handOn(run: Run, { node, visit }: RanOut, seat: Slot, person: Slot['assignee']): void {
  const next = replaceSeat(run, visit.id, seat, {
    person,
    origin: 'transfer',
    state: 'transferred',
    rule: 'timeout:transfer',
    transfers: (seat.transfers ?? 0) + 1,
  });
  run.effect({ kind: 'notify', event: 'task-overdue', to: [seat.assignee], node: node.id });
  if (node.definition.transfer.deadline === 'restart') restartClocks(run, node, visit.id, next);
}
