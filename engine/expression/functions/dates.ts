import { Decimal } from '../../decimal.ts';
import { ExpressionFailure, type Value } from '../environment.ts';
import { date, dateTime, number, text } from '../value-type.ts';
import type { ExpressionFunction } from './function.ts';

/** Dates are `YYYY-MM-DD` of the tenant's calendar; arithmetic on them knows no time zone. */
export const dateFunctions = {
  today: { parameters: [], result: () => date, apply: (_, environment) => environment.today },
  now: { parameters: [], result: () => dateTime, apply: (_, environment) => environment.now },
  date: {
    parameters: [text],
    result: () => date,
    apply: ([value]) => (isDate(value as string) ? (value as string) : null),
  },
  addDays: {
    parameters: [date, number],
    result: () => date,
    apply: ([day, count]) => shift(day, (at) => at.setUTCDate(at.getUTCDate() + whole(count))),
  },
  /** The same day of a later month, or its last day: one month after 31 January is the end of February. */
  addMonths: {
    parameters: [date, number],
    result: () => date,
    apply: ([day, count]) =>
      shift(day, (at) => {
        const wanted = at.getUTCDate();
        at.setUTCDate(1);
        at.setUTCMonth(at.getUTCMonth() + whole(count));
        const last = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0)).getUTCDate();
        at.setUTCDate(Math.min(wanted, last));
      }),
  },
  year: { parameters: [date], result: () => number, apply: ([day]) => part(day, 0, 4) },
  month: { parameters: [date], result: () => number, apply: ([day]) => part(day, 5, 7) },
  day: { parameters: [date], result: () => number, apply: ([day]) => part(day, 8, 10) },
} satisfies Record<string, ExpressionFunction>;

/** Whether a text is a real calendar day `YYYY-MM-DD`. */
export function isDate(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const at = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(value);
}

const withZone = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/** A written moment in UTC with milliseconds; undefined when it is none: no real day, a year of five digits, a time of day that depends on where one is. */
export function momentOf(value: string): string | undefined {
  const day = withZone.exec(value)?.[1];
  const at = new Date(value);
  if (day === undefined || !isDate(day) || Number.isNaN(at.getTime())) return undefined;
  const moment = at.toISOString();
  return moment.length === '2026-11-23T02:00:00.000Z'.length ? moment : undefined;
}

function whole(count: Value | undefined): number {
  return Math.trunc((count as Decimal).toNumber());
}

function shift(day: Value | undefined, change: (at: Date) => void): string {
  const at = new Date(`${day as string}T00:00:00Z`);
  change(at);
  if (Number.isNaN(at.getTime()) || at.getUTCFullYear() < 1 || at.getUTCFullYear() > 9999)
    throw new ExpressionFailure('out-of-range');
  return at.toISOString().slice(0, 10);
}

function part(day: Value | undefined, from: number, to: number): Decimal {
  return new Decimal((day as string).slice(from, to));
}
