import { addWorkingTime } from '../calendar/add-time.ts';
import { durationOf } from '../calendar/duration.ts';
import { layAnew } from '../calendar/lay-anew.ts';
import { timeBetween } from '../calendar/time-between.ts';
import { calendarFingerprint, type WorkCalendar } from '../calendar/work-calendar.ts';
import type { NodeOf } from './nodes/node.ts';
import type { Run } from './run.ts';
import { type DelayWait, openWaits } from './wait.ts';

/** Asks the runtime for the timer of a delay; asking again for the same changes nothing (approval.md K8). */
export function askDelay(run: Run, { id, generation, until }: DelayWait): void {
  run.effect({ kind: 'timer', timer: { visit: id, generation, kind: 'delay' }, dueAt: until });
}

/** What is waited for stands still too, and keeps what is left of its kind of time (approval.md B13). */
export function pauseDelays(run: Run): void {
  for (const { id, until, of } of delaysOf(run)) {
    const left = timeBetween(run.now, until, of, calendarOf(run));
    run.emit({ type: 'delay-paused', wait: id, left });
  }
}

/** Delays go on with what was left of them, under another number. */
export function resumeDelays(run: Run): void {
  for (const delay of delaysOf(run)) {
    const { of, left = 0 } = delay;
    const isWorkingTime = left > 0 && of === 'business';
    const until = isWorkingTime
      ? addWorkingTime(run.now, left, calendarOf(run))
      : new Date(Date.parse(run.now) + left).toISOString();
    goOn(run, delay, until);
  }
}

/**
 * Delays whose working time was laid by one of these calendars, as it was before, go on with what is left of
 * them by the one that holds now (approval.md H1); what stands still does so when it is resumed.
 */
export function layDelaysAnew(run: Run, edited: ReadonlyMap<string, WorkCalendar>): void {
  const after = calendarOf(run);
  for (const delay of delaysOf(run)) {
    const { node, until, calendar = '', left } = delay;
    const before = edited.get(calendar);
    const { until: rule } = (run.node(node) as NodeOf<'delay'>).definition;
    if (!before || left !== undefined || !('after' in rule) || calendarFingerprint(after) === calendar)
      continue;
    goOn(run, delay, layAnew(run.now, until, durationOf(rule.after).unit, { before, after }));
  }
}

/** By which calendar a delay is laid: of working time that of the tenant. */
export function laidBy(run: Run, of: DelayWait['of']): Pick<DelayWait, 'calendar'> {
  return of === 'business' ? { calendar: calendarFingerprint(calendarOf(run)) } : {};
}

/** Timers that came while the instance could not go on are asked for again (approval.md K11). */
export function askMissedDelays(run: Run): void {
  for (const delay of delaysOf(run)) if (delay.until <= run.now) askDelay(run, delay);
}

function goOn(run: Run, { id, of }: DelayWait, until: string): void {
  run.emit({ type: 'delay-resumed', wait: id, until, ...laidBy(run, of) });
  for (const delay of delaysOf(run)) if (delay.id === id) askDelay(run, delay);
}

function delaysOf({ instance }: Run): DelayWait[] {
  return openWaits(instance).filter((wait) => wait.kind === 'delay');
}

function calendarOf({ facts: { facts } }: Run) {
  return facts.organisation.calendarOf();
}
