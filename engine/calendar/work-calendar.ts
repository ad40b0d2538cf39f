import { unorderedHashOf } from '../json.ts';

/** One stretch of working time of a day, on the clock of the calendar's zone: `09:00` to `18:00`; the end of a day is `24:00`. */
export interface WorkInterval {
  from: string;
  to: string;
}

/** Monday first, as ISO numbers them. */
export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;

export type Weekday = (typeof weekdays)[number];

/** When people work (approval.md H1). */
export interface WorkCalendar {
  id: string;
  /** IANA zone, in which its days and hours are meant. */
  timeZone: string;
  weeklyHours: Readonly<Partial<Record<Weekday, readonly WorkInterval[]>>>;
  /** Days without work, `YYYY-MM-DD`. */
  holidays: ReadonlySet<string>;
  /** Days with hours of their own, whatever weekday they are: make-up working days, short days. */
  workingDays: ReadonlyMap<string, readonly WorkInterval[]>;
}

const fingerprints = new WeakMap<WorkCalendar, string>();

/** Tells calendars apart by what they say: what is laid by one knows by which (approval.md H1). */
export function calendarFingerprint(calendar: WorkCalendar): string {
  const { timeZone, weeklyHours, holidays, workingDays } = calendar;
  const known =
    fingerprints.get(calendar) ??
    unorderedHashOf({
      timeZone,
      weeklyHours,
      holidays: [...holidays].sort(),
      workingDays: Object.fromEntries(workingDays),
    });
  fingerprints.set(calendar, known);
  return known;
}

/** What holds where a tenant keeps no calendar: Monday to Friday, nine to six. */
export function standardWeek(timeZone: string): WorkCalendar {
  const hours = [{ from: '09:00', to: '18:00' }];
  return {
    id: 'standard-week',
    timeZone,
    weeklyHours: Object.fromEntries(weekdays.slice(0, 5).map((day) => [day, hours])),
    holidays: new Set(),
    workingDays: new Map(),
  };
}
