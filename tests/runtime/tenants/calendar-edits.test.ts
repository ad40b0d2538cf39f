import { beforeAll, describe, expect, test } from 'vitest';
import type { CompiledEntity } from '../../../engine/compile/compiled.ts';
import { runErrand } from '../../../runtime/server/jobs/run-errand.ts';
import { type Acting, scopeOf } from '../../../runtime/server/operations/acting.ts';
import { systemActing } from '../../../runtime/server/operations/system-acting.ts';
import { inTransaction } from '../../../runtime/server/operations/work.ts';
import type { StoredErrand } from '../../../runtime/server/store/errands.ts';
import { findRecord, replaceRecord, type StoredRecord } from '../../../runtime/server/store/records.ts';
import { plainCalendars } from '../../../runtime/server/tenants/plain-calendars.ts';
import { claimsThrough } from '../../support/claims.ts';
import { sourcesOf } from '../../support/configuration.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { succeeded, type TestClient } from '../../support/test-client.ts';

/** Claims that Ann decides within two working days; those for later wait as long before. */
const claims = claimsThrough({
  way: {
    type: 'exclusive',
    branches: { later: { when: "name == 'later'", next: 'pause' }, default: { next: 'first' } },
  },
  pause: { type: 'delay', until: { after: 'P2D', of: 'business' }, next: 'first' },
  first: {
    type: 'approval',
    assignees: { from: [{ user: 'ann' }] },
    timeouts: [{ action: 'notify-manager', after: 'P2D', of: 'business' }],
    next: 'end',
  },
});

const calendars = '/api/records/work-calendar';
const week = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'];
const hours = week.map((weekday) => ({ weekday, begin: '09:00', finish: '18:00' }));

/** More than one portion of the job. */
const many = 30;

let server: TestServer;
let admin: TestClient;
let ann: TestClient;
let calendar: string;

beforeAll(async () => {
  server = await startTestServer({
    definitions: sourcesOf(claims),
    tenants: { acme: { people: { admin: { roles: ['administrator'] }, ann: {} } } },
    // Monday at ten.
    app: { clock: () => '2026-11-23T02:00:00.000Z' },
  });
  [admin, ann] = await Promise.all([server.signIn('admin'), server.signIn('ann')]);
  const made = await succeeded(
    admin.post(calendars, {
      code: 'usual',
      name: 'Usual',
      standard: true,
      timeZone: 'Asia/Shanghai',
      weeklyHours: hours,
    }),
  );
  calendar = made.id;
  for (let count = 0; count < many; count++) {
    const { id } = await succeeded(admin.post('/api/records/claim', { name: `claim ${count}` }));
    await succeeded(admin.post(`/api/records/claim/${id}/submit`));
  }
});

/** When the to-dos of Ann are due, each moment once. */
async function dues(): Promise<string[]> {
  const { items } = await succeeded(ann.get('/api/tasks?limit=100'));
  expect(items).toHaveLength(many);
  return [...new Set(items.map((task: { dueAt: string }) => task.dueAt))] as string[];
}

async function edit(change: object): Promise<void> {
  const { revision } = await succeeded(admin.get(`${calendars}/${calendar}`));
  await succeeded(admin.patch(`${calendars}/${calendar}`, change, revision));
}

const until = (moments: string[]) => expect.poll(dues, { timeout: 30_000, interval: 200 }).toEqual(moments);
const logged = () =>
  server.database.db
    .collection('audit')
    .countDocuments({ action: 'calendar-changed', instance: { $ne: null } });
const errands = () => server.database.db.collection<StoredErrand>('errands');

