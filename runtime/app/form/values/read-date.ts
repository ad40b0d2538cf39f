import { isDate } from '../../../../engine/expression/functions/dates.ts';
import { plainText } from './plain-text.ts';
import { momentOf } from './time-zone.ts';

/**
 * A day as people write it: `2026-11-23`, `2026/11/23`, `2026年11月23日`, `20261123`, `11-23` (of
 * this year). Undefined when it is no day of the calendar.
 */
export function readDay(text: string, today: string): string | undefined {
  const plain = plainText(text).replace(/\s/g, '');
  const [, year = today.slice(0, 4), month = '', day = ''] =
    /^(?:(\d{4})[-/.年])?(\d{1,2})[-/.月](\d{1,2})日?$/.exec(plain) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(plain) ??
    [];
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDate(date) ? date : undefined;
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
