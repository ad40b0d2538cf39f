import type { Document } from 'mongodb';
import type { Reference } from '../../../engine/record/values.ts';

type Dimensions = Readonly<Record<string, Reference | string>>;

/** Identities of dimensions, by dimension. */
type Where = Readonly<Record<string, string>>;

/**
 * What a balance is found by: each of its dimensions, `product:ab12`, and each two of them together, so
 * that asking for a product in a warehouse reads neither all products there nor all warehouses.
 */
export function tokensOf(dimensions: Dimensions): string[] {
  const single = Object.keys(dimensions)
    .sort()
    .map((id) => tokenOf(id, dimensions));
  return [
    ...single,
    ...single.flatMap((one, index) => single.slice(index + 1).map((other) => `${one} ${other}`)),
  ];
}

function tokenOf(id: string, dimensions: Dimensions): string {
  return `${id}:${identity(dimensions[id])}`;
}

/** The two dimensions that vary most, in order. */
export function pairIdsOf(wheres: readonly Where[]): string[] {
  const variety = (id: string) => new Set(wheres.map((where) => where[id])).size;
  return Object.keys(wheres[0] ?? {})
    .map((id) => ({ id, variety: variety(id) }))
    .sort((one, other) => other.variety - one.variety)
    .slice(0, 2)
    .map(({ id }) => id)
    .sort();
}

/** How balances of these dimensions are found by two of them. */
export function pairOf(ids: readonly string[], dimensions: Dimensions): string {
  return ids.map((id) => tokenOf(id, dimensions)).join(' ');
}

/** A filter that finds at least the balances of these dimensions. */
export function pairsOf(wheres: readonly Where[]): Document {
  const ids = pairIdsOf(wheres);
  return ids.length === 0 ? {} : { pairs: { $in: [...new Set(wheres.map((where) => pairOf(ids, where)))] } };
}

/** What tells one value of a dimension from another. */
export function identity(value: Reference | string | undefined): string {
  return typeof value === 'object' ? value.id : (value ?? '');
}
