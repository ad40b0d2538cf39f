import { expect } from 'vitest';
import { isOpenAddition } from '../../engine/workflow/additions.ts';
import { votersOf } from '../../engine/workflow/decide.ts';
import { type Instance, isOpen, type Slot, type Visit } from '../../engine/workflow/instance.ts';

/** What holds of the seats of every visit, whoever asked whom. */
export function expectSeats(instance: Instance): void {
  for (const visit of instance.visits) {
    expectDelegates(visit);
    expectAdditions(visit);
    expectClaim(visit);
    if (visit.state === 'open' && instance.state === 'running')
      expect(pendingOf(visit.slots), `E2: ${visit.id} has somebody to ask`).not.toEqual([]);
  }
}

function pendingOf(slots: readonly Slot[]): Slot[] {
  return slots.filter((slot) => slot.state === 'pending');
}

/** S2: a seat is delegated exactly while one delegate has not answered. */
function expectDelegates({ slots }: Visit): void {
  for (const slot of slots) {
    const asked = slots.filter((one) => one.origin === 'delegate' && one.from === slot.id && isOpen(one));
    expect(asked.length, `S2: delegates of ${slot.id}`).toBe(slot.state === 'delegated' ? 1 : 0);
  }
}

/** S4, S5: a group is open between its asker's question and the answer, and nobody of it is asked before or after. */
function expectAdditions(visit: Visit): void {
  for (const addition of visit.additions ?? []) {
    const { id, place, state } = addition;
    const asker = visit.slots.find((slot) => slot.id === addition.by);
    const own = votersOf(visit, id);
    if (!isOpenAddition(addition)) expect(own.filter(isOpen), `${id} has ended`).toEqual([]);
    else if (place === 'before') expect([state, asker?.state], `S4: ${id}`).toEqual(['open', 'waiting']);
    else if (state === 'waiting') {
      expect(asker && isOpen(asker), `S5: ${id} waits for an asker who decides`).toBe(true);
      expect(pendingOf(own), `S5: nobody of ${id} is asked yet`).toEqual([]);
    } else expect(asker?.state, `S5: ${id}`).toBe('approved');
    if (isOpenAddition(addition)) expect(visit.state).toBe('open');
  }
}

/** M8: while one has claimed it, nobody else who decides in the visit has it. */
function expectClaim(visit: Visit): void {
  if (visit.claim === undefined || visit.state !== 'open') return;
  const others = votersOf(visit).filter((slot) => slot.id !== visit.claim);
  expect(visit.slots.some((slot) => slot.id === visit.claim && isOpen(slot))).toBe(true);
  expect(others.filter((slot) => slot.state === 'pending' || slot.state === 'delegated')).toEqual([]);
}
