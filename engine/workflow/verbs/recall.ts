import { endSlots } from '../end-slots.ts';
import type { Run } from '../run.ts';
import { heldSlot } from './held-slot.ts';

/** A holder does not wait for the advice any more (approval.md S2). */
export function recall(run: Run): void {
  const { visit, slot } = heldSlot(run, 'delegated');
  const delegates = visit.slots.filter((one) => one.origin === 'delegate' && one.from === slot.id);
  endSlots(run, visit.id, delegates, 'removed');
  run.emit({ type: 'slot-resumed', slot: slot.id });
}
