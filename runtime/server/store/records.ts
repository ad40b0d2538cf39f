import type { Document } from 'mongodb';
import type { CompiledEntity } from '../../../engine/compile/compiled.ts';
import type { Purpose } from '../../../engine/definition/amendments.ts';
import { sameJson } from '../../../engine/json.ts';
import { storedValues } from '../../../engine/record/prepare-record.ts';
import type { RecordData, Reference } from '../../../engine/record/values.ts';
import { codecOf } from './codec.ts';
import { recordCollection, uniqueFields } from './collections.ts';
import { Gathering } from './gathering.ts';
import type { Scope } from './scope.ts';
import { searchTokens, sortKey, sortKeysOf } from './search-key.ts';

/** A record with what only the server needs to know of it. */
export interface StoredRecord extends RecordData {
  stateSince?: string | undefined;
  /** Since when it has been in each state it was in (SAL-57). */
  stateTimes: Readonly<Record<string, string>>;
  /** The running approval that locks it (approval.md L4). */
  lock?: { instance: string; since: string } | undefined;
  /** Open requests to change or cancel it (approval.md L6, L7). */
  amending?: readonly Amending[] | undefined;
  /** Content hash of the configuration it was last submitted under. */
  configuration?: string | undefined;
  /** The approval whose record it is a copy of (approval.md B14). */
  revives?: string | undefined;
}

export interface Amending {
  purpose: Purpose;
  amendment: string;
  instance: string;
  since: string;
}

export interface RecordDocument extends Document {
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
  amending?: readonly Amending[];
  configuration?: string;
  revives?: string;
}

const hidden = { search: 0, sort: 0 } as const;

function documentOf(scope: Scope, entity: CompiledEntity, record: StoredRecord): RecordDocument & Document {
  const values = storedValues(entity, record.values);
  return {
    _id: record.id,
    tenant: scope.tenant,
    createdAt: new Date(record.createdAt),
    createdBy: record.createdBy,
    ...headOf(record),
    values: codecOf(entity).toStored(values),
    search: searchTokens(entity, values),
    sort: {
      ...sortKeysOf(entity, values),
      createdBy: sortKey(record.createdBy.title),
      updatedBy: sortKey(record.updatedBy.title),
    },
  };
}

/** What stands beside the values and may change without them; what is undefined is not there. */
function headOf(record: StoredRecord) {
  const { revision, state, stateTimes, updatedAt, updatedBy, lock, amending, configuration, revives } =
    record;
  return {
    revision,
    state,
    stateTimes: state === undefined ? undefined : momentsOf(stateTimes),
    updatedAt: new Date(updatedAt),
    updatedBy,
    lock,
    amending: amending && amending.length > 0 ? amending : undefined,
    configuration,
    revives,
  };
}

function momentsOf(times: Readonly<Record<string, string>>): Record<string, Date> {
  return Object.fromEntries(Object.entries(times).map(([state, at]) => [state, new Date(at)]));
}

export function recordOf(entity: CompiledEntity, document: RecordDocument): StoredRecord {
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
    amending: document.amending,
    configuration: document.configuration,
    ...(document.revives !== undefined && { revives: document.revives }),
  };
}

/** The collection that the records of an entity are in. */
export function collectionOf(scope: Scope, entity: CompiledEntity) {
  return scope.collection<RecordDocument>(recordCollection(entity.id));
}

export async function findRecord(
  scope: Scope,
  entity: CompiledEntity,
  id: string,
): Promise<StoredRecord | undefined> {
  return (await findRecords(scope, entity, [id]))[0];
}

export async function findRecords(
  scope: Scope,
  entity: CompiledEntity,
  ids: readonly string[],
): Promise<StoredRecord[]> {
  if (ids.length === 0) return [];
  if (scope.session) return readRecords(scope, entity, ids);
  const key = JSON.stringify([scope.db.databaseName, scope.tenant]);
  return readersOf(entity).ask(key, ids, async (asks) => {
    const found = await readRecords(scope, entity, [...new Set(asks.flat())]);
    if (asks.length === 1) return [found];
    const byId = new Map(found.map((record) => [record.id, record]));
    return asks.map((asked) => [...new Set(asked)].flatMap((id) => byId.get(id) ?? []));
  });
}

const readers = new WeakMap<CompiledEntity, Gathering<readonly string[], StoredRecord[]>>();

/** Those who read records of an entity, whose definitions they read them by. */
function readersOf(entity: CompiledEntity): Gathering<readonly string[], StoredRecord[]> {
  const known = readers.get(entity) ?? new Gathering();
  readers.set(entity, known);
  return known;
}

async function readRecords(
  scope: Scope,
  entity: CompiledEntity,
  ids: readonly string[],
): Promise<StoredRecord[]> {
  await scope.settle();
  const found = await collectionOf(scope, entity)
    .find(scope.ownByIds(ids), { ...scope.options, projection: hidden })
    .toArray();
  return found.map((document) => recordOf(entity, document as RecordDocument));
}

export async function insertRecord(
  scope: Scope,
  entity: CompiledEntity,
  record: StoredRecord,
): Promise<void> {
  const collection = recordCollection(entity.id);
  await scope.write({ collection, insert: documentOf(scope, entity, record) });
}

/**
 * Writes a record over its earlier revision; `Overtaken` when somebody else was faster. Where its values
 * are the very same, they are left alone. Where a unique value changes, the record is taken out and put
 * in again: SecantusDB 0.5.3 keeps a value that an update left behind occupied for ever.
 */
export async function replaceRecord(
  scope: Scope,
  entity: CompiledEntity,
  record: StoredRecord,
  before: Pick<StoredRecord, 'revision' | 'values'>,
): Promise<void> {
  const fence = {
    collection: recordCollection(entity.id),
    filter: scope.own({ _id: record.id, revision: before.revision }),
    isFenced: true,
  };
  if (record.values === before.values) return scope.write({ ...fence, update: updateOfHead(record) });
  const document = documentOf(scope, entity, record);
  if (uniqueFields(entity).some(({ id }) => !sameJson(record.values[id], before.values[id])))
    return scope.write({ ...fence, remove: 'one' }, { collection: fence.collection, insert: document });
  const { _id, ...replacement } = document;
  return scope.write({ ...fence, replacement });
}

function updateOfHead(record: StoredRecord): Document {
  const head = { ...headOf(record), 'sort.updatedBy': sortKey(record.updatedBy.title) };
  const gone = Object.entries(head).flatMap(([name, value]) => (value === undefined ? [[name, '']] : []));
  // What is undefined is left out of what is written.
  return { $set: head, ...(gone.length > 0 && { $unset: Object.fromEntries(gone) }) };
}

export async function deleteRecord(
  scope: Scope,
  entity: CompiledEntity,
  id: string,
  expected: number,
): Promise<boolean> {
  await scope.settle();
  const result = await collectionOf(scope, entity).deleteOne(
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
  const found = await collectionOf(scope, entity).findOne(scope.own({ [`values.${path}.id`]: id }), {
    ...scope.options,
    projection: { _id: 1 },
  });
  return found !== null;
}

/** The records of an entity that refer to another by this field, oldest first. */
export async function findReferring(
  scope: Scope,
  entity: CompiledEntity,
  path: string,
  id: string,
): Promise<StoredRecord[]> {
  const found = await collectionOf(scope, entity)
    .find(scope.own({ [`values.${path}.id`]: id }), { ...scope.options, projection: hidden })
    .sort({ _id: 1 })
    .toArray();
  return found.map((document) => recordOf(entity, document as RecordDocument));
}
