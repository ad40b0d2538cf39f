import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { addTime } from '../../../engine/calendar/add-time.ts';
import { durationOf } from '../../../engine/calendar/duration.ts';
import type { Organisation } from '../../../engine/record/organisation.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { succeeded, type TestClient } from '../../support/test-client.ts';

const calendars = '/api/records/work-calendar';

let server: TestServer;
let admin: TestClient;

beforeAll(async () => {
  server = await startTestServer();
  admin = await server.signIn('admin');
});

async function organisation(): Promise<Organisation> {
  server.app.ground.tenants.invalidate(server.company.id);
  const world = await server.app.ground.tenants.world(server.company.id);
  if (!world) throw new Error('the company is not there');
  return world.organisation;
}

/** A working day after a moment, for a person. */
async function aDayLater(start: string, person?: string): Promise<string> {
  const calendar = (await organisation()).calendarOf(person && server.company.people[person]);
  return addTime(new Date(start).toISOString(), durationOf('P1D', 'business'), calendar);
}

const hours = (...weekdays: string[]) =>
  weekdays.map((weekday) => ({ weekday, begin: '09:00', finish: '18:00' }));

describe('H1: calendars are records that administrators keep', () => {
  test('H1: without one the usual week holds, in the time zone of the company', async () => {
    expect(await aDayLater('2026-09-18T10:00+08:00')).toBe('2026-09-21T02:00:00.000Z');
  });

  test('H1: the calendar of 2026 of the demo: a make-up Sunday works, the first week of October does not', async () => {
    const [demo] = JSON.parse(readFileSync('definitions/demo/demo/calendars.json', 'utf8'))['work-calendar'];
    await succeeded(admin.post(calendars, demo));

    expect(await aDayLater('2026-09-18T10:00+08:00')).toBe('2026-09-20T02:00:00.000Z');
    expect(await aDayLater('2026-09-30T10:00+08:00')).toBe('2026-10-08T02:00:00.000Z');
    expect(await aDayLater('2026-10-09T10:00+08:00')).toBe('2026-10-10T02:00:00.000Z');
  });

  test('H1: a person’s own goes before the department’s, that before the company’s', async () => {
    const make = async (code: string, weekday: string) =>
      (
        await succeeded(
          admin.post(calendars, { code, name: code, weeklyHours: hours(weekday), timeZone: 'Asia/Shanghai' }),
        )
      ).id;
    const [mondays, tuesdays] = [await make('mondays', 'monday'), await make('tuesdays', 'tuesday')];
    const { people, departments } = server.company;
    const use = async (entity: string, id: string | undefined, workCalendar: string) => {
      const { revision } = await succeeded(admin.get(`/api/records/${entity}/${id}`));
      await succeeded(admin.patch(`/api/records/${entity}/${id}`, { workCalendar }, revision));
    };
    await use('department', departments.sales, mondays);
    await use('user', people.li, tuesdays);

    const later = (person: string) => aDayLater('2026-11-24T10:00+08:00', person);
    expect(await later('li')).toBe('2026-12-01T02:00:00.000Z');
    // Tuesday: Sun's next working moment is Monday, and one working day after that is the Monday after.
    expect(await later('sun')).toBe('2026-12-07T01:00:00.000Z');
    expect(await later('qian')).toBe('2026-11-25T02:00:00.000Z');
  });

  test.each([
    ['without any hours', { weeklyHours: [] }, 'lines.too-few'],
    [
      'whose hours end before they begin',
      { weeklyHours: [{ weekday: 'monday', begin: '18:00', finish: '09:00' }] },
      'field.check-failed',
    ],
    [
      'with a time that is none',
      { weeklyHours: [{ weekday: 'monday', begin: '9', finish: '18:00' }] },
      'field.pattern',
    ],
  ])('H1: one %s is refused', async (_words, values, code) => {
    const { status, body } = await admin.post(calendars, { code: `bad-${code}`, name: 'Bad', ...values });

    expect(status).toBe(422);
    expect(body.issues.map((issue: { code: string }) => issue.code)).toContain(code);
  });
});
