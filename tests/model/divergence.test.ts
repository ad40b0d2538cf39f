import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isError } from '../../engine/issue.ts';
import { flowProblems, uncheckedFlowOf } from '../support/flow.ts';
import { intent, verbs } from './commands.ts';
import { type Comparison, compare, fromIntents } from './compare.ts';
import { randomCompany, randomRecord } from './random-company.ts';
import { randomFlow } from './random-flow.ts';

const commands = Number(process.env.MODEL_COMMANDS ?? 100_000);
const seed = Number(process.env.MODEL_SEED ?? 1);
const flowsAtOnce = 50;

const run = fc.record({
  organisation: randomCompany,
  record: randomRecord,
  intents: fc.array(intent, { maxLength: 40, size: 'max' }),
});
const runs = fc.array(run, { minLength: 1, maxLength: 6, size: 'max' });

test('the flows that the comparison makes are such as can be published', () => {
  const problems = fc.sample(randomFlow, { numRuns: 100, seed }).flatMap((flow) => flowProblems(flow));

  expect(problems.filter(isError)).toEqual([]);
});

test(`the engine and the model agree on ${commands} commands, seed ${seed}`, {
  timeout: 60_000 + commands * 10,
}, () => {
  let sent = 0;
  const accepted: string[] = [];
  const states = new Set<string>();
  const property = fc.property(randomFlow, runs, (flow, lives) => {
    const configuration = uncheckedFlowOf(flow);
    for (const { organisation, record, intents } of lives) {
      const world = { flow, organisation, record };
      const comparison = compare(configuration, world, fromIntents(intents), sent % 20 === 0);
      if (comparison.difference) throw new Error(tellOf({ ...world, ...comparison }));
      sent += comparison.acts.length;
      accepted.push(...comparison.accepted);
      states.add(comparison.state);
    }
  });

  for (let batch = 0; sent < commands; batch++)
    fc.assert(property, { numRuns: flowsAtOnce, seed: seed + batch });

  expect(accepted.length / sent).toBeGreaterThan(0.4);
  expect(verbs.filter((verb) => !accepted.includes(verb))).toEqual([]);
  expect([...states]).toEqual(
    expect.arrayContaining([
      'approved',
      'failed',
      'rejected',
      'returned',
      'running',
      'terminated',
      'withdrawn',
    ]),
  );
});

/** A seed as `seeds.json` keeps it, and both reports. */
function tellOf({ difference, ...seed }: Comparison & object): string {
  return `\n${JSON.stringify({ ...seed, accepted: undefined, state: undefined })}\n${JSON.stringify(difference, null, 1)}`;
}
