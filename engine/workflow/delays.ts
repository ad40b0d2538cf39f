import { addWorkingTime } from '../calendar/add-time.ts';
import { timeBetween } from '../calendar/time-between.ts';
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
  for (const { id, of, left = 0 } of delaysOf(run)) {
    const isWorkingTime = left > 0 && of === 'business';
    const until = isWorkingTime
      ? addWorkingTime(run.now, left, calendarOf(run))
      : new Date(Date.parse(run.now) + left).toISOString();
    run.emit({ type: 'delay-resumed', wait: id, until });
  }
  for (const delay of delaysOf(run)) askDelay(run, delay);
}

/** Timers that came while the instance could not go on are asked for again (approval.md K11). */
export function askMissedDelays(run: Run): void {
  for (const delay of delaysOf(run)) if (delay.until <= run.now) askDelay(run, delay);
}

function delaysOf({ instance }: Run): DelayWait[] {
  return openWaits(instance).filter((wait) => wait.kind === 'delay');
}

function calendarOf({ facts: { facts } }: Run) {
  return facts.organisation.calendarOf();
}
