import { checkCalendar } from '../../../engine/calendar/check-calendar.ts';
import {
  standardWeek,
  type Weekday,
  type WorkCalendar,
  type WorkInterval,
} from '../../../engine/calendar/work-calendar.ts';
import type { WorkCalendars } from '../../../engine/record/organisation.ts';
import { linesOf } from '../../../engine/record/values.ts';
import type { StoredRecord } from '../store/records.ts';

/**
 * The calendars of a tenant as its records say; the standard one is the first that is marked so, or the
 * usual week. One in which no time would pass is left out: its people go by the next one up.
 */
export function workCalendarsOf(records: readonly StoredRecord[], timeZone: string): WorkCalendars {
  const usable = records
    .map((record) => ({ record, calendar: calendarOf(record, timeZone) }))
    .filter(({ calendar }) => checkCalendar(calendar).length === 0);
  const standard = usable.find(({ record }) => record.values.standard === true);
  return {
    byId: new Map(usable.map(({ calendar }) => [calendar.id, calendar])),
    standard: standard?.calendar ?? standardWeek(timeZone),
  };
}

function calendarOf({ id, values }: StoredRecord, timeZone: string): WorkCalendar {
  const weeklyHours = new Map<Weekday, WorkInterval[]>();
  for (const row of linesOf(values, 'weeklyHours')) {
    const weekday = row.weekday as Weekday;
    weeklyHours.set(weekday, [...(weeklyHours.get(weekday) ?? []), intervalOf(row)]);
  }
  const days = linesOf(values, 'days');
  const working = days.filter((row) => row.kind === 'working');
  return {
    id,
    timeZone: String(values.timeZone ?? '') || timeZone,
    weeklyHours: Object.fromEntries(weeklyHours),
    holidays: new Set(days.filter((row) => row.kind === 'holiday').map((row) => String(row.date))),
    workingDays: hoursByDay(working, weeklyHours),
  };
}

/** The hours of make-up days; of one that has none of its own, those of the first weekday that works. */
function hoursByDay(
  rows: readonly Readonly<Record<string, unknown>>[],
  weeklyHours: ReadonlyMap<Weekday, readonly WorkInterval[]>,
): Map<string, readonly WorkInterval[]> {
  const [usual = []] = weeklyHours.values();
  const byDay = new Map<string, readonly WorkInterval[]>();
  for (const row of rows) {
    const day = String(row.date);
    const own = row.begin && row.finish ? [intervalOf(row)] : usual;
    byDay.set(day, [...(byDay.get(day) ?? []), ...own]);
  }
  return byDay;
}

function intervalOf({ begin, finish }: Readonly<Record<string, unknown>>): WorkInterval {
  return { from: String(begin), to: String(finish) };
}
