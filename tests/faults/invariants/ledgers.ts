import { Decimal } from '../../../engine/decimal.ts';
import type { Aftermath } from '../invariants.ts';

/** Every balance is the sum of its entries, none is without entries, no stock is below zero. */
export async function balancesRight({ db }: Aftermath): Promise<string[]> {
  const sums = new Map<string, Decimal>();
  for (const { tenant, ledger, key, measures } of await db.collection('ledgerEntries').find({}).toArray())
    for (const [measure, digits] of Object.entries(measures)) {
      const place = [tenant, ledger, key, measure].join(' ');
      sums.set(place, (sums.get(place) ?? new Decimal(0)).plus(String(digits)));
    }
  const wrong: string[] = [];
  for (const { tenant, ledger, key, measures } of await db.collection('ledgerBalances').find({}).toArray())
    for (const [measure, digits] of Object.entries(measures)) {
      const place = [tenant, ledger, key, measure].join(' ');
      const balance = new Decimal(String(digits));
      if (!balance.equals(sums.get(place) ?? 0))
        wrong.push(`${place} is ${balance}, its entries add up to ${sums.get(place)}`);
      if (ledger === 'stock' && balance.isNegative() && !balance.isZero())
        wrong.push(`${place} is below zero: ${balance}`);
      sums.delete(place);
    }
  for (const [place, sum] of sums) wrong.push(`${place} has entries of ${sum} and no balance`);
  return wrong;
}
