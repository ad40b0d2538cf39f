import { describe, expect, test } from 'vitest';
import { Queue } from '../../../runtime/server/export/queue.ts';

describe('a queue', () => {
  test('works at so much at once, in the order of asking, and refuses what is too much', async () => {
    const queue = new Queue(2, 3);
    const order: number[] = [];
    let running = 0;
    let most = 0;
    const work = (number: number) => async () => {
      running += 1;
      most = Math.max(most, running);
      order.push(number);
      await new Promise((resolve) => setTimeout(resolve, 5));
      running -= 1;
      return number;
    };

    const answers = await Promise.allSettled([1, 2, 3, 4, 5, 6, 7].map((number) => queue.run(work(number))));

    expect(order).toEqual([1, 2, 3, 4, 5]);
    expect(most).toBe(2);
    expect(answers.slice(5)).toEqual([
      { status: 'rejected', reason: expect.objectContaining({ code: 'server.overloaded' }) },
      { status: 'rejected', reason: expect.objectContaining({ code: 'server.overloaded' }) },
    ]);
  });

  test('goes on after work that failed', async () => {
    const queue = new Queue(1, 5);
    const failing = queue.run(() => Promise.reject(new Error('broken')));
    const next = queue.run(async () => 'done');

    await expect(failing).rejects.toThrow('broken');
    expect(await next).toBe('done');
    expect(await queue.run(async () => 'again')).toBe('again');
  });
});
