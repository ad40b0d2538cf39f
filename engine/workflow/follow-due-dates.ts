import type { Timeout } from '../definition/timeout.ts';
import type { Clock } from './clock.ts';
import { clockOf, dateOf, dueMoment, startClock } from './clocks.ts';
import { isOpen, type Slot, type Visit } from './instance.ts';
import { hasOneClock, ladderOf } from './ladder.ts';
import type { NodeOf } from './nodes/node.ts';
import type { Run } from './run.ts';
import { visitOf } from './visit-of.ts';

/**
 * Due dates that follow the record are what it says now: their clocks go on under other numbers, begin
 * where there was no date before, and stop where there is none any more (approval.md H3). One that has
 * run out runs again for a later date.
 */
export function followDueDates(run: Run): void {
  for (const { id, node: nodeId, state } of run.instance.visits) {
    if (state !== 'open') continue;
    const node = run.node(nodeId) as NodeOf<'approval'>;
    for (const [rung, timeout] of ladderOf(node.definition).entries())
      if (typeof timeout.after !== 'string' && timeout.after.followField)
        followDate(run, node, id, { rung, timeout });
  }
}

function followDate(
  run: Run,
  node: NodeOf<'approval'>,
  visitId: string,
  { rung, timeout }: { rung: number; timeout: Timeout },
): void {
  const { dueDates = {}, slots } = visitOf(run, visitId);
  const { [rung]: before, ...others } = dueDates;
  const date = dateOf(run, timeout);
  if (date === before) return;
  const dates = { ...others, ...(date !== undefined && { [rung]: date }) };
  run.emit({ type: 'due-dates-frozen', visit: visitId, dueDates: dates });
  const seats = hasOneClock(node) ? [undefined] : slots.filter(hasClocks).map((slot) => slot.id);
  for (const slot of seats) {
    const visit = visitOf(run, visitId);
    const old = visit.clocks?.find((one) => one.rung === rung && one.slot === slot);
    const due = dueMoment(run, visit, timeout, { rung, slot });
    if (due === undefined) stop(run, visit, old);
    else if (old?.state !== 'done' || due > run.now)
      startClock(run, visitId, { ...clockOf(rung, timeout, slot), due }, old?.generation);
  }
}

/** Seats that have had their turn and are not decided; neither delegates nor whoever decides beside a late one has a clock (approval.md H2). */
function hasClocks(slot: Slot): boolean {
  const isBeside = slot.origin === 'escalation' && slot.from !== undefined;
  return isOpen(slot) && slot.activatedAt !== undefined && slot.origin !== 'delegate' && !isBeside;
}

function stop(run: Run, { id }: Visit, clock: Clock | undefined): void {
  if (clock) run.emit({ type: 'clocks-stopped', visit: id, generation: clock.generation });
}
