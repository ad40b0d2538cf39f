import type { Decimal128, Document } from 'mongodb';
import { Decimal } from '../../../engine/decimal.ts';
import type { BalanceChange } from '../../../engine/ledger/balances.ts';
import { type BalanceQuery, balanceKey } from '../../../engine/record/facts.ts';
import type { Reference } from '../../../engine/record/values.ts';
import { decimalDigits } from './codec.ts';
import { decimal128Of } from './decimal128.ts';
import { digitsOf } from './ledgers.ts';
import type { Scope } from './scope.ts';

export interface BalanceDocument extends Document {
  tenant: string;
  ledger: string;
  key: string;
  dimensions: Record<string, Reference | string>;
  measures: Record<string, Decimal128>;
}

/**
 * Changes balances in a transaction and gives the measures of each after its change, in their order.
 * A ledger with several changes is read and written once: in a snapshot, what was read is what is
 * changed, or the transaction meets a conflict.
 */
export async function changeBalances(
  scope: Scope,
  changes: readonly BalanceChange[],
): Promise<Record<string, string>[]> {
  if (!scope.session) throw new Error('balances are changed in a transaction');
  const after = new Map<BalanceChange, Record<string, string>>();
  const many: BalanceChange[] = [];
  for (const ledger of new Set(changes.map((change) => change.ledger))) {
    const own = changes.filter((change) => change.ledger === ledger);
    if (own.length === 1) {
      for (const change of own) after.set(change, await changeBalance(scope, change));
      continue;
    }
    const before = await findBalances(scope, ledger, own);
    for (const change of own) after.set(change, sumOfMeasures(before.get(change.key) ?? {}, change.measures));
    many.push(...own);
  }
  if (many.length > 0)
    await scope.collection<BalanceDocument>('ledgerBalances').bulkWrite(
      many.map((change) => ({
        updateOne: { filter: balanceOf(scope, change), update: updateOf(change), upsert: true },
      })),
      scope.options,
    );
  return changes.map((change) => after.get(change) as Record<string, string>);
}

async function changeBalance(scope: Scope, change: BalanceChange): Promise<Record<string, string>> {
  const after = await scope
    .collection<BalanceDocument>('ledgerBalances')
    .findOneAndUpdate(balanceOf(scope, change), updateOf(change), {
      ...scope.options,
      upsert: true,
      returnDocument: 'after',
    });
  if (!after) throw new Error('a balance was not written');
  return digitsOf(after.measures);
}

async function findBalances(
  scope: Scope,
  ledger: string,
  changes: readonly BalanceChange[],
): Promise<Map<string, Record<string, string>>> {
  const found = await scope
    .collection<BalanceDocument>('ledgerBalances')
    .find(scope.own({ ledger, key: { $in: changes.map(({ key }) => key) } }), scope.options)
    .toArray();
  return new Map(found.map(({ key, measures }) => [key, digitsOf(measures)]));
}

function balanceOf(scope: Scope, { ledger, key }: BalanceChange): Document {
  return scope.own({ ledger, key });
}

function updateOf({ measures, dimensions }: BalanceChange): Document {
  const increments = Object.entries(measures).map(([id, digits]) => [`measures.${id}`, decimal128Of(digits)]);
  return { $inc: Object.fromEntries(increments), $set: { dimensions, pairs: tokensOf(dimensions) } };
}

/** Digits with the places of whichever has more, as the database adds them. */
function sumOfMeasures(
  before: Record<string, string>,
  change: Record<string, string>,
): Record<string, string> {
  const sums = Object.entries(change).map(([id, digits]) => {
    const places = Math.max(placesOf(digits), placesOf(before[id] ?? ''));
    return [id, new Decimal(before[id] ?? 0).plus(digits).toFixed(places)];
  });
  return { ...before, ...Object.fromEntries(sums) };
}

function placesOf(digits: string): number {
  const at = digits.indexOf('.');
  return at < 0 ? 0 : digits.length - at - 1;
}

/**
 * What a balance is found by: each of its dimensions, `product:ab12`, and each two of them together, so
 * that asking for a product in a warehouse reads neither all products there nor all warehouses.
 */
function tokensOf(dimensions: BalanceChange['dimensions']): string[] {
  const single = Object.keys(dimensions)
    .sort()
    .map((id) => tokenOf(id, dimensions));
  return [
    ...single,
    ...single.flatMap((one, index) => single.slice(index + 1).map((other) => `${one} ${other}`)),
  ];
}

function tokenOf(id: string, dimensions: Readonly<Record<string, Reference | string>>): string {
  return `${id}:${identity(dimensions[id])}`;
}

/** The sum of one measure for each query. */
export async function readBalances(
  scope: Scope,
  queries: readonly BalanceQuery[],
): Promise<Map<string, string>> {
  const answers = new Map<string, string>();
  await scope.each(groupByShape(queries), async (group) => {
    const found = await scope
      .collection<BalanceDocument>('ledgerBalances')
      .find(
        scope.own({ ledger: group[0]?.ledger, ...pairsOf(group.map(({ where }) => where)) }),
        scope.options,
      )
      .toArray();
    for (const query of group) answers.set(balanceKey(query), sumOf(found, query));
  });
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

/** A filter that finds at least the balances of these dimensions, by the two that vary most. */
export function pairsOf(wheres: readonly Readonly<Record<string, string>>[]): Document {
  const variety = (id: string) => new Set(wheres.map((where) => where[id])).size;
  const ids = Object.keys(wheres[0] ?? {})
    .sort((one, other) => variety(other) - variety(one))
    .slice(0, 2)
    .sort();
  if (ids.length === 0) return {};
  return {
    pairs: { $in: [...new Set(wheres.map((where) => ids.map((id) => tokenOf(id, where)).join(' ')))] },
  };
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
