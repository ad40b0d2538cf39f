import type { Duration } from './duration.ts';
import type { WorkCalendar } from './work-calendar.ts';
import { dayAfter, dayOf, workOn } from './working-time.ts';

/** How much time of a kind lies between two moments, in milliseconds; none when the second is not later. */
export function timeBetween(from: string, to: string, of: Duration['of'], calendar: WorkCalendar): number {
  const [begin, end] = [Date.parse(from), Date.parse(to)];
  if (of === 'calendar') return Math.max(0, end - begin);
  let sum = 0;
  if (begin >= end) return sum;
  const last = dayOf(calendar, end);
  for (let day = dayOf(calendar, begin); day <= last; day = dayAfter(day))
    for (const stretch of workOn(calendar, day))
      sum += Math.max(0, Math.min(stretch.to, end) - Math.max(stretch.from, begin));
  return sum;
}
