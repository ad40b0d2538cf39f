import { Decimal128 } from 'mongodb';
import { Decimal, isDecimal } from '../../../engine/decimal.ts';
import { ExpressionFailure, type Row, type Value } from '../../../engine/expression/environment.ts';
import type { ValueType } from '../../../engine/expression/value-type.ts';
import type { QueryField } from '../../../engine/query/query.ts';

/** A record's own data, which stands beside its values. */
const ownPaths: Readonly<Record<string, string>> = {
  id: '_id',
  state: 'state',
  createdAt: 'createdAt',
  createdBy: 'createdBy',
  updatedAt: 'updatedAt',
  updatedBy: 'updatedBy',
};

/** Where a field stands in a stored record, or in a stored line. */
export function storedPathOf({ path, half, inLine }: QueryField): string {
  const base = inLine ? path : Object.hasOwn(ownPaths, path) ? (ownPaths[path] as string) : `values.${path}`;
  return half === 'value' ? base : `${base}.${half}`;
}

/** How blank values of a type are stored: not at all, or as an empty text that a formula made. */
export function blanksOf({ type, many }: QueryField): unknown[] {
  if (many !== undefined) return [null, []];
  return type.kind === 'text' ? [null, ''] : [null];
}

export type StoredValue = string | boolean | Date | Decimal128;

/** A constant as it is stored, to be compared with a field of this type; only plain values ever come out. */
export function storedValue(value: Value, type: ValueType): StoredValue {
  if (isDecimal(value)) return decimal128(value);
  if (typeof value === 'boolean') return value;
  const text = type.kind === 'record' ? (value as Row).id : value;
  if (typeof text !== 'string') throw new Error(`a ${type.kind} is not compared with ${typeof text}`);
  return type.kind === 'date-time' ? new Date(text) : text;
}

/** Smallest and largest power of ten whose numbers are kept with all their digits. */
const least = -6000;
const most = 6000;

/** Whether a number is one that the database keeps exactly. */
export function isExact(value: Decimal): boolean {
  return floor(value).equals(value);
}

/** The greatest number of the database that is not above this one. */
export function floor(value: Decimal): Decimal {
  if (!value.isZero() && (value.e < least || value.e > most)) throw new ExpressionFailure('out-of-range');
  return value.toSignificantDigits(34, Decimal.ROUND_FLOOR);
}

function decimal128(value: Decimal): Decimal128 {
  return Decimal128.fromString(floor(value).toString());
}
