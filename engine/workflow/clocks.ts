import { addTime } from '../calendar/add-time.ts';
import { durationOf } from '../calendar/duration.ts';
import { calendarFingerprint, type WorkCalendar } from '../calendar/work-calendar.ts';
import { momentAt } from '../calendar/working-time.ts';
import type { Timeout } from '../definition/timeout.ts';
import type { Clock } from './clock.ts';
import type { Slot, Visit } from './instance.ts';
import { hasOneClock, ladderOf } from './ladder.ts';
import type { NodeOf } from './nodes/node.ts';
import type { Run } from './run.ts';
import { visitOf } from './visit-of.ts';

/**
 * Starts the clocks of seats whose turn has come, by the calendar of their holders; in a visit where one
 * decides for all, a single clock for each rung. What has its clocks keeps them (approval.md H2, H3).
 */
export function startClocks(
  run: Run,
  node: NodeOf<'approval'>,
  visitId: string,
  slots: readonly Slot[],
): void {
  const ladder = ladderOf(node.definition);
  if (ladder.length === 0) return;
  freezeDueDates(run, ladder, visitId);
  const seats = hasOneClock(node) ? [undefined] : slots.map((slot) => slot.id);
  for (const slot of seats) {
    if (visitOf(run, visitId).clocks?.some((clock) => clock.slot === slot)) continue;
    for (const [rung, timeout] of ladder.entries()) {
      const due = dueMoment(run, visitOf(run, visitId), timeout, { rung, slot });
      if (due !== undefined) startClock(run, visitId, { ...clockOf(rung, timeout, slot), due });
    }
  }
}

/** Starts the clocks of a seat anew, or the one of all of them: its next holder has the whole time again (approval.md S1, H3). */
export function restartClocks(run: Run, node: NodeOf<'approval'>, visitId: string, slot: Slot): void {
  if (!visitOf(run, visitId).clocks) return;
  run.emit({ type: 'clocks-stopped', visit: visitId, ...(!hasOneClock(node) && { slot: slot.id }) });
  startClocks(run, node, visitId, [slot]);
}

/** A clock under the next number of its visit, and the timer that it asks for (approval.md K8). */
export function startClock(
  run: Run,
  visitId: string,
  { calendar: _, ...clock }: Omit<Clock, 'generation' | 'state'>,
  instead?: number,
): void {
  const visit = visitOf(run, visitId);
  const generation = visit.generation + 1;
  const calendar = isLaidByCalendar(run, visit, clock)
    ? { calendar: calendarFingerprint(calendarOfClock(run, visit, clock.slot)) }
    : {};
  const started: Clock = { ...clock, ...calendar, generation, state: 'running' };
  run.emit(
    instead === undefined
      ? { type: 'clock-started', visit: visitId, clock: started }
      : { type: 'clock-resumed', visit: visitId, generation: instead, clock: started },
  );
  askTimer(run, visitId, started);
}

/** Asks the runtime for the timer of a clock; asking again for the same changes nothing. */
export function askTimer(run: Run, visit: string, { generation, due }: Clock): void {
  run.effect({ kind: 'timer', timer: { visit, generation, kind: 'timeout' }, dueAt: due });
}

/** The rung that a clock runs for; undefined where another version of the workflow has none (approval.md L2). */
export function rungOf(run: Run, { node }: Visit, { rung }: Pick<Clock, 'rung'>): Timeout | undefined {
  return ladderOf((run.node(node) as NodeOf<'approval'>).definition)[rung];
}

/** Whether only working time counts for it (approval.md H1). */
function isLaidByCalendar(run: Run, visit: Visit, clock: Pick<Clock, 'rung'>): boolean {
  const rung = rungOf(run, visit, clock);
  return rung?.of === 'business' && typeof rung.after === 'string';
}

/** Whose calendar a clock goes by: that of the holder of its seat, of all of them where they have the same, else the tenant's. */
export function calendarOfClock(run: Run, { slots }: Visit, slot: string | undefined): WorkCalendar {
  const { organisation } = run.facts.facts;
  const own = slots.filter((one) => slot === undefined || one.id === slot);
  const calendars = new Set(own.map((one) => organisation.calendarOf(one.assignee.id)));
  const [calendar] = calendars;
  return calendar && calendars.size === 1 ? calendar : organisation.calendarOf();
}

export function clockOf(rung: number, { action }: Timeout, slot: string | undefined) {
  return { rung, action, count: 0, ...(slot !== undefined && { slot }) };
}

/** When a rung is reached, counted from now or as the record says. */
export function dueMoment(
  run: Run,
  visit: Visit,
  { after, of }: Timeout,
  { rung, slot }: { rung: number; slot: string | undefined },
): string | undefined {
  const calendar = calendarOfClock(run, visit, slot);
  if (typeof after === 'string') return addTime(run.now, durationOf(after, of), calendar);
  const due = visit.dueDates?.[rung];
  if (due === undefined) return undefined;
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(due);
  return isDay ? new Date(momentAt(calendar, due, '24:00')).toISOString() : due;
}

/** What the record says when the visit opens holds for all of it, whatever is edited later, unless a rung follows the record (approval.md H3). */
function freezeDueDates(run: Run, ladder: readonly Timeout[], visitId: string): void {
  if (visitOf(run, visitId).dueDates) return;
  const dates = ladder.flatMap((timeout, rung) => {
    const value = dateOf(run, timeout);
    return value === undefined ? [] : [[String(rung), value] as const];
  });
  if (ladder.some(({ after }) => typeof after !== 'string'))
    run.emit({ type: 'due-dates-frozen', visit: visitId, dueDates: Object.fromEntries(dates) });
}

/** What the record says now of the date that a rung asks for. */
export function dateOf({ facts: { record } }: Run, { after }: Timeout): string | undefined {
  const value = typeof after === 'string' ? undefined : record[after.field];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
