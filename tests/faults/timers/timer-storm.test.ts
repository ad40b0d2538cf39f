import { expect, test } from 'vitest';
import { testDatabase } from '../../support/database.ts';
import { runStorm } from './storm.ts';

// `tsx tests/faults/timers/main.ts` is twenty times this.
test('K8, C01: of five hundred timers due at once after an outage two processes fire each exactly once, while people approve', async () => {
  const { client, uri } = await testDatabase();

  const { latencies, seconds, ...outcome } = await runStorm(client, uri, { timers: 500, approvals: 20 });

  expect(outcome).toEqual({ fired: { 1: 500 }, astray: 0, reminders: 500, left: 0 });
  expect(latencies).toHaveLength(20);
  // What a busy machine of tests allows; the figure itself is the program's to give.
  expect(latencies.at(-1)).toBeLessThan(10_000);
  expect(seconds).toBeGreaterThan(0);
}, 300_000);
