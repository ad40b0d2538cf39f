import type { Period } from './filter-kind.ts';

/** The days of a period, both ends among them, seen from a day `YYYY-MM-DD`. */
export function daysOfPeriod(period: Period, today: string): { from: string; until: string } {
  const [year = 0, month = 0] = today.split('-').map(Number);
  switch (period) {
    case 'today':
      return { from: today, until: today };
    case 'this-week': {
      const monday = (at(today).getUTCDay() + 6) % 7;
      return { from: shift(today, -monday), until: shift(today, 6 - monday) };
    }
    case 'this-month':
      return { from: first(year, month), until: shift(first(year, month + 1), -1) };
    case 'last-month':
      return { from: first(year, month - 1), until: shift(first(year, month), -1) };
    case 'last-30-days':
      return { from: shift(today, -29), until: today };
    case 'this-year':
      return { from: `${year}-01-01`, until: `${year}-12-31` };
  }
}

export function nextDay(day: string): string {
  return shift(day, 1);
}

function at(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

function shift(day: string, days: number): string {
  const date = at(day);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** The first day of a month; the thirteenth month is the next year's first. */
function first(year: number, month: number): string {
  return new Date(Date.UTC(year, month - 1, 1)).toISOString().slice(0, 10);
}
