import type { Clock } from './clock.ts';
import type { Slot, Visit } from './instance.ts';

/**
 * When a to-do is due: at the first rung of its ladder that does more than remind, else at the first
 * reminder; it stays due then, whatever the rung has done. Who is asked by a holder is due with the
 * holder's seat (approval.md H2).
 */
export function dueOf(visit: Visit, slot: Slot): string | undefined {
  const own = clocksOf(visit, slot);
  const acting = own.filter((clock) => clock.action !== 'remind');
  const dues = (acting.length > 0 ? acting : own).map((clock) => clock.due);
  return dues.sort()[0];
}

function clocksOf(visit: Visit, slot: Slot): Clock[] {
  const clocks = (visit.clocks ?? []).filter(
    (clock) => clock.count === 0 && (clock.slot === undefined || clock.slot === slot.id),
  );
  const asker = visit.slots.find((one) => one.id === slot.from);
  return clocks.length > 0 || !asker ? clocks : clocksOf(visit, asker);
}
