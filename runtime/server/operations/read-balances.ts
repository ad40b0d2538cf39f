import { Decimal } from '../../../engine/decimal.ts';
import { issue } from '../../../engine/issue.ts';
import {
  type BalanceListQuery,
  type BalancePlace,
  listBalances,
  type StoredBalance,
  sumBalances,
} from '../store/list-balances.ts';
import { type Acting, scopeOf } from './acting.ts';
import { Invalid } from './invalid.ts';
import { ledgerOf } from './read-ledger.ts';

export interface BalancesRequest {
  ledger: string;
  /** By dimension: the id of a reference, or the text. */
  where: Readonly<Record<string, string>>;
  /** Words that occur in what the dimensions are called. */
  search?: string | undefined;
  /** Whether balances that came down to nothing are listed as well. */
  withZero: boolean;
  /** As the page before gave it. */
  cursor?: string | undefined;
  limit: number;
}

export interface BalancesPage {
  items: Omit<StoredBalance, 'place'>[];
  nextCursor: string | null;
  /** The sum of each measure over all pages. */
  totals: Record<string, string>;
}

/** What a ledger amounts to: a page of its balances, by what the first dimension is called, and the totals of all. */
export async function readBalances(acting: Acting, request: BalancesRequest): Promise<BalancesPage> {
  const { definition } = ledgerOf(acting, request.ledger);
  const paths = Object.entries(definition.dimensions).map(([id, { type }]) => ({
    id,
    name: type === 'reference' ? `dimensions.${id}.title` : `dimensions.${id}`,
    identity: type === 'reference' ? `dimensions.${id}.id` : `dimensions.${id}`,
  }));
  const query: BalanceListQuery = {
    ...request,
    names: Object.fromEntries(paths.map(({ id, name }) => [id, name])),
    identities: Object.fromEntries(paths.map(({ id, identity }) => [id, identity])),
    measures: Object.keys(definition.measures),
    after: placeOf(request.cursor),
    limit: request.limit + 1,
  };
  const scope = scopeOf(acting);
  const [found, totals] = await Promise.all([listBalances(scope, query), sumBalances(scope, query)]);
  const scaled = (measures: Record<string, string>) =>
    Object.fromEntries(
      Object.entries(definition.measures).map(([id, { scale }]) => [
        id,
        new Decimal(measures[id] ?? 0).toFixed(scale),
      ]),
    );
  const shown = found.slice(0, request.limit);
  const last = shown.at(-1);
  return {
    items: shown.map(({ id, dimensions, measures }) => ({ id, dimensions, measures: scaled(measures) })),
    nextCursor: found.length > request.limit && last ? cursorOf(last.place) : null,
    totals: scaled(totals),
  };
}

function cursorOf(place: BalancePlace): string {
  return Buffer.from(JSON.stringify([place.name, place.key])).toString('base64url');
}

function placeOf(cursor: string | undefined): BalancePlace | undefined {
  if (cursor === undefined) return undefined;
  try {
    const [name, key] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[];
    if (typeof name === 'string' && typeof key === 'string') return { name, key };
  } catch {
    // refused below, like one of another shape
  }
  throw new Invalid([issue('request.bad-cursor', '/cursor')], 400);
}
