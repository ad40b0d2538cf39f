import { expect, test } from 'vitest';
import { layAnew } from '../../../engine/calendar/lay-anew.ts';
import type { WorkCalendar } from '../../../engine/calendar/work-calendar.ts';
import { usualWeek } from '../../support/clocks.ts';

const holidays = (...days: string[]): WorkCalendar => ({ ...usualWeek, holidays: new Set(days) });
const makeUp: WorkCalendar = {
  ...usualWeek,
  workingDays: new Map([['2026-11-28', [{ from: '09:00', to: '18:00' }]]]),
};
const mornings: WorkCalendar = {
  ...usualWeek,
  weeklyHours: Object.fromEntries(
    Object.keys(usualWeek.weeklyHours).map((day) => [day, [{ from: '09:00', to: '12:00' }]]),
  ),
};

/** Thursday at noon, in Shanghai. */
const now = '2026-11-26T12:00+08:00';

test.each<[string, string, 'hours' | 'days', WorkCalendar, string]>([
  ['nothing has changed', '2026-11-27T10:00', 'hours', usualWeek, '2026-11-27T10:00'],
  [
    'the day of it is free: what was left of it comes after',
    '2026-11-27T10:00',
    'hours',
    holidays('2026-11-27'),
    '2026-11-30T10:00',
  ],
  [
    'a day that has passed is declared free: it has passed',
    '2026-11-27T10:00',
    'hours',
    holidays('2026-11-24'),
    '2026-11-27T10:00',
  ],
  ['today is free from now on', '2026-11-26T17:00', 'hours', holidays('2026-11-26'), '2026-11-27T14:00'],
  ['a Saturday is worked', '2026-11-30T10:00', 'hours', makeUp, '2026-11-28T10:00'],
  ['shorter days', '2026-11-27T11:00', 'hours', mornings, '2026-12-01T11:00'],
  [
    'in days: two are left, one of them free',
    '2026-11-30T12:00',
    'days',
    holidays('2026-11-27'),
    '2026-12-01T12:00',
  ],
  ['in days: a Saturday is worked', '2026-11-30T12:00', 'days', makeUp, '2026-11-28T12:00'],
  ['in days: shorter days are days', '2026-11-30T15:00', 'days', mornings, '2026-11-30T12:00'],
  [
    'in days: today, which is free now',
    '2026-11-26T15:00',
    'days',
    holidays('2026-11-26'),
    '2026-11-27T09:00',
  ],
  ['it is due already', '2026-11-26T11:00', 'hours', holidays('2026-11-26'), '2026-11-26T11:00'],
])('H1: %s', (_, due, unit, after, wanted) => {
  const moment = (text: string) => new Date(text.length > 16 ? text : `${text}+08:00`).toISOString();

  const laid = layAnew(moment(now), moment(due), unit, { before: usualWeek, after });

  expect(laid).toBe(moment(wanted));
});
