import { type Addition, type AdditionState, standingWith } from './additions.ts';
import { votersOf } from './decide.ts';
import { isOpen, type Slot } from './instance.ts';
import type { Run } from './run.ts';
import { visitOf } from './visit-of.ts';

/**
 * Ends slots that were not decided, with everything that stands and falls with them; whoever loses a
 * to-do is told (approval.md S2, S4, S7).
 */
export function endSlots(
  run: Run,
  visitId: string,
  seeds: readonly Slot[],
  state: 'removed' | 'not-needed',
): void {
  const visit = visitOf(run, visitId);
  const { slots, additions } = standingWith(visit, seeds);
  for (const { id } of additions)
    run.emit({ type: 'addition-moved', visit: visitId, addition: id, state: 'cancelled' });
  const ended = slots.filter(isOpen);
  for (const slot of ended) run.emit({ type: 'slot-closed', slot: slot.id, state, at: run.now });
  const told = ended.filter((slot) => slot.state === 'pending').map((slot) => slot.assignee);
  if (told.length > 0)
    run.effect({
      kind: 'notify',
      event: state === 'removed' ? 'task-removed' : 'task-not-needed',
      to: told,
      node: visit.node,
    });
}

/** A group that was asked in has ended; whoever of it had not answered has nothing to do any more. */
export function endAddition(
  run: Run,
  visitId: string,
  addition: Addition,
  { state, slots, reason }: { state: AdditionState; slots: 'removed' | 'not-needed'; reason?: string },
): void {
  run.emit({
    type: 'addition-moved',
    visit: visitId,
    addition: addition.id,
    state,
    ...(reason !== undefined && { reason }),
  });
  endSlots(run, visitId, votersOf(visitOf(run, visitId), addition.id), slots);
}
