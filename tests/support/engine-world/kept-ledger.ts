import { Decimal } from '../../../engine/decimal.ts';
import type { LedgerEntry } from '../../../engine/ledger/post-entries.ts';
import type { BalanceQuery } from '../../../engine/record/facts.ts';

/** An entry with the record that caused it. */
export interface KeptEntry extends LedgerEntry {
  entity: string;
  record: string;
  /** Takes an earlier entry back. */
  isReversal: boolean;
}

export type KeptBalance = Pick<LedgerEntry, 'ledger' | 'dimensions' | 'measures'>;

/** The sum of one measure over the balances with these dimensions. */
export function sumOf(balances: readonly KeptBalance[], { ledger, measure, where }: BalanceQuery): string {
  return balances
    .filter((one) => one.ledger === ledger && matches(one, where))
    .reduce((total, one) => total.plus(one.measures[measure] ?? 0), new Decimal(0))
    .toFixed();
}

function matches({ dimensions }: KeptBalance, where: Readonly<Record<string, string>>): boolean {
  return Object.entries(where).every(([id, wanted]) => {
    const value = dimensions[id];
    return (typeof value === 'object' ? value.id : value) === wanted;
  });
}
