import { endSlots } from '../end-slots.ts';
import type { Run } from '../run.ts';
import { delegatesOf } from '../seat.ts';
import { heldSlot } from './held-slot.ts';

/** A holder does not wait for the advice any more (approval.md S2). */
export function recall(run: Run): void {
  const { visit, slot } = heldSlot(run, 'delegated');
  endSlots(run, visit.id, delegatesOf(visit, slot), 'removed');
  run.emit({ type: 'slot-resumed', slot: slot.id });
}
