import { Refusal } from '../../../engine/refusal.ts';
import { insertView } from '../store/task-views.ts';
import { findTask } from '../store/tasks.ts';
import { type Acting, scopeOf } from './acting.ts';

/** The holder of a to-do has its record on the screen (approval.md S11). */
export async function viewTask(acting: Acting, id: string, revision: number): Promise<void> {
  const task = await findTask(scopeOf(acting), id);
  if (task?.assignee !== acting.person.id) throw new Refusal('task.not-found', { task: id });
  if (task.status !== 'open') return;
  await insertView(scopeOf(acting), task, { slot: task.slot, revision, at: acting.ground.clock() });
  acting.ground.hint({ tenant: acting.world.tenant._id, entity: task.entity, record: task.record });
}
