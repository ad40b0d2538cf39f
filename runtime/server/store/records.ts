import type { Document, Filter } from 'mongodb';
import type { CompiledEntity } from '../../../engine/compile/compiled.ts';
import { storedValues } from '../../../engine/record/prepare-record.ts';
import type { RecordData, Reference } from '../../../engine/record/values.ts';
import { codecOf } from './codec.ts';
import { recordCollection } from './collections.ts';
import type { Scope } from './scope.ts';
import { searchTokens, sortKey, sortKeysOf } from './search-key.ts';

/** A record with what only the server needs to know of it. */
export interface StoredRecord extends RecordData {
  stateSince?: string | undefined;
  /** Since when it has been in each state it was in (SAL-57). */
  stateTimes: Readonly<Record<string, string>>;
  /** The running approval that locks it (approval.md L4). */
  lock?: { instance: string; since: string } | undefined;
  /** Content hash of the configuration it was last submitted under. */
  configuration?: string | undefined;
}

interface RecordDocument extends Document {
  _id: string;
  tenant: string;
  revision: number;
  state?: string;
  stateTimes?: Record<string, Date>;
  createdAt: Date;
  createdBy: Reference;
  updatedAt: Date;
  updatedBy: Reference;
  values: Record<string, unknown>;
  lock?: { instance: string; since: string };
  configuration?: string;
}

const hidden = { search: 0, sort: 0 } as const;

function documentOf(scope: Scope, entity: CompiledEntity, record: StoredRecord): RecordDocument & Document {
  const values = storedValues(entity, record.values);
  return {
    _id: record.id,
    tenant: scope.tenant,
    revision: record.revision,
    ...(record.state !== undefined && { state: record.state, stateTimes: momentsOf(record.stateTimes) }),
    createdAt: new Date(record.createdAt),
    createdBy: record.createdBy,
    updatedAt: new Date(record.updatedAt),
    updatedBy: record.updatedBy,
    values: codecOf(entity).toStored(values),
    ...(record.lock && { lock: record.lock }),
    ...(record.configuration !== undefined && { configuration: record.configuration }),
    search: searchTokens(entity, values),
    sort: {
      ...sortKeysOf(entity, values),
      createdBy: sortKey(record.createdBy.title),
      updatedBy: sortKey(record.updatedBy.title),
    },
  };
}

function momentsOf(times: Readonly<Record<string, string>>): Record<string, Date> {
  return Object.fromEntries(Object.entries(times).map(([state, at]) => [state, new Date(at)]));
}

function recordOf(entity: CompiledEntity, document: RecordDocument): StoredRecord {
  const times = Object.fromEntries(
    Object.entries(document.stateTimes ?? {}).map(([state, at]) => [state, at.toISOString()]),
  );
  return {
    id: document._id,
    revision: document.revision,
    state: document.state,
    stateSince: document.state === undefined ? undefined : times[document.state],
    stateTimes: times,
    createdAt: document.createdAt.toISOString(),
    createdBy: document.createdBy,
    updatedAt: document.updatedAt.toISOString(),
    updatedBy: document.updatedBy,
    values: codecOf(entity).fromStored(document.values),
    lock: document.lock,
    configuration: document.configuration,
  };
}

function records(scope: Scope, entity: CompiledEntity) {
  return scope.collection<RecordDocument>(recordCollection(entity.id));
}

export async function findRecord(
  scope: Scope,
  entity: CompiledEntity,
  id: string,
): Promise<StoredRecord | undefined> {
  const found = await records(scope, entity).findOne(scope.own({ _id: id }), {
    ...scope.options,
    projection: hidden,
  });
  return found ? recordOf(entity, found as RecordDocument) : undefined;
}

export async function findRecords(
  scope: Scope,
  entity: CompiledEntity,
  ids: readonly string[],
): Promise<StoredRecord[]> {
  if (ids.length === 0) return [];
  const found = await records(scope, entity)
    .find(scope.own({ _id: { $in: [...ids] } }), { ...scope.options, projection: hidden })
    .toArray();
  return found.map((document) => recordOf(entity, document as RecordDocument));
}

export interface RecordQuery {
  filter: Filter<Document>;
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
  const filter = scope.own(query.filter);
  const found =
    blankLast.length === 0
      ? records(scope, entity)
          .find(filter, { ...scope.options, projection })
          .sort(query.sort)
          .limit(query.limit)
      : records(scope, entity).aggregate<RecordDocument>(
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
  configuration: 1,
};

/** How many match, counted no further than `most`. */
export async function countRecords(
  scope: Scope,
  entity: CompiledEntity,
  filter: Filter<Document>,
  most: number,
): Promise<{ value: number; exact: boolean }> {
  const value = await records(scope, entity).countDocuments(scope.own(filter), {
    ...scope.options,
    limit: most + 1,
  });
  return value > most ? { value: most, exact: false } : { value, exact: true };
}

export async function insertRecord(
  scope: Scope,
  entity: CompiledEntity,
  record: StoredRecord,
): Promise<void> {
  await records(scope, entity).insertOne(documentOf(scope, entity, record), scope.options);
}

/** Writes a record over its earlier revision; false when somebody else was faster. */
export async function replaceRecord(
  scope: Scope,
  entity: CompiledEntity,
  record: StoredRecord,
  expected: number,
): Promise<boolean> {
  const { _id, ...document } = documentOf(scope, entity, record);
  const result = await records(scope, entity).replaceOne(
    scope.own({ _id, revision: expected }),
    document as RecordDocument,
    scope.options,
  );
  return result.matchedCount === 1;
}

export async function deleteRecord(
  scope: Scope,
  entity: CompiledEntity,
  id: string,
  expected: number,
): Promise<boolean> {
  const result = await records(scope, entity).deleteOne(
    scope.own({ _id: id, revision: expected }),
    scope.options,
  );
  return result.deletedCount === 1;
}

/** Whether any record of an entity refers to another by this field. */
export async function isReferred(
  scope: Scope,
  entity: CompiledEntity,
  path: string,
  id: string,
): Promise<boolean> {
  const found = await records(scope, entity).findOne(scope.own({ [`values.${path}.id`]: id }), {
    ...scope.options,
    projection: { _id: 1 },
  });
  return found !== null;
}
