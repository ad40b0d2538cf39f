import type { Document } from 'mongodb';
import { all, any } from './combine.ts';
import type { Order, OrderKey } from './order.ts';

/** Where a record stands in an order: its values of the keys, blank ones null, and its id. */
export interface Position {
  values: readonly unknown[];
  id: string;
}

/** The position of a stored record. */
export function positionOf(order: Order, document: Document): Position {
  return { values: order.keys.map(({ path }) => valueAt(document, path)), id: String(document._id) };
}

function valueAt(document: Document, path: string): unknown {
  const value = path
    .split('.')
    .reduce<unknown>((inner, step) => (inner as Document | null | undefined)?.[step], document);
  return value ?? null;
}

/** The records behind a position: later by one key, and equal by all keys before it. */
export function behind({ keys, isIdDescending }: Order, { values, id }: Position): Document {
  const later: Document[] = [];
  const equal: Document[] = [];
  for (const [index, key] of keys.entries()) {
    const value = values[index] ?? null;
    const after = afterValue(key, value);
    if (after) later.push(all([...equal, after]));
    equal.push({ [key.path]: value === null ? { $in: [null] } : value });
  }
  later.push(all([...equal, { _id: isIdDescending ? { $lt: id } : { $gt: id } }]));
  return any(later);
}

/** Nothing comes behind a blank value, and blank ones come behind every other. */
function afterValue({ path, isDescending, isOptional }: OrderKey, value: unknown): Document | undefined {
  if (value === null) return undefined;
  const beyond = { [path]: isDescending ? { $lt: value } : { $gt: value } };
  return isOptional ? any([beyond, { [path]: { $in: [null] } }]) : beyond;
}
