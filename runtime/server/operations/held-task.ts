import type { CompiledWorkflow } from '../../../engine/compile/compiled-workflow.ts';
import { findSlot, type Instance, isOpen, type Slot, type Visit } from '../../../engine/workflow/instance.ts';
import { actionsOfSlot, type OfferedAction } from '../../../engine/workflow/offered-actions.ts';
import { askerOf } from '../../../engine/workflow/seat.ts';
import { taskId } from '../store/tasks.ts';

/** A decision, or advice that decides nothing (approval.md S2). */
export type TaskKind = 'approve' | 'advise';

/** What a seat asks of its holder, and what the holder can do with it now. */
export interface HeldTask {
  id: string;
  node: string;
  kind: TaskKind;
  /** The state of the seat: one that waits for people whom its holder asked can still be called back. */
  state: Slot['state'];
  /** Who handed it on or asked for it, and with which words. */
  from: { name: string; how: Slot['origin']; words: string | null } | null;
  actions: OfferedAction[];
}

export function kindOf({ origin }: Pick<Slot, 'origin'>): TaskKind {
  return origin === 'delegate' ? 'advise' : 'approve';
}

export function heldTask(
  instance: Instance,
  slotId: string,
  workflow: CompiledWorkflow,
): HeldTask | undefined {
  const found = findSlot(instance, slotId);
  if (!found) return undefined;
  const { visit, slot } = found;
  return {
    id: taskId(instance.id, slot.id),
    node: visit.node,
    kind: kindOf(slot),
    state: slot.state,
    from: fromWhom(visit, slot),
    actions: actionsOfSlot(instance, slot.id, workflow),
  };
}

function fromWhom(visit: Visit, slot: Slot): HeldTask['from'] {
  if (slot.origin === 'rule') return null;
  const before = visit.slots.find(({ id }) => id === slot.from) ?? askerOf(visit, slot);
  if (!before) return null;
  return { name: before.assignee.name, how: slot.origin, words: slot.request ?? null };
}

/**
 * The seat that matters to a person: one that waits for them; else one of theirs that waits for somebody
 * whom they asked; else one that they decided, as long as it can be taken back (approval.md S2, S4, B10).
 */
export function seatOfPerson(
  instance: Instance,
  personId: string,
  workflow: CompiledWorkflow,
): HeldTask | undefined {
  const own = instance.visits
    .filter((visit) => visit.slots.some((slot) => slot.assignee.id === personId))
    .flatMap((visit) =>
      visit.slots.filter((slot) => slot.assignee.id === personId).map((slot) => ({ visit, slot })),
    );
  const isWaiting = ({ visit, slot }: { visit: Visit; slot: Slot }) =>
    visit.state === 'open' && isOpen(slot) && hasBegun(slot);
  const best =
    own.find(({ visit, slot }) => visit.state === 'open' && slot.state === 'pending') ??
    own.find(isWaiting) ??
    own.findLast(({ slot }) =>
      actionsOfSlot(instance, slot.id, workflow).some(
        ({ action, enabled }) => action === 'retrieve' && enabled,
      ),
    );
  return best && heldTask(instance, best.slot.id, workflow);
}

/** Whether its turn had come. */
function hasBegun({ activatedAt }: Slot): boolean {
  return activatedAt !== undefined;
}
