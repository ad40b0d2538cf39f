import fc from 'fast-check';
import { DateTime } from 'luxon';
import { expect, test } from 'vitest';
import { dayIn } from '../../../runtime/server/tenants/day-in.ts';

test('the day of a moment is the one on the calendar there, whatever was asked before', () => {
  // Summer time, whole zones east and west of UTC, and days that begin at one o'clock (Beirut).
  const zone = fc.constantFrom('Asia/Shanghai', 'America/New_York', 'Asia/Beirut', 'Pacific/Apia', 'UTC');
  const hour = fc.integer({ min: 0, max: 366 * 24 });
  const moment = hour.map((one) => new Date(Date.UTC(2026, 0, 1, one, 30)).toISOString());

  fc.assert(
    fc.property(zone, fc.array(moment, { minLength: 2, maxLength: 6 }), (timeZone, moments) => {
      const days = moments.map((one) => dayIn(timeZone, one));

      expect(days).toEqual(moments.map((one) => DateTime.fromISO(one, { zone: timeZone }).toISODate()));
    }),
    { numRuns: 500 },
  );
});
