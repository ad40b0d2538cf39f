import type { Document } from 'mongodb';
import type { Reference } from '../../../engine/record/values.ts';
import type { Scope } from './scope.ts';

/** Up to which revision a slot's record was seen, and when for the first time (approval.md S11). */
export interface TaskView {
  slot: string;
  revision: number;
  at: string;
  /** Who stands in for its holder and saw it. */
  by?: Reference;
}

interface ViewDocument extends Document {
  _id: string;
  tenant: string;
  instance: string;
}

function views(scope: Scope) {
  return scope.collection<ViewDocument>('taskViews');
}

/** Notes that a to-do's record was looked at; of one revision and person the first time counts. */
export async function insertView(
  scope: Scope,
  task: { id: string; instance: string },
  view: TaskView,
): Promise<void> {
  await views(scope).updateOne(
    scope.own({ _id: [task.id, ...(view.by ? [view.by.id] : []), view.revision].join(':') }),
    { $setOnInsert: { ...view, instance: task.instance } },
    { ...scope.options, upsert: true },
  );
}

/** What was seen of an approval, oldest revision first. */
export async function listViews(scope: Scope, instance: string): Promise<TaskView[]> {
  const found = await views(scope)
    .find(scope.own({ instance }), scope.options)
    .sort({ revision: 1 })
    .toArray();
  return found.map(({ slot, revision, at, by }) => ({ slot, revision, at, ...(by && { by }) }) as TaskView);
}
