import { expect, test } from 'vitest';
import { Refusal } from '../../../engine/refusal.ts';
import { LoginLimiter } from '../../../runtime/server/http/login-limiter.ts';

const who = { tenant: 'acme', username: 'ann' };

async function wrong(): Promise<never> {
  await new Promise((resolve) => setTimeout(resolve, 5));
  throw new Refusal('session.bad-credentials');
}

test('of two hundred wrong passwords in the same moment ten are looked at', async () => {
  const limiter = new LoginLimiter();
  let looked = 0;
  const attempt = () =>
    limiter.attempt(who, '10.0.0.1', () => {
      looked += 1;
      return wrong();
    });

  const answers = await Promise.allSettled(Array.from({ length: 200 }, attempt));

  expect(answers.every(({ status }) => status === 'rejected')).toBe(true);
  expect(looked).toBe(10);
});

test.each([
  ['right', async () => 'in'],
  [
    'not looked at because the database is away',
    async () => {
      throw new Error('no database');
    },
  ],
])('attempts that are %s do not count', async (_, run) => {
  const limiter = new LoginLimiter();
  for (let count = 0; count < 30; count++) await limiter.attempt(who, '10.0.0.1', run).catch(() => undefined);

  await expect(limiter.attempt(who, '10.0.0.1', async () => 'in')).resolves.toBe('in');
});
