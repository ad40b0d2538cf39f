import { expect, test } from 'vitest';
import { fittingDecision } from '../../../designer/workflow/fitting-decision.ts';
import type { Json, JsonObject } from '../../../engine/json.ts';

const role = { role: 'finance' };
const chain = { chain: 'top' };
const vote = { vote: { percent: 60 } };

const cases: [string, Json | undefined, JsonObject[], JsonObject[], Json | undefined][] = [
  ['a chain makes it one after another', undefined, [role], [role, chain], 'sequential'],
  ['a chain in the place of another source too', 'all', [role], [chain], 'sequential'],
  ['any other source leaves it', 'all', [role], [role, role], 'all'],
  ['a chain that was there leaves what was chosen since', 'any', [chain], [chain, role], 'any'],
  ['a rule that was written stays, and is a problem that is told', vote, [role], [chain], vote],
];

test.each(cases)('%s', (_, decision, before, after, wanted) => {
  expect(fittingDecision(decision, before, after)).toEqual(wanted);
});
