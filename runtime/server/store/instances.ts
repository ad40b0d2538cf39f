import type { Document } from 'mongodb';
import type { Instance, InstanceState } from '../../../engine/workflow/instance.ts';
import { whereaboutsOf } from '../../../engine/workflow/whereabouts.ts';
import { findArchivedInstances, findArchivedInstancesOf } from './archive.ts';
import { Gathering } from './gathering.ts';
import type { Scope } from './scope.ts';

export interface InstanceDocument extends Document {
  _id: string;
  tenant: string;
  /** Somebody has been asked about it; absent when nobody has (approval.md S8). */
  asked?: true;
}

/** With what it is found by beside it, which is no part of the instance. */
function documentOf(scope: Scope, instance: Instance): InstanceDocument {
  const { id, ...own } = instance;
  return { ...own, _id: id, tenant: scope.tenant, whereabouts: whereaboutsOf(instance) };
}

/** Approvals about which somebody had been asked when they were read. */
const askedAbout = new WeakSet<Instance>();

export function instanceOf({ _id, tenant: _, whereabouts: __, asked, ...own }: InstanceDocument): Instance {
  const instance = { id: _id, scopes: [], edits: [], ...own } as unknown as Instance;
  if (asked) askedAbout.add(instance);
  return instance;
}

/** Whether somebody had been asked about an approval when it was read; who asks since then is noticed when it is written. */
export function isAskedAbout(instance: Instance): boolean {
  return askedAbout.has(instance);
}

function instances(scope: Scope) {
  return scope.collection<InstanceDocument>('instances');
}

const readers = new Gathering<string, Instance | undefined>();

export async function findInstance(scope: Scope, id: string): Promise<Instance | undefined> {
  if (scope.session) return (await findInstances(scope, [id]))[0];
  const key = JSON.stringify([scope.db.databaseName, scope.tenant]);
  return readers.ask(key, id, async (ids) => {
    const found = await findInstances(scope, [...new Set(ids)]);
    const byId = new Map(found.map((instance) => [instance.id, instance]));
    return ids.map((one) => byId.get(one));
  });
}

export async function findInstances(scope: Scope, ids: readonly string[]): Promise<Instance[]> {
  if (ids.length === 0) return [];
  await scope.settle();
  const found = await instances(scope).find(scope.ownByIds(ids), scope.options).toArray();
  const here = found.map((document) => instanceOf(document as InstanceDocument));
  const missing = ids.filter((id) => !here.some((instance) => instance.id === id));
  if (missing.length === 0) return here;
  return [...here, ...(await findArchivedInstances(scope, missing))];
}

/** The instances of a record, newest first. */
export async function findInstancesOf(scope: Scope, entity: string, record: string): Promise<Instance[]> {
  await scope.settle();
  const found = await instances(scope)
    .find(scope.own({ entity, record }), scope.options)
    .sort({ startedAt: -1 })
    .toArray();
  const here = found.map((document) => instanceOf(document as InstanceDocument));
  const away = (await findArchivedInstancesOf(scope, entity, record)).filter(
    ({ id }) => !here.some((one) => one.id === id),
  );
  return [...here, ...away].sort((one, other) => (one.startedAt < other.startedAt ? 1 : -1));
}

/** Instances of a workflow that are not over and run on another configuration, the oldest first. */
export async function findUnderWay(
  scope: Scope,
  { workflow, except, most }: { workflow: string; except: string; most: number },
): Promise<Instance[]> {
  const found = await instances(scope)
    .find(
      scope.own({ workflow, state: { $in: [...underWay] }, configuration: { $ne: except } }),
      scope.options,
    )
    .sort({ startedAt: 1, _id: 1 })
    .limit(most)
    .toArray();
  return found.map((document) => instanceOf(document as InstanceDocument));
}

/** What an approval does that is not over. */
export const underWay = [
  'running',
  'returned',
  'suspended',
  'failed',
] as const satisfies readonly InstanceState[];

export async function insertInstance(scope: Scope, instance: Instance): Promise<void> {
  await scope.write({ collection: 'instances', insert: documentOf(scope, instance) });
}

/** Writes the next instance over the one it came from, as it was read; `Overtaken` when another command or a question was faster (approval.md K6). */
export async function replaceInstance(scope: Scope, instance: Instance, before: Instance): Promise<void> {
  const { _id, ...replacement } = documentOf(scope, instance);
  const asked = isAskedAbout(before) || undefined;
  const filter = scope.own({ _id, rev: before.rev, asked: asked ?? null });
  await scope.write({
    collection: 'instances',
    filter,
    replacement: { ...replacement, asked },
    isFenced: true,
  });
}

/** Marks an approval as one about which somebody is asked; `Overtaken` when a command was faster. */
export async function markAsked(scope: Scope, { id, rev }: Instance): Promise<void> {
  const filter = scope.own({ _id: id, rev });
  await scope.write({ collection: 'instances', filter, update: { $set: { asked: true } }, isFenced: true });
}

/** Brings an approval that was put away back as it was, so that it can be written; one that is here stays (approval.md L7, L9). */
export async function bringBack(scope: Scope, instance: Instance): Promise<void> {
  await scope.settle();
  const isHere = await instances(scope).countDocuments(scope.own({ _id: instance.id }), scope.options);
  if (isHere === 0) await insertInstance(scope, instance);
}

/** Takes an instance away as it is; false when it has changed meanwhile. */
export async function deleteInstance(scope: Scope, { id, rev }: Instance): Promise<boolean> {
  await scope.settle();
  const { deletedCount } = await instances(scope).deleteOne(scope.own({ _id: id, rev }), scope.options);
  return deletedCount === 1;
}
