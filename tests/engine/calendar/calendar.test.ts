import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addTime, addWorkingTime } from '../../../engine/calendar/add-time.ts';
import { checkCalendar } from '../../../engine/calendar/check-calendar.ts';
import { type Duration, durationOf } from '../../../engine/calendar/duration.ts';
import { timeBetween } from '../../../engine/calendar/time-between.ts';
import { standardWeek, type WorkCalendar, weekdays } from '../../../engine/calendar/work-calendar.ts';
import { dayAfter, dayOf, workOn } from '../../../engine/calendar/working-time.ts';

const week = standardWeek('Asia/Shanghai');
const withMakeUpSaturday: WorkCalendar = {
  ...week,
  workingDays: new Map([['2026-11-28', [{ from: '09:00', to: '18:00' }]]]),
};
const withLunch: WorkCalendar = {
  ...week,
  weeklyHours: Object.fromEntries(
    weekdays.slice(0, 5).map((day) => [
      day,
      [
        { from: '13:00', to: '18:00' },
        { from: '09:00', to: '12:00' },
      ],
    ]),
  ),
};
const withHoliday: WorkCalendar = { ...week, holidays: new Set(['2026-11-30', '2026-12-01']) };
const berlinNights: WorkCalendar = {
  ...standardWeek('Europe/Berlin'),
  weeklyHours: { saturday: [{ from: '22:00', to: '24:00' }], sunday: [{ from: '00:00', to: '06:00' }] },
};

/** `2026-11-27 17:50` on a clock of the zone with this offset. */
function at(moment: string, offset = '+08:00'): string {
  return new Date(`${moment.replace(' ', 'T')}:00${offset}`).toISOString();
}

describe('H1: a moment so much later', () => {
  // 2026-11-27 is a Friday.
  test.each<[string, string, WorkCalendar, string, string]>([
    ['two hours over a weekend', 'PT2H', week, '2026-11-27 17:50', '2026-11-30 10:50'],
    ['with a make-up Saturday', 'PT2H', withMakeUpSaturday, '2026-11-27 17:50', '2026-11-28 10:50'],
    ['the last minutes of a day end with it', 'PT10M', week, '2026-11-27 17:50', '2026-11-27 18:00'],
    ['over lunch', 'PT2H', withLunch, '2026-11-26 11:00', '2026-11-26 14:00'],
    ['from a night', 'PT30M', week, '2026-11-26 23:00', '2026-11-27 09:30'],
    ['over holidays', 'PT2H', withHoliday, '2026-11-27 17:00', '2026-12-02 10:00'],
    ['a working day', 'P1D', week, '2026-11-26 15:00', '2026-11-27 15:00'],
    ['two working days over a weekend', 'P2D', week, '2026-11-27 15:00', '2026-12-01 15:00'],
    ['a working day from a Saturday', 'P1D', week, '2026-11-28 15:00', '2026-12-01 09:00'],
    [
      'a working day to a make-up Saturday',
      'P1D',
      withMakeUpSaturday,
      '2026-11-27 15:00',
      '2026-11-28 15:00',
    ],
    ['a working day over holidays', 'P1D', withHoliday, '2026-11-27 15:00', '2026-12-02 15:00'],
  ])('%s: %s', (_words, length, calendar, start, due) => {
    const end = addTime(at(start), durationOf(length, 'business'), calendar);

    expect(end).toBe(at(due));
  });

  test.each([
    ['PT8H', '2026-11-27 17:50', '2026-11-28 01:50'],
    ['P1D', '2026-11-27 17:50', '2026-11-28 17:50'],
    ['PT30M', '2026-11-28 09:00', '2026-11-28 09:30'],
  ])('%s of clock time asks no calendar', (length, start, due) => {
    expect(addTime(at(start), durationOf(length), week)).toBe(at(due));
  });

  test('an hour that the clock skips is no working time, one that it repeats is', () => {
    const spring = addTime(at('2027-03-27 22:00', '+01:00'), durationOf('PT8H', 'business'), berlinNights);
    const autumn = addTime(at('2026-10-24 22:00', '+02:00'), durationOf('PT8H', 'business'), berlinNights);

    // Of the eight hours of that night seven pass in spring; the eighth is in the week after.
    expect(spring).toBe(at('2027-04-03 23:00', '+02:00'));
    expect(autumn).toBe(at('2026-10-25 05:00', '+01:00'));
  });
});

const clock = fc.integer({ min: 6 * 60, max: 23 * 60 }).map((minute) => {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
});
const interval = fc
  .uniqueArray(clock, { minLength: 2, maxLength: 2 })
  .map((times) => ({ from: times.sort()[0] as string, to: times[1] as string }));
const day = fc
  .integer({ min: 0, max: 90 })
  .map((count) => new Date(Date.UTC(2026, 9, 1 + count)).toISOString().slice(0, 10));
