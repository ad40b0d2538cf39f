import fc from 'fast-check';
import type { Document } from 'mongodb';
import { beforeAll, describe, expect, test } from 'vitest';
import { type CompiledExpression, holds } from '../../../engine/expression/compile-expression.ts';
import { environmentOf, rowOf } from '../../../engine/record/facts.ts';
import type { StoredRecord } from '../../../runtime/server/store/records.ts';
import { compiled, facts, filterFor, storeDeals } from './asking.ts';
import { anyCondition, anyTest } from './conditions.ts';
import { anyDeal, deal } from './deals.ts';
import { forbiddenParts } from './forbidden-parts.ts';

function trueOf(condition: CompiledExpression, records: readonly StoredRecord[]): string[] {
  return records
    .filter((record) => holds(condition, environmentOf(facts, deal.module, rowOf(deal, record))))
    .map((record) => record.id)
    .sort();
}

describe.each([1, 2, 3, 4])('sixty records, sample %i', (seed) => {
  const records: StoredRecord[] = fc
    .sample(anyDeal, { numRuns: 60, seed })
    .map((record, index) => ({ ...record, id: `r${index}` }));
  let found: (filter: Document) => Promise<string[]>;
  beforeAll(async () => {
    found = await storeDeals(records);
  });

  const kinds: [string, fc.Arbitrary<string>, number][] = [
    ['one comparison', anyTest, 800],
    ['comparisons joined', anyCondition, 300],
  ];
  test.each(kinds)(
    '%s: exactly the records for which it is true are found',
    async (_title, sources, numRuns) => {
      await fc.assert(
        fc.asyncProperty(sources, async (source) => {
          const expected = trueOf(compiled(source), records);

          const filter = filterFor(source);

          expect(forbiddenParts(filter)).toEqual([]);
          expect(await found(filter)).toEqual(expected);
        }),
        { numRuns, seed },
      );
    },
  );
});
