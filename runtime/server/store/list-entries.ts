import type { Document } from 'mongodb';
import { digitsOf, type StoredEntry } from './ledgers.ts';
import type { Scope } from './scope.ts';

export interface EntryQuery {
  ledger: string;
  /** Identity of a dimension's value, by dimension; only those that narrow. */
  where: Readonly<Record<string, string>>;
  /** Dimensions that hold references. */
  references: ReadonlySet<string>;
  entity?: string | undefined;
  record?: string | undefined;
  /** Entries older than this one. */
  before?: { at: string; id: string } | undefined;
  limit: number;
}

/** Entries of a ledger, the newest first. */
export async function listEntries(scope: Scope, query: EntryQuery): Promise<StoredEntry[]> {
  const { ledger, where, references, entity, record, before, limit } = query;
  const conditions: Document[] = [
    ...(entity !== undefined ? [{ entity }] : []),
    ...(record !== undefined ? [{ record }] : []),
    ...Object.entries(where).map(([id, value]) => ({
      [references.has(id) ? `dimensions.${id}.id` : `dimensions.${id}`]: value,
    })),
  ];
  if (before) {
    const at = new Date(before.at);
    conditions.push({ $or: [{ at: { $lt: at } }, { at, _id: { $lt: before.id } }] });
  }
  const found = await scope
    .collection('ledgerEntries')
    .find(scope.own({ ledger, ...(conditions.length > 0 && { $and: conditions }) }), scope.options)
    .sort({ at: -1, _id: -1 })
    .limit(limit)
    .toArray();
  return found.map(entryOf);
}

function entryOf({ _id, tenant: _, at, measures, ...entry }: Document): StoredEntry {
  return {
    ...entry,
    id: String(_id),
    at: (at as Date).toISOString(),
    measures: digitsOf(measures),
  } as unknown as StoredEntry;
}
