import { deleteStashesOf, moveStash } from '../../store/stashes.ts';
import { taskId } from '../../store/tasks.ts';
import type { PlannedStep } from '../plan-step.ts';
import type { Work } from '../work.ts';

/** What was written for a slot ends with the slot; where the seat was handed on, it is there for whoever has it now (approval.md S11). */
export async function settleStashes(work: Work, { outcome }: PlannedStep): Promise<void> {
  const { changes, instance } = outcome;
  const handed = changes.flatMap((change) => (change.type === 'seat-handed-on' ? [change] : []));
  for (const { from, to } of handed)
    await moveStash(work.scope, taskId(instance.id, from), taskId(instance.id, to));
  const ended = changes.flatMap((change) => (change.type === 'slot-closed' ? [change.slot] : []));
  await deleteStashesOf(
    work.scope,
    ended.map((slot) => taskId(instance.id, slot)),
  );
}
