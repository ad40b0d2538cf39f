import type { Timeout } from '../definition/timeout.ts';
import type { ApprovalNode } from '../definition/workflow.ts';
import type { NodeOf } from './nodes/node.ts';

/** The rungs of a node in their order; `remindAfter` is short for the first (approval.md H2). */
export function ladderOf({ remindAfter, timeouts }: ApprovalNode): Timeout[] {
  const reminder: Timeout[] =
    remindAfter === undefined ? [] : [{ action: 'remind', after: remindAfter, of: 'calendar' }];
  return [...reminder, ...timeouts];
}

/** Whether one clock runs for everybody of a visit, because one of them is enough; else each seat has its own (approval.md H2). */
export function hasOneClock({ definition: { decision } }: NodeOf<'approval'>): boolean {
  return decision === 'any' || decision === 'any-unless-all-reject';
}
