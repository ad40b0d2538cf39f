import type { Addition } from './additions.ts';
import type { Change } from './change.ts';
import { isOpen, type Slot, type Visit } from './instance.ts';

type ChangeOf<T extends Change['type']> = Extract<Change, { type: T }>;

/** A seat after its holder waits, asks for advice, or has it back (approval.md S2, S4, M8). */
export function evolveSeat(
  slot: Slot,
  change: ChangeOf<'slot-parked' | 'slot-delegated' | 'slot-resumed' | 'advice-given'>,
): Slot {
  switch (change.type) {
    case 'slot-parked':
      return { ...slot, state: 'waiting' };
    case 'slot-delegated':
      return { ...slot, state: 'delegated' };
    case 'slot-resumed':
      return { ...slot, state: 'pending' };
    case 'advice-given':
      return { ...slot, advice: [...(slot.advice ?? []), change.advice] };
  }
}

/** A visit after its people asked others in, claimed it or were urged (approval.md S1, S4, S5, S9, M8). */
export function evolveSeats(
  visit: Visit,
  change: ChangeOf<
    'seat-handed-on' | 'addition-asked' | 'addition-moved' | 'claimed' | 'unclaimed' | 'urged'
  >,
): Visit {
  switch (change.type) {
    case 'seat-handed-on':
      return handedOn(visit, change);
    case 'addition-asked':
      return { ...visit, additions: [...(visit.additions ?? []), change.addition] };
    case 'addition-moved':
      return withAdditions(visit, (one) =>
        one.id === change.addition ? { ...one, state: change.state } : one,
      );
    case 'claimed':
      return { ...visit, claim: change.slot };
    case 'unclaimed': {
      const { claim: _, ...unclaimed } = visit;
      return unclaimed;
    }
    case 'urged':
      return { ...visit, urges: [...(visit.urges ?? []), change.at] };
  }
}

/**
 * What hung on the old slot hangs on the new one: the claim, its clocks, whoever may decide instead, and
 * people who are asked when it has agreed.
 */
function handedOn(visit: Visit, { from, to }: ChangeOf<'seat-handed-on'>): Visit {
  const claimed = visit.claim === from ? { ...visit, claim: to } : visit;
  const clocks = visit.clocks?.map((one) => (one.slot === from ? { ...one, slot: to } : one));
  const slots = visit.slots.map((one) => (isStandInOf(one, from) ? { ...one, from: to } : one));
  return withAdditions({ ...claimed, slots, ...(clocks && { clocks }) }, (one) =>
    one.by === from && one.state === 'waiting' ? { ...one, by: to } : one,
  );
}

function isStandInOf(slot: Slot, id: string): boolean {
  return slot.origin === 'escalation' && slot.from === id && isOpen(slot);
}

function withAdditions(visit: Visit, replace: (addition: Addition) => Addition): Visit {
  return visit.additions ? { ...visit, additions: visit.additions.map(replace) } : visit;
}
