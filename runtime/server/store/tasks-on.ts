import type { Scope } from './scope.ts';
import type { Task } from './tasks.ts';

/** Whether somebody ever had a task on a record of an entity, or a principal of theirs has one now. */
export async function hasTaskOf(
  scope: Scope,
  { own, principals }: { own: string; principals: readonly string[] },
  entity: string,
): Promise<boolean> {
  const theirs = [
    scope.own({ assignee: own, entity }),
    ...principals.map((assignee) => scope.own({ assignee, entity, status: 'open' })),
  ];
  const options = { ...scope.options, projection: { _id: 1 } };
  return (await scope.collection('tasks').findOne({ $or: theirs }, options)) !== null;
}

/** Every task that a person ever had on a record: approvers keep reading what they decided on. */
export async function tasksOn(
  scope: Scope,
  assignee: string,
  on: { entity: string; record: string },
): Promise<Pick<Task, 'node' | 'kind'>[]> {
  const options = { ...scope.options, projection: { node: 1, kind: 1 } };
  const found = await scope
    .collection('tasks')
    .find(scope.own({ assignee, ...on }), options)
    .toArray();
  return found.map(({ node, kind }) => ({ node, ...(kind !== undefined && { kind }) }));
}
