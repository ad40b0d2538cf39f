import { type Instance, isOver } from '../../../../engine/workflow/instance.ts';
import { closeQuestions } from '../../store/questions.ts';
import { closeTasks, taskId } from '../../store/tasks.ts';
import type { Work } from '../work.ts';

/** What was asked about an approval that is over needs no answer any more (approval.md S8). */
export async function closeWithInstance(work: Work, instance: Instance): Promise<void> {
  if (!isOver(instance)) return;
  const open = await closeQuestions(work.scope, instance.id);
  if (open.length === 0) return;
  await closeTasks(
    work.scope,
    open.map(({ id }) => ({ id: taskId(instance.id, id), outcome: 'not-needed' })),
    work.now,
  );
  work.hint({ inboxes: open.map(({ to }) => to.id) });
}
