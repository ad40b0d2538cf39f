import type { Decimal128, Document } from 'mongodb';
import { Decimal } from '../../../engine/decimal.ts';
import type { BalanceChange } from '../../../engine/ledger/balances.ts';
import type { Reference } from '../../../engine/record/values.ts';
import { tokensOf } from './balance-pairs.ts';
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
