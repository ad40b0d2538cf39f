import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { LedgerDefinition } from '../../../engine/definition/ledger.ts';
import type { Reference } from '../../../engine/record/values.ts';
import { call } from './call.ts';
import { queryText } from './records.ts';

/** What a ledger keeps apart and what it adds up, as its reader sees it. */
export type LedgerDescription = Pick<LedgerDefinition, 'id' | 'label' | 'dimensions' | 'measures'>;

/** One balance: a combination of dimensions and what has added up for it. */
export interface LedgerBalance {
  id: string;
  dimensions: Record<string, Reference | string>;
  measures: Record<string, string>;
}

export interface LedgerEntry extends LedgerBalance {
  at: string;
  by: Reference;
  /** What was posted: the record, and the state that it entered. */
  entity: string;
  record: string;
  /** Null where the reader of the ledger may not read the record. */
  recordTitle: string | null;
  state: string;
  line: string | null;
  /** Of an entry that takes another back. */
  reverses: string | null;
}

export interface EntryPage {
  items: LedgerEntry[];
  nextCursor: string | null;
}

export interface BalancePage {
  items: LedgerBalance[];
  nextCursor: string | null;
  /** Over all pages. */
  totals: Record<string, string>;
}

/** The id of a reference or the text, by dimension. */
export type DimensionFilter = Readonly<Record<string, string>>;

export interface BalanceQuery {
  where: DimensionFilter;
  search: string;
  /** Whether what has come down to nothing is listed as well. */
  zero: boolean;
}

/** Rows that come at once. */
const pageSize = 60;

export function ledgerQuery(ledger: string) {
  return queryOptions({
    queryKey: ['ledger', ledger],
    queryFn: ({ signal }) => call<LedgerDescription>('GET', `/ledgers/${ledger}`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function balancesQuery(ledger: string, { where, search, zero }: BalanceQuery) {
  return infiniteQueryOptions({
    queryKey: ['ledger', ledger, 'balances', where, search, zero],
    queryFn: ({ signal, pageParam }) => {
      const asked = { search, zero: zero || undefined, cursor: pageParam, limit: pageSize };
      return call<BalancePage>('GET', `/ledgers/${ledger}/balances${queryText(asked, where)}`, { signal });
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

export function entriesQuery(ledger: string, where: DimensionFilter) {
  return infiniteQueryOptions({
    queryKey: ['ledger', ledger, 'entries', where],
    queryFn: ({ signal, pageParam }) => {
      const asked = { cursor: pageParam, limit: pageSize };
      return call<EntryPage>('GET', `/ledgers/${ledger}/entries${queryText(asked, where)}`, { signal });
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}
