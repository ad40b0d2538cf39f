import type { Document } from 'mongodb';
import type { CompiledEntity } from '../../../engine/compile/compiled.ts';
import { collectionOf, type RecordDocument, recordOf, type StoredRecord } from './records.ts';
import type { Scope } from './scope.ts';

/** Which records. */
export interface RecordFilter {
  filter: Document;
  /** Ways of which one must hold besides, each answered by an index of its own; absent for no such condition. */
  ways?: readonly Document[] | undefined;
}

export interface RecordQuery extends RecordFilter {
  /** Stored paths in order of weight, 1 upwards and -1 downwards. */
  sort: Readonly<Record<string, 1 | -1>>;
  /** Paths among them whose blank values come last though the order goes upwards; the database has them first. */
  blankLast?: readonly string[] | undefined;
  limit: number;
  /** Fields and columns that are wanted, by path; absent for all. */
  fields?: readonly string[] | undefined;
}

export interface FoundRecord {
  record: StoredRecord;
  /** As it is stored, for reading what it was sorted by. */
  document: Document;
}

export async function listRecords(
  scope: Scope,
  entity: CompiledEntity,
  query: RecordQuery,
): Promise<FoundRecord[]> {
  const projection = query.fields ? projectionOf(query.fields) : { search: 0 };
  const blankLast = query.blankLast ?? [];
  const filter = ownFilter(scope, query);
  const found =
    blankLast.length === 0
      ? collectionOf(scope, entity)
          .find(filter, { ...scope.options, projection })
          .sort(query.sort)
          .limit(query.limit)
      : collectionOf(scope, entity).aggregate<RecordDocument>(
          [
            { $match: filter },
            { $set: Object.fromEntries(blankLast.map((path, index) => [`blank${index}`, isBlank(path)])) },
            { $sort: withFlags(query.sort, blankLast) },
            { $limit: query.limit },
            { $project: projection },
          ],
          scope.options,
        );
  return (await found.toArray()).map((document) => ({
    record: recordOf(entity, { ...document, values: document.values ?? {} } as RecordDocument),
    document,
  }));
}

/** Every index begins with the tenant, so each way names it again. No way at all is nothing found. */
function ownFilter(scope: Scope, { filter, ways }: RecordFilter): Document {
  if (ways === undefined) return scope.own(filter);
  if (ways.length === 0) return scope.own({ _id: { $in: [] } });
  return { ...scope.own({ $and: [filter] }), $or: ways.map((way) => scope.own(way)) };
}

/** 1 where a path is blank. */
function isBlank(path: string): Document {
  return { $cond: [{ $lte: [`$${path}`, null] }, 1, 0] };
}

/** The order in which each path comes behind the flag that says whether it is blank. */
function withFlags(sort: RecordQuery['sort'], blankLast: readonly string[]): Record<string, 1 | -1> {
  const steps = Object.entries(sort).flatMap(([path, way]): [string, 1 | -1][] => {
    const index = blankLast.indexOf(path);
    return index < 0
      ? [[path, way]]
      : [
          [`blank${index}`, 1],
          [path, way],
        ];
  });
  return Object.fromEntries(steps);
}

/** A column is found again by the id of its line. */
function projectionOf(fields: readonly string[]): Document {
  const columns = fields.filter((field) => field.includes('.'));
  const lines = columns.map((field) => `${field.split('.')[0]}.id`);
  const paths = [...new Set([...fields, ...lines])];
  return { ...Object.fromEntries(paths.map((path) => [`values.${path}`, 1])), ...ownFields, sort: 1 };
}

const ownFields = {
  revision: 1,
  state: 1,
  stateTimes: 1,
  createdAt: 1,
  createdBy: 1,
  updatedAt: 1,
  updatedBy: 1,
  lock: 1,
  amending: 1,
  configuration: 1,
};

/** How many match, counted no further than `most`. */
export async function countRecords(
  scope: Scope,
  entity: CompiledEntity,
  filter: RecordFilter,
  most: number,
): Promise<{ value: number; exact: boolean }> {
  const value = await collectionOf(scope, entity).countDocuments(ownFilter(scope, filter), {
    ...scope.options,
    limit: most + 1,
  });
  return value > most ? { value: most, exact: false } : { value, exact: true };
}
