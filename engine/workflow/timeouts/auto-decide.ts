import { decideVisit, settle } from '../advance.ts';
import { endSlots } from '../end-slots.ts';
import type { Run } from '../run.ts';
import { visitOf } from '../visit-of.ts';
import { askedBy, lateSeats, type RanOut, type TimeoutType } from './timeout.ts';

/** The late seat agrees; where one decides for all, the visit passes without any of them (approval.md H2). */
export const autoApprove: TimeoutType<'auto-approve'> = (run, ranOut) => decide(run, ranOut, 'approved');

/** The late seat says no; where one decides for all, the visit does. */
export const autoReject: TimeoutType<'auto-reject'> = (run, ranOut) => decide(run, ranOut, 'rejected');

function decide(run: Run, ranOut: RanOut, state: 'approved' | 'rejected'): void {
  const { visit, clock } = ranOut;
  if (clock.slot === undefined) {
    decideVisit(run, visit.id, state === 'approved' ? 'passed' : 'rejected', 'timeout');
    return;
  }
  for (const seat of lateSeats(ranOut)) {
    endSlots(run, visit.id, askedBy(visitOf(run, visit.id), seat), 'removed');
    run.emit({ type: 'slot-closed', slot: seat.id, state, at: run.now, reason: 'timeout' });
  }
  settle(run, visit.id);
}
