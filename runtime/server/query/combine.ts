import type { Document } from 'mongodb';

/** The filters that find every record, and none; known by identity, so that conditions around them can be left out. */
export const everything: Document = Object.freeze({});
export const nothing: Document = Object.freeze({ _id: Object.freeze({ $in: Object.freeze([]) }) });

/**
 * What all of the filters find. Conditions on different fields stand beside each other in one
 * document, where an index of several fields can answer them together.
 */
export function all(filters: readonly Document[]): Document {
  if (filters.includes(nothing)) return nothing;
  const beside: Document = {};
  const apart: Document[] = [];
  for (const filter of filters.flatMap(conjuncts))
    if (Object.keys(filter).some((key) => key.startsWith('$') || Object.hasOwn(beside, key)))
      apart.push(filter);
    else Object.assign(beside, filter);
  const isBeside = Object.keys(beside).length > 0;
  if (apart.length === 0) return isBeside ? beside : everything;
  if (apart.length === 1 && !isBeside) return apart[0] as Document;
  return { ...beside, $and: apart };
}

/** The parts of a filter that was joined here before. */
function conjuncts(filter: Document): Document[] {
  const { $and: apart, ...beside } = filter;
  return apart === undefined ? [filter] : [beside, ...(apart as Document[])];
}

/** What any of the filters finds. */
export function any(filters: readonly Document[]): Document {
  if (filters.includes(everything)) return everything;
  const ways = filters
    .filter((one) => one !== nothing)
    .flatMap((one) => (Object.keys(one).join() === '$or' ? (one.$or as Document[]) : [one]));
  if (ways.length === 0) return nothing;
  return ways.length === 1 ? (ways[0] as Document) : { $or: ways };
}

/** What the filter does not find: the opposite set, unlike a negation with its unknown. */
export function rest(filter: Document): Document {
  if (filter === everything) return nothing;
  if (filter === nothing) return everything;
  return { $nor: [filter] };
}
