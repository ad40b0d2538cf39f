import { z } from 'zod';
import { collection, expression, id } from './common.ts';

const early = z
  .boolean()
  .default(true)
  .meta({ description: 'Decide as soon as a rule holds; false waits for everybody.' });

/** The rule itself, over the counts of a visit (approval.md M1). */
const decisionRule = z.strictObject({
  passWhen: expression,
  rejectWhen: expression,
  early,
  order: z.enum(['together', 'sequential']).default('together'),
});

/** How much agreement passes: a share of heads or weights, so many heads, or so much weight (approval.md M5, M6). */
const threshold = z.union([
  z.strictObject({ percent: z.int().min(1).max(100), of: z.enum(['heads', 'weight']).default('heads') }),
  z.strictObject({ count: z.int().min(1).max(200), rejectCount: z.int().min(1).max(200).optional() }),
  z.strictObject({ points: z.int().min(1).max(200_000) }),
]);

const voteDecision = z.strictObject({
  vote: threshold,
  abstentions: z
    .enum(['count', 'leave-out'])
    .default('count')
    .meta({ description: 'Whether who abstains is among those of whom the share is taken.' }),
  veto: z.boolean().default(false).meta({ description: 'One no is enough.' }),
  early,
});

/** Every group agrees by itself; one no is a veto (approval.md M7). Groups not listed need one approval. */
const groupDecision = z.strictObject({
  groups: collection(id, z.int().min(1).max(200)),
  early,
});

/** Who must agree: a named preset, a vote, a sign-off by groups, or the rule itself (approval.md M1–M7). */
export const decision = z.union([
  z.enum(['any', 'any-unless-all-reject', 'all', 'sequential']),
  voteDecision,
  groupDecision,
  decisionRule,
]);

export type Decision = z.output<typeof decision>;
export type DecisionRule = z.output<typeof decisionRule>;
export type VoteDecision = z.output<typeof voteDecision>;
