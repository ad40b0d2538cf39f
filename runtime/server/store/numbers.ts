import type { Document } from 'mongodb';
import type { Scope } from './scope.ts';

interface Counter extends Document {
  tenant: string;
  series: string;
  count: number;
}

/**
 * The next number of a series, taken in the transaction that saves its record: without a gap and
 * without a repeat, at the price that savers of one series wait for each other (reliability.md A06).
 */
export async function nextGaplessNumber(scope: Scope, series: string): Promise<number> {
  if (!scope.session) throw new Error('a gap-free number is taken in a transaction');
  return take(scope, series, 1);
}

interface Waiting {
  resolve(count: number): void;
  reject(cause: unknown): void;
}

const waiting = new Map<string, Waiting[]>();

/**
 * The next number of a fast series: whoever asks at the same moment is served by one write, outside
 * the saving transaction. A save that fails afterwards leaves a gap.
 */
export function nextFastNumber(scope: Scope, series: string): Promise<number> {
  const key = JSON.stringify([scope.db.databaseName, scope.tenant, series]);
  return new Promise((resolve, reject) => {
    const queue = waiting.get(key);
    if (queue) {
      queue.push({ resolve, reject });
      return;
    }
    waiting.set(key, [{ resolve, reject }]);
    setImmediate(() => serve(scope, series, key));
  });
}

async function serve(scope: Scope, series: string, key: string): Promise<void> {
  const queue = waiting.get(key) ?? [];
  waiting.delete(key);
  try {
    const last = await take(scope, series, queue.length);
    for (const [index, one] of queue.entries()) one.resolve(last - queue.length + 1 + index);
  } catch (cause) {
    for (const one of queue) one.reject(cause);
  }
}

async function take(scope: Scope, series: string, by: number): Promise<number> {
  const counters = scope.collection<Counter>('counters');
  for (let attempt = 1; ; attempt++)
    try {
      const counter = await counters.findOneAndUpdate(
        scope.own({ series }),
        { $inc: { count: by } },
        { ...scope.options, upsert: true, returnDocument: 'after' },
      );
      if (counter) return counter.count;
    } catch (cause) {
      // Two first users of a series may both try to create it; the loser finds it there.
      if ((cause as { code?: number }).code !== 11000 || scope.session || attempt >= 5) throw cause;
    }
}
