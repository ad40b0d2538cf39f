import type { Document } from 'mongodb';

/** The filters that find every record, and none; known by identity, so that conditions around them can be left out. */
export const everything: Document = Object.freeze({});
export const nothing: Document = Object.freeze({ _id: Object.freeze({ $in: Object.freeze([]) }) });

/** What all of the filters find. */
export function all(filters: readonly Document[]): Document {
  if (filters.includes(nothing)) return nothing;
  return joined('$and', filters, everything);
}

/** What any of the filters finds. */
export function any(filters: readonly Document[]): Document {
  if (filters.includes(everything)) return everything;
  return joined('$or', filters, nothing);
}

/** What the filter does not find: the opposite set, unlike a negation with its unknown. */
export function rest(filter: Document): Document {
  if (filter === everything) return nothing;
  if (filter === nothing) return everything;
  return { $nor: [filter] };
}

function joined(operator: '$and' | '$or', filters: readonly Document[], neutral: Document): Document {
  const parts = filters
    .filter((one) => one !== neutral)
    .flatMap((one) => (Object.hasOwn(one, operator) ? (one[operator] as Document[]) : [one]));
  if (parts.length === 0) return neutral;
  return parts.length === 1 ? (parts[0] as Document) : { [operator]: parts };
}
