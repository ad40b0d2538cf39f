import { Refusal } from '../../refusal.ts';
import type { Slot } from '../instance.ts';
import type { NodeOf } from '../nodes/node.ts';
import type { Run } from '../run.ts';
import { delegationsTo } from '../seat.ts';
import { heldSlot, requireOpinion } from './held-slot.ts';
import { peopleAsked } from './people-asked.ts';

/** How deep delegates may delegate. */
export const deepestDelegation = 3;

/** A holder asks somebody for advice; the seat stays the holder's and comes back with the answer (approval.md S2). */
export function delegate(run: Run): void {
  const { visit, slot } = heldSlot(run);
  const node = run.node(visit.node) as NodeOf<'approval'>;
  if (!node.definition.delegate.allowed) throw new Refusal('task.action-not-offered', { action: 'delegate' });
  if (delegationsTo(visit, slot) >= deepestDelegation)
    throw new Refusal('task.too-deep', { max: deepestDelegation });
  const people = peopleAsked(run, { visit, slot }, { most: 1, votes: false });
  const { opinion } = requireOpinion(run, 'optional');
  const slots = people.map(
    (assignee): Slot => ({
      id: `${visit.id}-${visit.slots.length + 1}`,
      assignee,
      origin: 'delegate',
      order: slot.order,
      state: 'pending',
      from: slot.id,
      activatedAt: run.now,
      ...(slot.addition !== undefined && { addition: slot.addition }),
      ...(opinion !== undefined && { request: opinion }),
    }),
  );
  run.emit({ type: 'slot-delegated', slot: slot.id });
  const trace = [{ rule: 'delegate', people, detail: slot.assignee.name }];
  run.emit({ type: 'slots-added', visit: visit.id, slots, trace });
  run.effect({ kind: 'notify', event: 'task-assigned', to: people, node: node.id });
}
