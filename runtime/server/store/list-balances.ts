import { Decimal128, type Document } from 'mongodb';
import type { Reference } from '../../../engine/record/values.ts';
import { literalPattern } from '../query/literal-pattern.ts';
import { pairsOf } from './balance-pairs.ts';
import type { BalanceDocument } from './balances.ts';
import { digitsOf } from './ledgers.ts';
import type { Scope } from './scope.ts';

export interface BalanceListQuery {
  ledger: string;
  /** Identity of a dimension's value, by dimension; only those that narrow. */
  where: Readonly<Record<string, string>>;
  /** Paths of what the dimensions are called, by dimension: `dimensions.product.title`. */
  names: Readonly<Record<string, string>>;
  /** Paths of the dimensions' identities, by dimension. */
  identities: Readonly<Record<string, string>>;
  measures: readonly string[];
  /** Part of what some dimension is called. */
  search?: string | undefined;
  withZero: boolean;
  /** Balances after this one. */
  after?: BalancePlace | undefined;
  limit: number;
}

/** Where a page of balances ends: what the first dimension is called there, and the key. */
export interface BalancePlace {
  name: string;
  key: string;
}

export interface StoredBalance {
  id: string;
  dimensions: Record<string, Reference | string>;
  measures: Record<string, string>;
  place: BalancePlace;
}

/** Balances of a ledger by what their first dimension is called. */
export async function listBalances(scope: Scope, query: BalanceListQuery): Promise<StoredBalance[]> {
  const [[dimension, first] = ['', 'key']] = Object.entries(query.names);
  const found = await scope
    .collection<BalanceDocument>('ledgerBalances')
    .find({ $and: [filterOf(scope, query), ...afterOf(first, query.after)] }, scope.options)
    .sort({ [first]: 1, key: 1 })
    .limit(query.limit)
    .toArray();
  return found.map(({ _id, key, dimensions, measures }) => ({
    id: String(_id),
    dimensions,
    measures: digitsOf(measures),
    place: { name: nameOf(dimensions[dimension]), key },
  }));
}

/** The sum of each measure over all balances that a query finds, on whichever page. */
export async function sumBalances(scope: Scope, query: BalanceListQuery): Promise<Record<string, string>> {
  const sums = query.measures.map((id) => [id, { $sum: `$measures.${id}` }]);
  const [found] = await scope
    .collection('ledgerBalances')
    .aggregate<Record<string, Decimal128 | number>>(
      [{ $match: filterOf(scope, query) }, { $group: { _id: null, ...Object.fromEntries(sums) } }],
      scope.options,
    )
    .toArray();
  return digitsOf(
    Object.fromEntries(query.measures.map((id) => [id, Decimal128.fromString(String(found?.[id] ?? 0))])),
  );
}

function filterOf(scope: Scope, { ledger, where, names, identities, ...query }: BalanceListQuery): Document {
  const { measures, search, withZero } = query;
  const zero = Decimal128.fromString('0');
  const ofDimensions = Object.entries(where).map(([id, value]) => ({ [identities[id] ?? id]: value }));
  const words = (search ?? '').split(/\s+/).filter((word) => word !== '');
  const conditions: Document[] = [
    ...ofDimensions,
    ...words.map((word) => ({
      $or: Object.values(names).map((name) => ({ [name]: { $regex: literalPattern(word), $options: 'i' } })),
    })),
    ...(withZero ? [] : [{ $or: measures.map((id) => ({ [`measures.${id}`]: { $ne: zero } })) }]),
  ];
  return scope.own({
    ledger,
    ...(ofDimensions.length > 0 && pairsOf([where])),
    ...(conditions.length > 0 && { $and: conditions }),
  });
}

function afterOf(first: string, after: BalancePlace | undefined): Document[] {
  if (!after) return [];
  return [{ $or: [{ [first]: { $gt: after.name } }, { [first]: after.name, key: { $gt: after.key } }] }];
}

function nameOf(value: Reference | string | undefined): string {
  return typeof value === 'object' ? value.title : (value ?? '');
}
