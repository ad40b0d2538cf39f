import { setTimeout as pause } from 'node:timers/promises';
import type { Db } from 'mongodb';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  completeRow,
  Fenced,
  giveBack,
  type LeasedRow,
  oldestDue,
  postpone,
  removeDone,
  renewLeases,
  takeDue,
} from '../../../runtime/server/store/leases.ts';
import { Scope } from '../../../runtime/server/store/scope.ts';
import { insertTimers } from '../../../runtime/server/store/timers.ts';
import { testDatabase } from '../../support/database.ts';

let db: Db;
let scope: Scope;

/** Timers of instances, due so many milliseconds from now. */
async function timersDue(...inMilliseconds: number[]): Promise<void> {
  const rows = inMilliseconds.map((wait, index) => ({
    instance: `i${index + 1}`,
    visit: 'v1',
    generation: 2,
    kind: 'timeout' as const,
    dueAt: new Date(Date.now() + wait).toISOString(),
  }));
  await insertTimers(scope, rows);
}

const take = (most = 10, lease = 60_000) => takeDue(db, 'timers', { most, lease });
const instancesOf = (rows: readonly LeasedRow[]) => rows.map((row) => row.instance).sort();
const count = () => db.collection('timers').countDocuments();

beforeEach(async () => {
  const { client, name } = await testDatabase();
  db = client.db(name);
  scope = new Scope(db, 'acme');
});

describe('rows that are worked off', () => {
  test('are taken when they are due, the longest first, no more than wanted, and by one', async () => {
    await timersDue(-3000, -2000, -1000, 60_000);

    expect(instancesOf(await take(2))).toEqual(['i1', 'i2']);
    expect(instancesOf(await take())).toEqual(['i3']);
    expect(await take()).toEqual([]);
  });

  test('are taken by one of several who take at once', async () => {
    await timersDue(...Array.from({ length: 40 }, () => -1000));

    const taken = (await Promise.all(Array.from({ length: 8 }, () => take()))).flat();

    expect(new Set(instancesOf(taken)).size).toBe(taken.length);
  });

  test('B06: cannot be completed by a worker whose lease ran out', async () => {
    await timersDue(-1000);
    const [stale] = (await take(1, 1)) as [LeasedRow];
    await pause(20);
    const [fresh] = (await take(1)) as [LeasedRow];

    await expect(completeRow(scope, 'timers', stale)).rejects.toThrow(Fenced);
    await removeDone(db, 'timers', [stale]);
    await postpone(db, 'timers', stale, { wait: -60_000, failed: 'late' });
    await giveBack(db, 'timers', [stale]);
    expect(await take()).toEqual([]);

    await completeRow(scope, 'timers', fresh);
    expect(await count()).toBe(0);
  });

  test('B01: are kept by whoever renews the lease in time, and by nobody who has lost it', async () => {
    await timersDue(-1000);
    const [row] = (await take(1, 200)) as [LeasedRow];
    await renewLeases(db, 'timers', [row], 60_000);
    await pause(300);

    expect(await take()).toEqual([]);

    await postpone(db, 'timers', row, { wait: -1000, failed: 'not now' });
    await renewLeases(db, 'timers', [row], 60_000);
    expect(instancesOf(await take())).toEqual(['i1']);
  });

  test('C01: of a tenant with more than can be taken leave every second place to others', async () => {
    await timersDue(...Array.from({ length: 10 }, (_, index) => -60_000 + index));
    scope = new Scope(db, 'small');
    await insertTimers(scope, [
      { instance: 'late', visit: 'v1', generation: 1, kind: 'timeout', dueAt: new Date().toISOString() },
    ]);

    const taken = await take(4);

    expect(taken.map((row) => row.instance)).toEqual(['i1', 'late', 'i2', 'i3']);
  });

  test('are anybody’s again when they are given back, and wait when they are put off', async () => {
    await timersDue(-2000, -1000);
    const [one, other] = (await take()) as [LeasedRow, LeasedRow];

    await giveBack(db, 'timers', [one]);
    await postpone(db, 'timers', other, { wait: 60_000, failed: 'not now' });

    expect(instancesOf(await take())).toEqual([one.instance]);
  });

  test('C02: tell how long the oldest has been due', async () => {
    expect(await oldestDue(db, 'timers')).toBe(0);
    await timersDue(-5000, -1000);

    expect(await oldestDue(db, 'timers')).toBeGreaterThanOrEqual(5000);
  });

  test('are asked for again without a second row', async () => {
    await timersDue(-2000);
    await timersDue(-1000);

    expect(await count()).toBe(1);
  });
});
