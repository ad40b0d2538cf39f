import { addWorkingTime } from '../calendar/add-time.ts';
import { timeBetween } from '../calendar/time-between.ts';
import type { Clock } from './clock.ts';
import { askTimer, calendarOfClock, rungOf, startClock } from './clocks.ts';
import { isOpen, type Visit } from './instance.ts';
import type { Run } from './run.ts';

/** Every running clock stands still and keeps what is left of its kind of time (approval.md B13, H3). */
export function pauseClocks(run: Run): void {
  for (const { visit, clock } of clocksIn(run, 'running')) {
    const left = timeBetween(run.now, clock.due, kindOf(run, visit, clock), calendarOf(run, visit, clock));
    run.emit({ type: 'clock-paused', visit: visit.id, generation: clock.generation, left });
  }
}

/** They go on with what was left; one that was due already is due now. */
export function resumeClocks(run: Run): void {
  for (const { visit, clock } of clocksIn(run, 'paused')) {
    const { generation, state: _, left = 0, ...kept } = clock;
    const due = dueAfter(run, visit, clock, left);
    startClock(run, visit.id, { ...kept, due }, generation);
  }
}

/** Timers that came while the instance could not go on are asked for again (approval.md K11). */
export function askMissedTimers(run: Run): void {
  for (const { visit, clock } of clocksIn(run, 'running'))
    if (clock.due <= run.now) askTimer(run, visit.id, clock);
}

/** The clocks in that state of what is still open. */
export function clocksIn(run: Run, state: Clock['state']): { visit: Visit; clock: Clock }[] {
  return run.instance.visits
    .filter((visit) => visit.state === 'open')
    .flatMap((visit) =>
      (visit.clocks ?? [])
        .filter((clock) => clock.state === state && isAlive(visit, clock))
        .map((clock) => ({ visit, clock })),
    );
}

function isAlive({ slots }: Visit, { slot }: Clock): boolean {
  return slot === undefined || slots.some((one) => one.id === slot && isOpen(one));
}

function dueAfter(run: Run, visit: Visit, clock: Clock, left: number): string {
  if (left > 0 && kindOf(run, visit, clock) === 'business')
    return addWorkingTime(run.now, left, calendarOf(run, visit, clock));
  return new Date(Date.parse(run.now) + left).toISOString();
}

function kindOf(run: Run, visit: Visit, clock: Clock): 'calendar' | 'business' {
  return rungOf(run, visit, clock)?.of ?? 'calendar';
}

function calendarOf(run: Run, visit: Visit, { slot }: Clock) {
  return calendarOfClock(run, visit, slot);
}
