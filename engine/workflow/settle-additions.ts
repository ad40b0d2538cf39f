import type { Person } from '../record/organisation.ts';
import { activateSlots } from './activate.ts';
import { type Addition, awaitsAddition, openAdditions } from './additions.ts';
import { resolveReplacement } from './assignees/resolve-assignees.ts';
import { seekingOf } from './assignees/seeking.ts';
import { countSlots, verdictOf, votersOf } from './decide.ts';
import { endAddition, endSlots } from './end-slots.ts';
import { isOpen, type Slot, type Visit } from './instance.ts';
import { NobodyToAsk } from './nodes/approval.ts';
import type { NodeOf } from './nodes/node.ts';
import { waitingSlot } from './open-visit.ts';
import { type Run, snapshotOf } from './run.ts';
import { visitOf } from './visit-of.ts';

/**
 * Carries on every group that was asked in until none moves any more: opens those whose asker has
 * agreed, asks the rule of each, and gives the asker the turn back. `rejected` when people who were
 * asked in after an approval say no: that is the no of the visit (approval.md S4, S5).
 */
export function settleAdditions(run: Run, node: NodeOf<'approval'>, visitId: string): 'rejected' | undefined {
  releaseClaim(run, visitId);
  for (let before = -1; before < run.changes.length; ) {
    before = run.changes.length;
    for (const { id } of openAdditions(visitOf(run, visitId))) {
      const addition = openAdditions(visitOf(run, visitId)).find((one) => one.id === id);
      if (addition && settleAddition(run, node, visitId, addition) === 'rejected') return 'rejected';
    }
  }
  return undefined;
}

/** A claim ends with the slot that held it: the others have their turn again (approval.md M8). */
function releaseClaim(run: Run, visitId: string): void {
  const { claim, slots } = visitOf(run, visitId);
  if (claim !== undefined && slots.some((slot) => slot.id === claim && !isOpen(slot)))
    run.emit({ type: 'unclaimed', visit: visitId });
}

function settleAddition(
  run: Run,
  node: NodeOf<'approval'>,
  visitId: string,
  addition: Addition,
): 'rejected' | undefined {
  const visit = visitOf(run, visitId);
  if (addition.state === 'waiting') {
    settleWaiting(run, node, visitId, addition);
    return undefined;
  }
  const voters = votersOf(visit, addition.id);
  if (voters.every(({ state }) => state === 'removed' || state === 'transferred'))
    return finish(run, visitId, addition, 'cancelled');
  const rule = run.facts.workflow.additionRules[addition.decision];
  const verdict = verdictOf(rule, countSlots(voters));
  if (verdict === 'rejected') return finish(run, visitId, addition, 'rejected');
  if (verdict === 'open') activateSlots(run, node, visitId, addition);
  else if (verdict === 'undecided') return settleUnanswered(run, node, visitId, addition);
  else if (!awaitsAddition(visit, voters)) return finish(run, visitId, addition, 'passed');
  else endSlots(run, visitId, voters.filter(isOpen), 'not-needed');
  return undefined;
}

/** People asked in afterwards have their turn when their asker agrees, and never otherwise. */
function settleWaiting(run: Run, node: NodeOf<'approval'>, visitId: string, addition: Addition): void {
  const asker = slotOf(visitOf(run, visitId), addition.by);
  if (asker.state === 'approved') {
    run.emit({ type: 'addition-moved', visit: visitId, addition: addition.id, state: 'open' });
    activateSlots(run, node, visitId, addition);
  } else if (!isOpen(asker)) endAddition(run, visitId, addition, { state: 'cancelled', slots: 'not-needed' });
}

/**
 * Nobody of a group said yes or no, since they abstained or have left: whoever asked first decides alone.
 * Behind an approval that does not pass them: the flow's administrator joins the group, whatever else the
 * node says of empty seats, which is about its own people (approval.md E2, E5, S5, S12).
 */
function settleUnanswered(
  run: Run,
  node: NodeOf<'approval'>,
  visitId: string,
  addition: Addition,
): 'rejected' | undefined {
  if (addition.place === 'before') return finish(run, visitId, addition, 'cancelled');
  const { facts, workflow } = run.facts;
  const snapshot = (person: Person) => snapshotOf(person, facts);
  const assignees = { ...node.definition.assignees, from: [], ifNone: [] };
  const { seats, trace } = resolveReplacement(
    assignees,
    workflow.definition.admin,
    seekingOf(run, node),
    snapshot,
  );
  if (seats.length === 0) throw new NobodyToAsk(node.id);
  const { length } = visitOf(run, visitId).slots;
  const slots = seats.map(({ person }, index) => {
    const sitting = { assignee: snapshot(person), addition: addition.id };
    return waitingSlot(visitId, length + index + 1, sitting, 'escalation');
  });
  run.emit({ type: 'slots-added', visit: visitId, slots, trace });
  activateSlots(run, node, visitId, addition);
  return undefined;
}

/**
 * A group has ended. Its no is the no of its asker where it is strict, and of everything around where
 * it follows an approval; else the asker decides with the result before the eyes.
 */
function finish(
  run: Run,
  visitId: string,
  addition: Addition,
  state: 'passed' | 'rejected' | 'cancelled',
): 'rejected' | undefined {
  endAddition(run, visitId, addition, { state, slots: 'not-needed' });
  if (state !== 'rejected') return undefined;
  const visit = visitOf(run, visitId);
  const asker = slotOf(visit, addition.by);
  if (addition.place === 'before') {
    if (addition.strict)
      run.emit({
        type: 'slot-closed',
        slot: asker.id,
        state: 'rejected',
        at: run.now,
        reason: 'addition-rejected',
      });
    return undefined;
  }
  const around = openAdditions(visit).find((one) => one.id === asker.addition);
  return around ? finish(run, visitId, around, 'rejected') : 'rejected';
}

function slotOf({ slots, id }: Visit, slotId: string): Slot {
  const slot = slots.find((one) => one.id === slotId);
  if (!slot) throw new Error(`visit ${id} has no slot ${slotId}`);
  return slot;
}
