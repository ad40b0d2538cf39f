import type { Document } from 'mongodb';
import type { FieldChange } from '../../../engine/record/field-change.ts';
import type { Reference } from '../../../engine/record/values.ts';
import type { Change } from '../../../engine/workflow/change.ts';
import { newId } from './new-id.ts';
import type { Scope } from './scope.ts';

/** Who did what, when, from where, under which approval: one entry for every write. */
export interface AuditEntry {
  at: string;
  by: Reference;
  action: string;
  channel: string;
  ip?: string | undefined;
  requestId?: string | undefined;
  reason?: string | undefined;
  /** Whom it is about: who was asked, or who had asked. */
  people?: readonly Reference[] | undefined;
  entity?: string | undefined;
  record?: string | undefined;
  revision?: number | undefined;
  fields?: readonly FieldChange[] | undefined;
  state?: { before?: string | undefined; after?: string | undefined } | undefined;
  /** Of a command on an approval: the log that the instance can be rebuilt from (approval.md K9). */
  instance?: string | undefined;
  seq?: number | undefined;
  commandId?: string | undefined;
  changes?: readonly Change[] | undefined;
  hashes?: { before?: string | undefined; after: string } | undefined;
}

export async function insertAudit(scope: Scope, entries: readonly AuditEntry[]): Promise<void> {
  const own = () => ({ _id: newId(), tenant: scope.tenant });
  const documents = entries.map((entry) => ({
    ...entry,
    ...(entry.fields && kept(entry.fields)),
    ...own(),
    at: new Date(entry.at),
  }));
  await scope.write(...documents.map((insert) => ({ collection: 'audit', insert })));
}

/** Most changes of one entry that the database keeps as documents; as one text, more take a sixth of its time. */
const mostDocuments = 50;

function kept(fields: readonly FieldChange[]): Document {
  return fields.length > mostDocuments ? { fields: JSON.stringify(fields) } : { fields };
}

function fieldsOf({ fields }: Document): readonly FieldChange[] | undefined {
  return typeof fields === 'string' ? JSON.parse(fields) : fields;
}

export interface StoredAudit extends AuditEntry {
  id: string;
}

function entryOf({ _id, tenant: _, at, ...entry }: Document): StoredAudit {
  const fields = fieldsOf(entry);
  return {
    ...entry,
    ...(fields && { fields }),
    id: String(_id),
    at: (at as Date).toISOString(),
  } as StoredAudit;
}

/** What happened to a record, newest first. */
export async function listRecordAudit(
  scope: Scope,
  entity: string,
  record: string,
  most: number,
): Promise<StoredAudit[]> {
  const found = await scope
    .collection('audit')
    .find(scope.own({ entity, record }), scope.options)
    .sort({ at: -1, _id: -1 })
    .limit(most)
    .toArray();
  return found.map(entryOf);
}

export interface AuditQuery {
  entity?: string | undefined;
  record?: string | undefined;
  /** The person's id. */
  by?: string | undefined;
  action?: string | undefined;
  /** The span of time, both ends within it. */
  from?: Date | undefined;
  to?: Date | undefined;
  /** Entries older than this one. */
  before?: { at: string; id: string } | undefined;
  limit: number;
}

/** What was done in the tenant, newest first. */
export async function listAudit(scope: Scope, query: AuditQuery): Promise<StoredAudit[]> {
  const { entity, record, by, action, from, to, before, limit } = query;
  const conditions: Document[] = [
    ...(entity !== undefined ? [{ entity }] : []),
    ...(record !== undefined ? [{ record }] : []),
    ...(by !== undefined ? [{ 'by.id': by }] : []),
    ...(action !== undefined ? [{ action }] : []),
    ...(from ? [{ at: { $gte: from } }] : []),
    ...(to ? [{ at: { $lte: to } }] : []),
  ];
  if (before) {
    const at = new Date(before.at);
    conditions.push({ $or: [{ at: { $lt: at } }, { at, _id: { $lt: before.id } }] });
  }
  const found = await scope
    .collection('audit')
    .find(scope.own(conditions.length > 0 ? { $and: conditions } : {}), scope.options)
    .sort({ at: -1, _id: -1 })
    .limit(limit)
    .toArray();
  return found.map(entryOf);
}

/** The log of an instance in order. */
export async function listInstanceLog(scope: Scope, instance: string): Promise<StoredAudit[]> {
  const found = await scope
    .collection('audit')
    .find(scope.own({ instance, seq: { $gt: 0 } }), scope.options)
    .sort({ seq: 1 })
    .toArray();
  return found.map(entryOf);
}

/** Fields of a record that changed after a revision, with their values at that revision. */
export async function fieldsChangedSince(
  scope: Scope,
  entity: string,
  record: string,
  revision: number,
): Promise<Map<string, FieldChange>> {
  const found = await scope
    .collection('audit')
    .find(scope.own({ entity, record }), scope.options)
    .sort({ at: 1, _id: 1 })
    .toArray();
  // One that names no revision changed nothing of the record.
  const since = found
    .filter((entry) => entry.revision > revision)
    .sort((one, other) => one.revision - other.revision);
  const changed = new Map<string, FieldChange>();
  for (const entry of since)
    for (const field of fieldsOf(entry) ?? []) {
      const first = changed.get(field.path);
      changed.set(field.path, {
        path: field.path,
        before: first ? first.before : field.before,
        after: field.after,
      });
    }
  return changed;
}
