import { type Duration, millisecondsOf } from './duration.ts';
import type { WorkCalendar } from './work-calendar.ts';
import { dayAfter, dayOf, type Stretch, sameTimeOn, workOn } from './working-time.ts';

/** A moment so much later, ISO 8601 in UTC; the calendar must have working time (`checkCalendar`). */
export function addTime(start: string, duration: Duration, calendar: WorkCalendar): string {
  const from = Date.parse(start);
  if (duration.of === 'calendar') return iso(from + millisecondsOf(duration));
  if (duration.unit === 'days') return iso(addWorkingDays(from, duration.amount, calendar));
  return addWorkingTime(start, millisecondsOf(duration), calendar);
}

/** The first moment by which so much working time has passed; no time at all: the first working moment. */
export function addWorkingTime(start: string, milliseconds: number, calendar: WorkCalendar): string {
  const from = Date.parse(start);
  let left = milliseconds;
  for (let day = dayOf(calendar, from); ; day = dayAfter(day))
    for (const stretch of workOn(calendar, day)) {
      const begin = Math.max(stretch.from, from);
      if (begin > stretch.to || (begin === stretch.to && left === 0)) continue;
      if (begin + left <= stretch.to) return iso(begin + left);
      left -= stretch.to - begin;
    }
}

/** The same time so many working days on, counted from the first working moment. */
function addWorkingDays(start: number, count: number, calendar: WorkCalendar): number {
  const from = Date.parse(addWorkingTime(iso(start), 0, calendar));
  return atWork(calendar, from, workingDayAfter(calendar, dayOf(calendar, from), count));
}

/** The day that so many working days later is one. */
export function workingDayAfter(calendar: WorkCalendar, start: string, count: number): string {
  let day = start;
  for (let left = count; left > 0; ) {
    day = dayAfter(day);
    if (workOn(calendar, day).length > 0) left -= 1;
  }
  return day;
}

/** The time of a moment on a working day; where nobody works then, when they next do, and after their last hour its end. */
export function atWork(calendar: WorkCalendar, from: number, day: string): number {
  const work = workOn(calendar, day);
  const sameTime = sameTimeOn(calendar, from, day);
  const stretch = work.find(({ to }) => sameTime <= to);
  return stretch ? Math.max(stretch.from, sameTime) : (work.at(-1) as Stretch).to;
}

function iso(moment: number): string {
  return new Date(moment).toISOString();
}
