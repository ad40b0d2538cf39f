import { queryOptions } from '@tanstack/react-query';
import type { LedgerDefinition } from '../../../engine/definition/ledger.ts';
import type { Reference } from '../../../engine/record/values.ts';
import { call } from './call.ts';
import { queryText } from './records.ts';

/** What a ledger keeps apart and what it adds up, as its reader sees it. */
export type LedgerDescription = Pick<LedgerDefinition, 'id' | 'label' | 'dimensions' | 'measures'>;

/** One balance: a combination of dimensions and what has added up for it. */
export interface LedgerBalance {
  dimensions: Record<string, Reference | string | null>;
  measures: Record<string, string>;
}

export interface LedgerEntry extends LedgerBalance {
  id: string;
  at: string;
  entity: string;
  record: string;
  recordTitle: string;
  by: Reference;
  /** Of an entry that takes another back. */
  reverses?: string;
}

export interface LedgerPage<Row> {
  items: Row[];
  nextCursor: string | null;
}

export function ledgerQuery(ledger: string) {
  return queryOptions({
    queryKey: ['ledger', ledger],
    queryFn: ({ signal }) => call<LedgerDescription>('GET', `/ledgers/${ledger}`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** The id of a reference or the text, by dimension. */
export type DimensionFilter = Readonly<Record<string, string>>;

export function listBalances(
  ledger: string,
  asked: { where: DimensionFilter; limit: number; cursor: string | undefined },
  signal: AbortSignal,
): Promise<LedgerPage<LedgerBalance>> {
  const { where, limit, cursor } = asked;
  return call('GET', `/ledgers/${ledger}/balances${queryText({ ...where, limit, cursor })}`, { signal });
}

export function listEntries(
  ledger: string,
  asked: { where: DimensionFilter; limit: number; cursor: string | undefined },
  signal: AbortSignal,
): Promise<LedgerPage<LedgerEntry>> {
  const { where, limit, cursor } = asked;
  return call('GET', `/ledgers/${ledger}/entries${queryText({ ...where, limit, cursor })}`, { signal });
}
