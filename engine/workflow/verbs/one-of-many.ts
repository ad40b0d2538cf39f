import { Refusal } from '../../refusal.ts';
import type { NodeOf } from '../nodes/node.ts';
import type { Run } from '../run.ts';

/** Refuses to decide one of many at once where its node wants each to be looked at (approval.md F7). */
export function requireBatch({ command }: Run, { definition }: NodeOf<'approval'>): void {
  if (command.batch && !definition.batch) throw new Refusal('task.not-in-batch', { action: command.verb });
}
