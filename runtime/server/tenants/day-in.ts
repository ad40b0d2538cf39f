import { DateTime } from 'luxon';

/** The day that a moment is on in a time zone, `YYYY-MM-DD`. */
export function dayIn(timeZone: string, moment: string): string {
  return DateTime.fromISO(moment, { zone: timeZone }).toISODate() ?? moment.slice(0, 10);
}
