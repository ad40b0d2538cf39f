import { endSlots } from './end-slots.ts';
import { isOpen, type Slot } from './instance.ts';
import type { Run } from './run.ts';
import { visitOf } from './visit-of.ts';

/** Of a late seat and whoever may decide in its place, whoever is first decides; the other is not needed any more (approval.md H2). */
export function settleEscalations(run: Run, visitId: string): void {
  for (const { id } of visitOf(run, visitId).slots) {
    const { slots } = visitOf(run, visitId);
    const slot = slots.find((one) => one.id === id) as Slot;
    const original = slots.find((one) => one.id === slot.from);
    if (slot.origin !== 'escalation' || !original || isOpen(slot) === isOpen(original)) continue;
    endSlots(run, visitId, [isOpen(slot) ? slot : original], 'not-needed');
  }
}
