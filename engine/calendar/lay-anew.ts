import { addWorkingTime, atWork, workingDayAfter } from './add-time.ts';
import type { Duration } from './duration.ts';
import { timeBetween } from './time-between.ts';
import type { WorkCalendar } from './work-calendar.ts';
import { dayAfter, dayOf, workOn } from './working-time.ts';

/** A calendar as it was, and as it is. */
export interface CalendarEdit {
  before: WorkCalendar;
  after: WorkCalendar;
}

/**
 * When something is due after an edit of the calendar by which its working time was laid: what has
 * passed has passed by the old one, what is left then is laid by the new one (approval.md H1). What was
 * given in days has as many working days left; what is due already stays so.
 */
export function layAnew(
  now: string,
  due: string,
  unit: Duration['unit'],
  { before, after }: CalendarEdit,
): string {
  if (due <= now) return due;
  if (unit !== 'days') return addWorkingTime(now, timeBetween(now, due, 'business', before), after);
  const [today, end] = [dayOf(before, Date.parse(now)), dayOf(before, Date.parse(due))];
  const left = workingDaysBetween(before, today, end);
  if (left === 0) return addWorkingTime(due, 0, after);
  return new Date(atWork(after, Date.parse(due), workingDayAfter(after, today, left))).toISOString();
}

function workingDaysBetween(calendar: WorkCalendar, from: string, to: string): number {
  let count = 0;
  for (let day = from; day < to; ) {
    day = dayAfter(day);
    if (workOn(calendar, day).length > 0) count += 1;
  }
  return count;
}
