import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { uncheckedFlowOf } from '../support/flow.ts';
import type { Act } from './act.ts';
import { compare } from './compare.ts';
import type { World } from './random-company.ts';

interface Seed extends World {
  title: string;
  acts: Act[];
}

const seeds: Seed[] = JSON.parse(readFileSync(new URL('seeds.json', import.meta.url), 'utf8'));

describe('where the engine and the model have differed once', () => {
  test.each(seeds.map((seed) => [seed.title, seed] as const))('%s', (_, seed) => {
    const { difference } = compare(uncheckedFlowOf(seed.flow), seed, (_, index) => seed.acts[index], true);

    expect(difference).toBeUndefined();
  });
});

test('the model fits on as many lines as it may have', () => {
  for (const file of [
    'reference-model.ts',
    'timed-model.ts',
    'way.ts',
    'visit.ts',
    'people.ts',
    'verdict.ts',
    'conditions.ts',
  ])
    expect(
      readFileSync(new URL(file, import.meta.url), 'utf8').split('\n').length - 1,
      file,
    ).toBeLessThanOrEqual(300);
});