describe('H1: an edit of a calendar moves what is due', () => {
  test('H1: every open to-do that is due by it, and each says so in its log', async () => {
    expect(await dues()).toEqual(['2026-11-25T02:00:00.000Z']);

    await edit({ days: [{ date: '2026-11-24', kind: 'holiday', name: 'Day off' }] });

    await until(['2026-11-26T02:00:00.000Z']);
    expect(await logged()).toBe(many);
    const timers = await server.database.db
      .collection('timers')
      .countDocuments({ dueAt: new Date('2026-11-26T02:00:00.000Z') });
    expect(timers).toBe(many);
    const [task] = (await succeeded(ann.get('/api/tasks?limit=1'))).items;
    const { items } = await succeeded(admin.get(`/api/records/claim/${task.record}/timeline`));
    expect(items[0]).toMatchObject({ action: 'calendar-changed', by: { id: 'system:rule' } });
  });

  test('H1: a new name moves nothing', async () => {
    const before = await logged();

    await edit({ name: 'As usual' });

    await expect.poll(() => errands().countDocuments({ 'errand.kind': 'calendars' })).toBe(0);
    expect(await logged()).toBe(before);
  });

  test('H1: what a process that died has left undone is done by another, and done twice it is done once', async () => {
    const { ground } = server.app;
    const acting = (await systemActing(ground, server.company.id, 'system:rule')) as Acting;
    const before = plainCalendars(acting.world.organisation.calendars);
    const row: StoredErrand = {
      _id: `${server.company.id}:calendars:left`,
      tenant: server.company.id,
      errand: { kind: 'calendars', key: 'calendars:left', before },
      dueAt: new Date(0),
      attempts: 1,
      lease: 'of the dead',
    };
    const done = await logged();

    // The calendar as its writer has left it, with the errand whose lease is over.
    const entity = acting.world.configuration.entities.get('work-calendar') as CompiledEntity;
    const record = (await findRecord(scopeOf(acting), entity, calendar)) as StoredRecord;
    await inTransaction(acting, async (work) => {
      const after = { ...record, values: { ...record.values, days: [] }, revision: record.revision + 1 };
      await replaceRecord(work.scope, entity, after, record);
      work.touch('organisationRevision');
    });
    await errands().insertOne(row);

    await until(['2026-11-25T02:00:00.000Z']);
    await expect.poll(() => errands().countDocuments({ _id: row._id }), { timeout: 30_000 }).toBe(0);
    await runErrand(ground, row);
    expect(await logged()).toBe(done + many);
  });

  test('G6, H1: approvals that wait for working time go on by the calendar as it is', async () => {
    const { id } = await succeeded(admin.post('/api/records/claim', { name: 'later' }));
    await succeeded(admin.post(`/api/records/claim/${id}/submit`));
    const { instance: approval } = await succeeded(admin.get(`/api/records/claim/${id}/actions`));
    const goesOn = async () =>
      (await succeeded(admin.get(`/api/instances/${approval.id}`))).waits.map(
        (wait: { until: string }) => wait.until,
      );
    const timers = () =>
      server.database.db.collection('timers').countDocuments({
        instance: approval.id,
        kind: 'delay',
        dueAt: new Date('2026-11-26T02:00:00.000Z'),
      });
    expect(await goesOn()).toEqual(['2026-11-25T02:00:00.000Z']);

    await edit({ days: [{ date: '2026-11-24', kind: 'holiday', name: 'Day off' }] });

    await expect.poll(goesOn, { timeout: 30_000, interval: 200 }).toEqual(['2026-11-26T02:00:00.000Z']);
    expect(await timers()).toBe(1);
    await edit({ days: [] });
    await until(['2026-11-25T02:00:00.000Z']);
  });

  test('H1: one that is deleted gives way to the usual week', async () => {
    await edit({ days: [{ date: '2026-11-24', kind: 'holiday', name: 'Day off' }] });
    await until(['2026-11-26T02:00:00.000Z']);
    const { revision } = await succeeded(admin.get(`${calendars}/${calendar}`));

    await succeeded(admin.delete(`${calendars}/${calendar}`, revision));

    await until(['2026-11-25T02:00:00.000Z']);
  });
});
