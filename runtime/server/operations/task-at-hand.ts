import { Refusal } from '../../../engine/refusal.ts';
import { findSlot } from '../../../engine/workflow/instance.ts';
import { findTask, type Task } from '../store/tasks.ts';
import { type Acting, scopeOf } from './acting.ts';
import { subjectOf } from './run-instance.ts';
import { hasToDo, principalsOf } from './standing-in.ts';

/** A to-do of the person, or one that they decide now in the place of its holder (approval.md S3); any other does not exist for them. */
export async function taskAtHand(acting: Acting, id: string): Promise<Task> {
  const task = await findTask(scopeOf(acting), id);
  const isTheirs = task?.assignee === acting.person.id;
  if (!task || !(isTheirs || (await isStoodInFor(acting, task))))
    throw new Refusal('task.not-found', { task: id });
  return task;
}

async function isStoodInFor(
  acting: Acting,
  { assignee, instance: id, slot, status }: Task,
): Promise<boolean> {
  if (status !== 'open' || !principalsOf(acting, acting.person.id).includes(assignee)) return false;
  const { instance, ...subject } = await subjectOf(acting, id);
  if (!instance) return false;
  const held = findSlot(instance, slot);
  return held !== undefined && hasToDo(acting, { ...subject, instance }, held);
}
