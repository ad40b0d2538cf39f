import type { Decimal128, Document } from 'mongodb';
import type { LedgerEntry } from '../../../engine/ledger/post-entries.ts';
import type { Reference } from '../../../engine/record/values.ts';
import { decimal128Of, decimalDigits } from './decimal128.ts';
import { newId } from './new-id.ts';
import type { Scope } from './scope.ts';

/** An entry as kept: append-only, with the record that caused it. */
export interface StoredEntry extends LedgerEntry {
  id: string;
  key: string;
  at: string;
  entity: string;
  record: string;
  recordTitle: string;
  state: string;
  by: Reference;
  /** Of an entry that takes others back. */
  reverses?: string | undefined;
}

interface EntryDocument extends Document {
  _id: string;
  tenant: string;
  measures: Record<string, Decimal128>;
}

export function digitsOf(measures: Record<string, Decimal128>): Record<string, string> {
  return Object.fromEntries(Object.entries(measures).map(([id, value]) => [id, decimalDigits(value)]));
}

export function decimalsOf(measures: Record<string, string>): Record<string, Decimal128> {
  return Object.fromEntries(Object.entries(measures).map(([id, digits]) => [id, decimal128Of(digits)]));
}

export async function insertEntries(
  scope: Scope,
  entries: readonly Omit<StoredEntry, 'id'>[],
): Promise<void> {
  if (entries.length === 0) return;
  const documents = entries.map(({ at, measures, ...entry }) => ({
    ...entry,
    _id: newId(),
    tenant: scope.tenant,
    at: new Date(at),
    measures: decimalsOf(measures),
  }));
  await scope.collection<EntryDocument>('ledgerEntries').insertMany(documents, scope.options);
}

/** All entries that a record ever wrote, oldest first. */
export async function findEntries(scope: Scope, entity: string, record: string): Promise<StoredEntry[]> {
  const found = await scope
    .collection<EntryDocument>('ledgerEntries')
    .find(scope.own({ entity, record }), scope.options)
    .sort({ _id: 1 })
    .toArray();
  return found.map(
    ({ _id, tenant: _, at, measures, ...entry }) =>
      ({
        ...entry,
        id: _id,
        at: (at as Date).toISOString(),
        measures: digitsOf(measures),
      }) as unknown as StoredEntry,
  );
}
