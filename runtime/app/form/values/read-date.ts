import { isDate } from '../../../../engine/expression/functions/dates.ts';
import { addDays } from './calendar.ts';
import { plainText } from './plain-text.ts';
import { momentOf } from './time-zone.ts';

/** Days by how far they are from today. */
const namedDays: Readonly<Record<string, number>> = {
  前天: -2,
  昨天: -1,
  今天: 0,
  明天: 1,
  后天: 2,
  yesterday: -1,
  today: 0,
  tomorrow: 1,
};

/**
 * A day as people write it: `2026-11-23`, `2026/11/23`, `2026年11月23日`, `20261123`, `11-23` (of
 * this year), `今天`, `+3` (days from today). Undefined when it is no day of the calendar.
 */
export function readDay(text: string, today: string): string | undefined {
  const plain = plainText(text).replace(/\s/g, '').toLowerCase();
  const away = Object.hasOwn(namedDays, plain) ? namedDays[plain] : daysAway(plain);
  if (away !== undefined) return addDays(today, away);
  const [, year = today.slice(0, 4), month = '', day = ''] =
    /^(?:(\d{4})[-/.年])?(\d{1,2})[-/.月](\d{1,2})日?$/.exec(plain) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(plain) ??
    [];
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDate(date) ? date : undefined;
}

/** `+3`, `-1`: up to four digits, so that every day stays in the calendar. */
function daysAway(plain: string): number | undefined {
  return /^[+-]\d{1,4}$/.test(plain) ? Number(plain) : undefined;
}

/** A moment as people write it, `2026-11-23 14:30`; a day alone means its beginning. */
export function readMoment(text: string, today: string, timeZone: string): string | undefined {
  const plain = plainText(text);
  const [, dayText = '', hours = '', minutes = ''] =
    /^(.+?)[\sT]+(\d{1,2})[:时](\d{2})(?::\d{2})?分?$/.exec(plain) ?? [];
  if (dayText === '') {
    const day = readDay(plain, today);
    return day === undefined ? undefined : momentOf(day, '00:00', timeZone);
  }
  const day = readDay(dayText, today);
  if (day === undefined || Number(hours) > 23 || Number(minutes) > 59) return undefined;
  return momentOf(day, `${hours.padStart(2, '0')}:${minutes}`, timeZone);
}
