import { useMemo } from 'react';
import type { Language } from '../../../engine/definition/common.ts';
import { useSession } from '../api/session.ts';
import { useLanguage } from '../messages/use-words.ts';

/** Points in time as people of the company read them, in its time zone. */
export interface Moments {
  /** “3 minutes ago”, for what is recent; a date for what is not. */
  ago(at: string): string;
  /** “in 3 hours” for what is to come, “2 days” for how long it is over. */
  until(at: string): { isOver: boolean; words: string };
  /** Date and time to the minute. */
  full(at: string): string;
}

export function useMoment(): Moments {
  const language = useLanguage();
  const { timeZone } = useSession().tenant;
  return useMemo(() => momentsIn(language, timeZone), [language, timeZone]);
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

export function momentsIn(language: Language, timeZone: string, now = () => Date.now()): Moments {
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto', style: 'short' });
  // Sweden writes dates as ISO 8601 does: 2026-11-23 14:05, short and the same in both languages.
  const full = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone });
  return {
    full: (at) => full.format(new Date(at)),
    until(at) {
      const left = Date.parse(at) - now();
      const [unit, size] = unitOf(Math.abs(left));
      const count = Math.floor(Math.abs(left) / size);
      const length = new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' });
      return left < 0
        ? { isOver: true, words: length.format(count) }
        : { isOver: false, words: relative.format(count, unit) };
    },
    ago(at) {
      const age = Math.max(0, now() - Date.parse(at));
      if (age < hour) return relative.format(-Math.floor(age / minute), 'minute');
      if (age < day) return relative.format(-Math.floor(age / hour), 'hour');
      if (age < 7 * day) return relative.format(-Math.floor(age / day), 'day');
      return full.format(new Date(at)).slice(0, 10);
    },
  };
}

function unitOf(length: number): ['minute' | 'hour' | 'day', number] {
  if (length < hour) return ['minute', minute];
  return length < 2 * day ? ['hour', hour] : ['day', day];
}
