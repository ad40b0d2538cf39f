import type { Db } from 'mongodb';
import { pino } from 'pino';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Task } from '../../../runtime/server/jobs/work-off.ts';
import { startWorker, type Worker } from '../../../runtime/server/jobs/worker.ts';
import { Scope } from '../../../runtime/server/store/scope.ts';
import { insertTimers, type StoredTimer } from '../../../runtime/server/store/timers.ts';
import { testDatabase } from '../../support/database.ts';

let db: Db;

beforeEach(async () => {
  const { client, name } = await testDatabase();
  db = client.db(name);
  const dueAt = new Date(Date.now() - 1000).toISOString();
  const rows = ['i1', 'i2', 'i3', 'i4', 'i5', 'i6'].map((instance) => ({
    ...{ instance, visit: 'v1', generation: 1, kind: 'timeout' as const, dueAt },
  }));
  await insertTimers(new Scope(db, 'acme'), rows);
});

function start(lanes: number, work: Task<StoredTimer>['work']): Worker<StoredTimer> {
  const log = pino({ level: 'silent' });
  return startWorker<StoredTimer>(db, log, { collection: 'timers', most: 6, together: 1, lanes, work });
}

const left = () => db.collection('timers').countDocuments();

test('C01: rows are worked off side by side, no more at a time than there are lanes', async () => {
  let [atOnce, most] = [0, 0];
  const worker = start(3, async () => {
    most = Math.max(most, ++atOnce);
    await new Promise((resolve) => setTimeout(resolve, 50));
    atOnce--;
  });

  await vi.waitFor(async () => expect(await left()).toBe(0), 10_000);

  await worker.stop();
  expect(most).toBe(3);
});

test('C01: a row that takes long holds up none behind it, and is done before the worker stops', async () => {
  let release: () => void = () => undefined;
  const worker = start(2, ([{ instance }]) =>
    instance === 'i1' ? new Promise((resolve) => (release = resolve)) : Promise.resolve(),
  );

  await vi.waitFor(async () => expect(await left()).toBe(1), 10_000);

  const stopped = worker.stop();
  release();
  await stopped;
  expect(await left()).toBe(0);
});

test('B01: a worker that stops gives back what it has not begun', async () => {
  let release: () => void = () => undefined;
  const begun: string[] = [];
  const worker = start(1, ([{ instance }]) => {
    begun.push(instance);
    return new Promise((resolve) => (release = resolve));
  });
  await vi.waitFor(() => expect(begun).toHaveLength(1), 10_000);

  const stopped = worker.stop();
  release();
  await stopped;

  expect(begun).toHaveLength(1);
  expect(await db.collection('timers').countDocuments({ dueAt: { $lte: new Date() } })).toBe(5);
});
