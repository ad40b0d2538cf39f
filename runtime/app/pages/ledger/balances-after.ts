import { Decimal } from '../../../../engine/decimal.ts';
import type { LedgerEntry } from '../../api/ledgers.ts';

/**
 * What stood in the ledger after each entry: entries come newest first, so the newest leaves what
 * there is now, and every one below it what there was before the ones above.
 */
export function balancesAfter(
  entries: readonly Pick<LedgerEntry, 'id' | 'measures'>[],
  now: Readonly<Record<string, string>>,
): Map<string, Record<string, string>> {
  const after = new Map<string, Record<string, string>>();
  let standing = now;
  for (const { id, measures } of entries) {
    after.set(id, standing);
    standing = Object.fromEntries(
      Object.entries(standing).map(([measure, value]) => [measure, before(value, measures[measure])]),
    );
  }
  return after;
}

/** With the places that the balance has. */
function before(after: string, change = '0'): string {
  const places = after.split('.')[1]?.length ?? 0;
  return new Decimal(after).minus(change).toFixed(places);
}
