import type { Document } from 'mongodb';
import type { Instance, InstanceState } from '../../../engine/workflow/instance.ts';
import type { Whereabouts } from '../../../engine/workflow/whereabouts.ts';
import { type InstanceDocument, instanceOf, underWay } from './instances.ts';
import type { Scope } from './scope.ts';

export interface InstanceQuery {
  states: readonly InstanceState[];
  entity?: string | undefined;
  /** Who has an undecided seat in it. */
  holder?: string | undefined;
  /** Whose first to-do was due before this moment. */
  dueBefore?: string | undefined;
  /** Those about which nothing has happened for longer than this one. */
  after?: { at: string; id: string } | undefined;
  limit: number;
}

export interface ListedInstance {
  instance: Instance;
  whereabouts: Whereabouts;
}

/** Approvals by what they are doing, the newest change first. */
export async function listInstances(scope: Scope, query: InstanceQuery): Promise<ListedInstance[]> {
  const { states, entity, holder, dueBefore, after, limit } = query;
  const filter: Document = {
    state: { $in: [...states] },
    ...(entity !== undefined && { entity }),
    ...(holder !== undefined && { 'whereabouts.holders': holder }),
    ...(dueBefore !== undefined && { 'whereabouts.dueAt': { $lt: dueBefore } }),
    ...(after && {
      $or: [
        { 'whereabouts.since': { $lt: after.at } },
        { 'whereabouts.since': after.at, _id: { $lt: after.id } },
      ],
    }),
  };
  const found = await scope
    .collection<InstanceDocument>('instances')
    .find(scope.own(filter), scope.options)
    .sort({ 'whereabouts.since': -1, _id: -1 })
    .limit(limit)
    .toArray();
  return found.map((document) => ({
    instance: instanceOf(document as InstanceDocument),
    whereabouts: document.whereabouts as Whereabouts,
  }));
}

/** The ids of the approvals in which a person has an undecided seat, by id, those behind one that is known. */
export async function instancesHeldBy(
  scope: Scope,
  person: string,
  { behind, limit }: { behind?: string | undefined; limit: number },
): Promise<string[]> {
  const found = await scope
    .collection<InstanceDocument>('instances')
    .find(
      scope.own({ 'whereabouts.holders': person, ...(behind !== undefined && { _id: { $gt: behind } }) }),
      {
        ...scope.options,
        projection: { _id: 1 },
      },
    )
    .sort({ _id: 1 })
    .limit(limit)
    .toArray();
  return found.map(({ _id }) => _id);
}

/** The ids of approvals under way with something due or waited for by one of these calendars, by id, those behind one that is known (approval.md H1). */
export async function instancesDueBy(
  scope: Scope,
  calendars: readonly string[],
  { behind, limit }: { behind?: string | undefined; limit: number },
): Promise<string[]> {
  const filter: Document = {
    state: { $in: [...underWay] },
    $or: ['visits.clocks.calendar', 'waits.calendar'].map((laidBy) => ({
      [laidBy]: { $in: [...calendars] },
    })),
    ...(behind !== undefined && { _id: { $gt: behind } }),
  };
  const found = await scope
    .collection<InstanceDocument>('instances')
    .find(scope.own(filter), { ...scope.options, projection: { _id: 1 } })
    .sort({ _id: 1 })
    .limit(limit)
    .toArray();
  return found.map(({ _id }) => _id);
}

/** Approvals in which a person has an undecided seat, counted by kind of record and workflow. */
export async function countHeldBy(
  scope: Scope,
  person: string,
): Promise<{ entity: string; workflow: string; count: number }[]> {
  const found = await scope
    .collection<InstanceDocument>('instances')
    .aggregate(
      [
        { $match: scope.own({ 'whereabouts.holders': person }) },
        { $group: { _id: { entity: '$entity', workflow: '$workflow' }, count: { $sum: 1 } } },
        { $sort: { _id: 1 } },
      ],
      scope.options,
    )
    .toArray();
  return found.map(({ _id, count }) => ({ ..._id, count }));
}

/** Approvals under way, counted by workflow and by the version that they run on. */
export async function countUnderWay(
  scope: Scope,
): Promise<{ workflow: string; configuration: string; count: number }[]> {
  const found = await scope
    .collection<InstanceDocument>('instances')
    .aggregate(
      [
        { $match: scope.own({ state: { $in: [...underWay] } }) },
        { $group: { _id: { workflow: '$workflow', configuration: '$configuration' }, count: { $sum: 1 } } },
        { $sort: { _id: 1 } },
      ],
      scope.options,
    )
    .toArray();
  return found.map(({ _id, count }) => ({ ..._id, count }));
}
