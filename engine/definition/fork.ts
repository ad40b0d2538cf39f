import { z } from 'zod';
import { collection, expression, id, label } from './common.ts';

/** What forks of both kinds say (approval.md B6). */
const forkParts = {
  label: label.optional(),
  join: id.meta({ description: 'The node where the branches meet again (approval.md B6).' }),
  onBranchReject: z.enum(['cancel-siblings', 'wait-all', 'ignore']).default('cancel-siblings').meta({
    description:
      'When a branch is rejected: stop the others and reject, decide when all have ended, or go on (approval.md B6).',
  }),
  decide: z
    .enum(['all', 'any'])
    .default('all')
    .meta({ description: 'Of wait-all: how many branches must not be rejected (approval.md B6).' }),
  reopenBranchOnly: z
    .boolean()
    .default(false)
    .meta({ description: 'May the way go back from behind the join into one branch (approval.md B6)?' }),
};

/** All branches at once (approval.md G2). */
export const parallelNode = z.strictObject({
  type: z.literal('parallel'),
  ...forkParts,
  branches: collection(id, z.strictObject({ label: label.optional(), next: id })),
});

/** Every branch whose condition is true; the last, without one, when no other is (approval.md G3). */
export const inclusiveNode = z.strictObject({
  type: z.literal('inclusive'),
  ...forkParts,
  branches: collection(
    id,
    z.strictObject({ label: label.optional(), when: expression.optional(), next: id }),
  ),
});

/** Where the branches of a fork meet: it waits for the tokens that went in (approval.md G2). */
export const joinNode = z.strictObject({ type: z.literal('join'), label: label.optional(), next: id });

/** A branch ends here without reaching the join; the fork counts it as finished (approval.md G2). */
export const branchEndNode = z.strictObject({ type: z.literal('end-branch'), label: label.optional() });

export type ParallelNode = z.output<typeof parallelNode>;
export type InclusiveNode = z.output<typeof inclusiveNode>;
export type ForkNode = ParallelNode | InclusiveNode;
export type JoinNode = z.output<typeof joinNode>;
export type BranchEndNode = z.output<typeof branchEndNode>;
