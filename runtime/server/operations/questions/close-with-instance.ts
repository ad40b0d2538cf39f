import { closeQuestions } from '../../store/questions.ts';
import { closeTasks, taskId } from '../../store/tasks.ts';
import type { PlannedStep } from '../plan-step.ts';
import type { Work } from '../work.ts';

/** What was asked about an approval that is over needs no answer any more (approval.md S8). */
export async function closeWithInstance(
  work: Work,
  { questions: open, outcome }: PlannedStep,
): Promise<void> {
  if (open.length === 0) return;
  await closeQuestions(work.scope, open);
  await closeTasks(
    work.scope,
    open.map(({ id }) => ({ id: taskId(outcome.instance.id, id), outcome: 'not-needed' })),
    work.now,
  );
  work.hint({ inboxes: open.map(({ to }) => to.id) });
}
