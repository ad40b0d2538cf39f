import { activateSlots } from '../activate.ts';
import { resolveAssignees } from '../assignees/resolve-assignees.ts';
import type { Seat } from '../assignees/seats.ts';
import { seekingOf } from '../assignees/seeking.ts';
import { takeChoices } from '../choices.ts';
import { closeVisit } from '../close.ts';
import type { Token, Visit } from '../instance.ts';
import { newVisit, openClosed, slotsOf } from '../open-visit.ts';
import { seatsPassedOver } from '../passed-over.ts';
import { rejectVisit } from '../reject.ts';
import { type Run, snapshotOf } from '../run.ts';
import type { Entered, NodeOf, NodeType } from './node.ts';

/** A node that cannot open: nobody is there to decide, and no rule says what then. */
export class NobodyToAsk extends Error {}

/**
 * Opens a visit with one slot for each seat found; people are frozen there (approval.md K1, E1). A seat
 * whose holder has agreed on the same before is passed over; a visit without any other passes by itself (E4, B8).
 */
export const approvalNode: NodeType<'approval'> = {
  enter(run, node, token): Entered {
    if (node.skipWhen?.evaluate(run.environment(token)) === true) {
      openClosed(run, newVisit(run, node, token.id, []), 'skipped', 'skip-when');
      return { next: node.next };
    }
    takeChoices(run, node);
    const { facts, workflow } = run.facts;
    const found = resolveAssignees(
      node.definition.assignees,
      workflow.definition.admin,
      seekingOf(run, node),
      (person) => snapshotOf(person, facts),
    );
    if (found.outcome === 'nobody') throw new NobodyToAsk(node.id);
    const visit = newVisit(run, node, token.id, found.trace);
    if (found.outcome === 'auto-pass') {
      openClosed(run, visit, 'skipped', 'auto-pass');
      return { next: node.next };
    }
    if (found.outcome === 'auto-reject') {
      openClosed(run, visit, 'open', undefined);
      return rejectVisit(run, visit.id, 'auto-reject');
    }
    return openSeats(run, node, visit, { seats: found.seats, token });
  },
};

function openSeats(
  run: Run,
  node: NodeOf<'approval'>,
  visit: Omit<Visit, 'slots'>,
  { seats, token }: { seats: readonly Seat[]; token: Token },
): Entered {
  const { reasons, trace } = seatsPassedOver(run, node, token, seats);
  const slots = slotsOf(run, visit.id, seats);
  run.emit({ type: 'visit-opened', visit: { ...visit, trace: [...visit.trace, ...trace], slots } });
  for (const [index, seat] of seats.entries()) {
    const reason = reasons.get(seat);
    const slot = slots[index]?.id;
    if (reason && slot) run.emit({ type: 'slot-closed', slot, state: 'skipped', at: run.now, reason });
  }
  if (reasons.size === seats.length) {
    closeVisit(run, visit.id, 'skipped', [...reasons.values()][0]);
    return { next: node.next };
  }
  activateSlots(run, node, visit.id);
  return 'wait';
}
