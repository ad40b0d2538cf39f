import type { Document } from 'mongodb';
import { Gathering } from './gathering.ts';
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

const askers = new Gathering<void, number>();

/**
 * The next number of a fast series, taken outside the saving transaction, with one write for all who
 * ask at the same time. A save that fails afterwards leaves a gap.
 */
export function nextFastNumber(scope: Scope, series: string): Promise<number> {
  const key = JSON.stringify([scope.db.databaseName, scope.tenant, series]);
  return askers.ask(key, undefined, async ({ length }) => {
    const last = await take(scope, series, length);
    return Array.from({ length }, (_, index) => last - length + 1 + index);
  });
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