const randomCalendar: fc.Arbitrary<WorkCalendar> = fc.record({
  id: fc.constant('random'),
  timeZone: fc.constantFrom(
    'Asia/Shanghai',
    'Europe/Berlin',
    'America/New_York',
    'Australia/Lord_Howe',
    'UTC',
  ),
  weeklyHours: fc
    .dictionary(fc.constantFrom(...weekdays), fc.array(interval, { minLength: 1, maxLength: 3 }), {
      minKeys: 1,
    })
    .map((hours) => ({ ...hours })),
  holidays: fc.array(day, { maxLength: 10 }).map((days) => new Set(days)),
  workingDays: fc
    .array(fc.tuple(day, fc.array(interval, { minLength: 1, maxLength: 2 })), { maxLength: 5 })
    .map((days) => new Map(days)),
});
const moment = fc
  .integer({ min: Date.UTC(2026, 9, 1) / 60_000, max: Date.UTC(2026, 11, 20) / 60_000 })
  .map((minutes) => new Date(minutes * 60_000).toISOString());
const duration: fc.Arbitrary<Duration> = fc.record({
  amount: fc.integer({ min: 1, max: 40 }),
  unit: fc.constantFrom('minutes', 'hours', 'days'),
  of: fc.constant('business'),
});

function isWorking(calendar: WorkCalendar, when: string): boolean {
  const time = Date.parse(when);
  return workOn(calendar, dayOf(calendar, time)).some(({ from, to }) => from <= time && time <= to);
}

describe('H1: of any calendar that the check lets pass', () => {
  test('a due moment is never outside working time', () => {
    fc.assert(
      fc.property(randomCalendar, moment, duration, (calendar, start, length) => {
        expect(checkCalendar(calendar)).toEqual([]);
        expect(isWorking(calendar, addTime(start, length, calendar))).toBe(true);
      }),
    );
  });

  test('who begins later is not due earlier', () => {
    fc.assert(
      fc.property(randomCalendar, moment, moment, duration, (calendar, one, other, length) => {
        const [first, second] = [one, other].sort() as [string, string];

        expect(addTime(first, length, calendar) <= addTime(second, length, calendar)).toBe(true);
      }),
    );
  });

  test('as much working time lies between as was added', () => {
    fc.assert(
      fc.property(randomCalendar, moment, fc.integer({ min: 0, max: 3000 }), (calendar, start, minutes) => {
        const end = addWorkingTime(start, minutes * 60_000, calendar);

        expect(timeBetween(start, end, 'business', calendar)).toBe(minutes * 60_000);
      }),
    );
  });

  test('as many working days begin between as were added', () => {
    fc.assert(
      fc.property(randomCalendar, moment, fc.integer({ min: 1, max: 20 }), (calendar, start, amount) => {
        const first = addWorkingTime(start, 0, calendar);
        const end = dayOf(
          calendar,
          Date.parse(addTime(start, { amount, unit: 'days', of: 'business' }, calendar)),
        );

        let days = 0;
        for (let next = dayOf(calendar, Date.parse(first)); next < end; ) {
          next = dayAfter(next);
          if (workOn(calendar, next).length > 0) days++;
        }
        expect(days).toBe(amount);
      }),
    );
  });

  test('time taken in two parts is the time taken at once', () => {
    fc.assert(
      fc.property(
        randomCalendar,
        moment,
        fc.integer({ min: 1, max: 2000 }),
        fc.integer({ min: 1, max: 2000 }),
        (calendar, start, one, other) => {
          const half = addWorkingTime(start, one * 60_000, calendar);

          expect(addWorkingTime(half, other * 60_000, calendar)).toBe(
            addWorkingTime(start, (one + other) * 60_000, calendar),
          );
        },
      ),
    );
  });
});

describe('H1: a calendar that cannot be used is refused with every reason', () => {
  test.each<[string, Partial<WorkCalendar>, string[]]>([
    ['a week without hours', { weeklyHours: {} }, ['calendar.no-working-time /weeklyHours']],
    [
      'only make-up days',
      { weeklyHours: {}, workingDays: withMakeUpSaturday.workingDays },
      ['calendar.no-working-time /weeklyHours'],
    ],
    [
      'hours that end before they begin',
      { weeklyHours: { monday: [{ from: '18:00', to: '09:00' }] } },
      ['calendar.bad-hours /weeklyHours/monday/0', 'calendar.no-working-time /weeklyHours'],
    ],
    [
      'an unknown zone and a make-up day that is none',
      { timeZone: 'Mars/Olympus', workingDays: new Map([['2026-11-28', [{ from: '9', to: '18:00' }]]]) },
      ['calendar.unknown-time-zone /timeZone', 'calendar.bad-hours /workingDays/2026-11-28/0'],
    ],
  ])('%s', (_words, changed, problems) => {
    const issues = checkCalendar({ ...week, ...changed });

    expect(issues.map(({ code, path }) => `${code} ${path}`)).toEqual(problems);
  });
});
