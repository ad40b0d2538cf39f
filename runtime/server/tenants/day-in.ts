import { DateTime } from 'luxon';

/** A day in a time zone: its first millisecond, and the first one of the next day. */
interface Day {
  date: string;
  from: number;
  until: number;
}

/** The day that was asked for last in each zone: nearly always the one that is asked for next. */
const lastDays = new Map<string, Day>();

/** The day that a moment is on in a time zone, `YYYY-MM-DD`. */
export function dayIn(timeZone: string, moment: string): string {
  const time = Date.parse(moment);
  const last = lastDays.get(timeZone);
  if (last && time >= last.from && time < last.until) return last.date;
  const day = dayOf(timeZone, moment);
  if (!day) return moment.slice(0, 10);
  lastDays.set(timeZone, day);
  return day.date;
}

function dayOf(zone: string, moment: string): Day | undefined {
  const from = DateTime.fromISO(moment, { zone }).startOf('day');
  const date = from.toISODate();
  const until = from.plus({ days: 1 }).startOf('day');
  return date === null ? undefined : { date, from: from.toMillis(), until: until.toMillis() };
}
