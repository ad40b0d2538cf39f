import { insertView } from '../store/task-views.ts';
import { type Acting, referenceOf, scopeOf } from './acting.ts';
import { taskAtHand } from './task-at-hand.ts';

/** The holder of a to-do, or whoever stands in, has its record on the screen (approval.md S11). */
export async function viewTask(acting: Acting, id: string, revision: number): Promise<void> {
  const task = await taskAtHand(acting, id);
  if (task.status !== 'open') return;
  const by = task.assignee === acting.person.id ? undefined : referenceOf(acting.person);
  const view = { slot: task.slot, revision, at: acting.ground.clock(), ...(by && { by }) };
  await insertView(scopeOf(acting), task, view);
  acting.ground.hint({ tenant: acting.world.tenant._id, entity: task.entity, record: task.record });
}
