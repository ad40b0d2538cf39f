import { IANAZone } from 'luxon';
import { type Issue, issue, pointer } from '../issue.ts';
import { type WorkCalendar, type WorkInterval, weekdays } from './work-calendar.ts';

const time = /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/;

/**
 * Everything that is wrong with a calendar: an unknown zone, hours that are none, and a week without
 * working time, in which no working hour would ever pass (approval.md H1).
 */
export function checkCalendar({ timeZone, weeklyHours, workingDays }: WorkCalendar): Issue[] {
  const issues: Issue[] = [];
  if (!IANAZone.isValidZone(timeZone))
    issues.push(issue('calendar.unknown-time-zone', pointer(['timeZone']), { timeZone }));
  const check = (key: string, day: string, intervals: readonly WorkInterval[]) => {
    for (const [index, one] of intervals.entries())
      if (!isInterval(one)) issues.push(issue('calendar.bad-hours', pointer([key, day, index]), { ...one }));
  };
  for (const day of weekdays) check('weeklyHours', day, weeklyHours[day] ?? []);
  for (const [day, intervals] of workingDays) check('workingDays', day, intervals);
  if (!weekdays.some((day) => weeklyHours[day]?.some(isInterval)))
    issues.push(issue('calendar.no-working-time', pointer(['weeklyHours'])));
  return issues;
}

function isInterval({ from, to }: WorkInterval): boolean {
  return time.test(from) && time.test(to) && from < to;
}
