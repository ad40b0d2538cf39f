import { DateTime } from 'luxon';
import { millisecondsOf } from './duration.ts';
import { type Weekday, type WorkCalendar, type WorkInterval, weekdays } from './work-calendar.ts';

/** A stretch of working time as two moments, in milliseconds. */
export interface Stretch {
  from: number;
  to: number;
}

const known = new WeakMap<WorkCalendar, Map<string, readonly Stretch[]>>();

/** The day that a moment is on in the calendar's zone. */
export function dayOf(calendar: WorkCalendar, moment: number): string {
  return DateTime.fromMillis(moment, { zone: calendar.timeZone }).toISODate() as string;
}

/** The day that follows. */
export function dayAfter(day: string): string {
  return new Date(Date.parse(day) + millisecondsOf({ amount: 1, unit: 'days' })).toISOString().slice(0, 10);
}

/** What the clock of the calendar's zone shows at `time` on a day; `24:00` is the end of it. */
export function momentAt({ timeZone }: WorkCalendar, day: string, time: string): number {
  return DateTime.fromISO(time === '24:00' ? dayAfter(day) : `${day}T${time}`, { zone: timeZone }).toMillis();
}

/** The moment at which that clock shows on another day what it shows now. */
export function sameTimeOn({ timeZone }: WorkCalendar, moment: number, day: string): number {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return DateTime.fromMillis(moment, { zone: timeZone }).set({ year, month, day: date }).toMillis();
}

/** When people work on a day: in order, apart from each other. */
export function workOn(calendar: WorkCalendar, day: string): readonly Stretch[] {
  const days = known.get(calendar) ?? new Map<string, readonly Stretch[]>();
  known.set(calendar, days);
  const found = days.get(day) ?? merged(hoursOf(calendar, day).map((one) => stretchOf(calendar, day, one)));
  days.set(day, found);
  return found;
}

function hoursOf(calendar: WorkCalendar, day: string): readonly WorkInterval[] {
  const own = calendar.workingDays.get(day);
  if (own) return own;
  if (calendar.holidays.has(day)) return [];
  const weekday = weekdays[(new Date(day).getUTCDay() + 6) % 7] as Weekday;
  return calendar.weeklyHours[weekday] ?? [];
}

function stretchOf(calendar: WorkCalendar, day: string, { from, to }: WorkInterval): Stretch {
  return { from: momentAt(calendar, day, from), to: momentAt(calendar, day, to) };
}

function merged(stretches: readonly Stretch[]): Stretch[] {
  const apart: Stretch[] = [];
  for (const one of [...stretches].sort((a, b) => a.from - b.from)) {
    const last = apart.at(-1);
    if (one.to <= one.from) continue;
    if (last && one.from <= last.to) last.to = Math.max(last.to, one.to);
    else apart.push({ ...one });
  }
  return apart;
}
