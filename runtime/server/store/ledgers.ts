import { Decimal128, type Document } from 'mongodb';
import { Decimal } from '../../../engine/decimal.ts';
import type { BalanceChange } from '../../../engine/ledger/balances.ts';
import type { LedgerEntry } from '../../../engine/ledger/post-entries.ts';
import { type BalanceQuery, balanceKey } from '../../../engine/record/facts.ts';
import type { Reference } from '../../../engine/record/values.ts';
import { decimalDigits } from './codec.ts';
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

interface BalanceDocument extends Document {
  tenant: string;
  ledger: string;
  key: string;
  dimensions: Record<string, Reference | string>;
  measures: Record<string, Decimal128>;
}

function digitsOf(measures: Record<string, Decimal128>): Record<string, string> {
  return Object.fromEntries(Object.entries(measures).map(([id, value]) => [id, decimalDigits(value)]));
}

export function decimalsOf(measures: Record<string, string>): Record<string, Decimal128> {
  return Object.fromEntries(
    Object.entries(measures).map(([id, digits]) => [id, Decimal128.fromString(digits)]),
  );
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

/** Changes one balance and gives its measures after the change. */
export async function changeBalance(scope: Scope, change: BalanceChange): Promise<Record<string, string>> {
  const increments = Object.fromEntries(
    Object.entries(change.measures).map(([id, digits]) => [`measures.${id}`, Decimal128.fromString(digits)]),
  );
  const after = await scope
    .collection<BalanceDocument>('ledgerBalances')
    .findOneAndUpdate(
      scope.own({ ledger: change.ledger, key: change.key }),
      { $inc: increments, $set: { dimensions: change.dimensions, pairs: pairsOfBalance(change) } },
      { ...scope.options, upsert: true, returnDocument: 'after' },
    );
  if (!after) throw new Error('a balance was not written');
  return digitsOf(after.measures);
}

function pairsOfBalance({ dimensions }: BalanceChange): string[] {
  return Object.entries(dimensions).map(([id, value]) => `${id}:${identity(value)}`);
}

/** The sum of one measure for each query. */
export async function readBalances(
  scope: Scope,
  queries: readonly BalanceQuery[],
): Promise<Map<string, string>> {
  const answers = new Map<string, string>();
  for (const group of groupByShape(queries)) {
    const found = await scope
      .collection<BalanceDocument>('ledgerBalances')
      .find(
        scope.own({ ledger: group[0]?.ledger, ...pairsOf(group.map(({ where }) => where)) }),
        scope.options,
      )
      .toArray();
    for (const query of group) answers.set(balanceKey(query), sumOf(found, query));
  }
  return answers;
}

function groupByShape(queries: readonly BalanceQuery[]): BalanceQuery[][] {
  const groups = new Map<string, BalanceQuery[]>();
  for (const query of queries) {
    const shape = JSON.stringify([query.ledger, ...Object.keys(query.where).sort()]);
    groups.set(shape, [...(groups.get(shape) ?? []), query]);
  }
  return [...groups.values()];
}

/**
 * A filter that finds at least the balances of these dimensions, by one index: a balance keeps
 * `dimension:value` for each of its dimensions. The dimension that varies most narrows it.
 */
function pairsOf(wheres: readonly Readonly<Record<string, string>>[]): Document {
  const values = Object.keys(wheres[0] ?? {}).map((id) => [
    ...new Set(wheres.map((where) => `${id}:${where[id]}`)),
  ]);
  const varied = values.sort((a, b) => b.length - a.length)[0];
  if (!varied) return {};
  const fixed = values.filter((one) => one !== varied && one.length === 1).flat();
  return { $and: [{ pairs: { $in: varied } }, ...fixed.map((pair) => ({ pairs: pair }))] };
}

function sumOf(balances: readonly BalanceDocument[], { where, measure }: BalanceQuery): string {
  const mine = balances.filter(({ dimensions }) =>
    Object.entries(where).every(([id, value]) => identity(dimensions[id]) === value),
  );
  return mine
    .reduce(
      (sum, { measures }) => sum.plus(measures[measure] ? decimalDigits(measures[measure]) : 0),
      new Decimal(0),
    )
    .toFixed();
}

function identity(value: Reference | string | undefined): string {
  return typeof value === 'object' ? value.id : (value ?? '');
}

export interface BalanceRow {
  dimensions: Record<string, Reference | string>;
  measures: Record<string, string>;
}

/** The balances of a ledger, all of them up to a bound; `where` narrows by dimension id. */
export async function listBalances(
  scope: Scope,
  ledger: string,
  where: Record<string, string>,
  most: number,
): Promise<BalanceRow[]> {
  const found = await scope
    .collection<BalanceDocument>('ledgerBalances')
    .find(scope.own({ ledger, ...pairsOf(Object.keys(where).length > 0 ? [where] : []) }), scope.options)
    .limit(most)
    .toArray();
  return found.map(({ dimensions, measures }) => ({ dimensions, measures: digitsOf(measures) }));
}
