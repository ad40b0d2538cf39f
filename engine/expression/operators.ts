import { Decimal, isDecimal } from '../decimal.ts';
import { ExpressionFailure, type Row, type Value } from './environment.ts';

/**
 * The operators on values. Empty operands make the result empty, which is *unknown* where a truth
 * is asked (approval.md G1); `&&` and `||` follow Kleene, so an unknown part does not hide a
 * part that decides.
 */
export type Comparison = '==' | '!=' | '<' | '<=' | '>' | '>=';

/** Largest magnitude of a number: what Decimal128 keeps exactly with room for its places. */
export const largestNumber = new Decimal('1e27');

/** Longest text an expression may build, in characters (reliability.md D03). */
const longestText = 100_000;

export function arithmetic(operator: '+' | '-' | '*' | '/' | '%', left: Value, right: Value): Value {
  if (left === null || right === null) return null;
  if (isDecimal(left) && isDecimal(right)) return inRange(calculate(operator, left, right));
  if (typeof left === 'string' && typeof right === 'string')
    return operator === '+' ? boundedText(left + right) : daysFrom(left, right);
  throw new Error(`arithmetic ${operator} was compiled for wrong types`);
}

function calculate(operator: '+' | '-' | '*' | '/' | '%', left: Decimal, right: Decimal): Decimal {
  if (operator === '+') return left.plus(right);
  if (operator === '-') return left.minus(right);
  if (operator === '*') return left.times(right);
  if (right.isZero()) throw new ExpressionFailure('division-by-zero');
  return operator === '/' ? left.dividedBy(right) : left.modulo(right);
}

export function inRange(value: Decimal): Decimal {
  // Most numbers have far fewer digits; of one that is none the exponent is no number either.
  if (value.e < largestNumber.e) return value;
  if (!value.isFinite() || value.abs().greaterThan(largestNumber))
    throw new ExpressionFailure('out-of-range');
  return value;
}

export function boundedText(value: string): string {
  if (value.length > longestText) throw new ExpressionFailure('too-long');
  return value;
}

/** `date - date`: whole days. */
function daysFrom(left: string, right: string): Value {
  return new Decimal(Math.round((Date.parse(left) - Date.parse(right)) / 86_400_000));
}

export function compare(operator: Comparison, left: Value, right: Value): boolean | null {
  if (left === null || right === null) return null;
  if (operator === '==') return same(left, right);
  if (operator === '!=') return !same(left, right);
  const order = orderOf(left, right);
  if (operator === '<') return order < 0;
  if (operator === '<=') return order <= 0;
  if (operator === '>') return order > 0;
  return order >= 0;
}

function orderOf(left: Value, right: Value): number {
  if (isDecimal(left) && isDecimal(right)) return left.comparedTo(right);
  return textOrder(String(left), String(right));
}

/** By code point, as the database orders texts; JavaScript's own order puts characters past U+FFFF before full-width ones. */
function textOrder(left: string, right: string): number {
  const shorter = Math.min(left.length, right.length);
  let at = 0;
  while (at < shorter && left.charCodeAt(at) === right.charCodeAt(at)) at++;
  return at === shorter ? left.length - right.length : rankAt(left, at) - rankAt(right, at);
}

/** Half of a pair stands for a code point above all that need no pair. */
function rankAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}

/** Equality of two values that are not empty; records are equal when they are the same record. */
export function same(left: Value, right: Value): boolean {
  if (isDecimal(left) && isDecimal(right)) return left.equals(right);
  if (Array.isArray(left) && Array.isArray(right))
    return left.length === right.length && left.every((one, index) => same(one, right[index]));
  return identity(left) === identity(right);
}

function identity(value: Value): unknown {
  return value !== null && typeof value === 'object' && 'id' in value ? (value as Row).id : value;
}

/** Membership: unknown when the value is empty. */
export function contains(list: Value, value: Value): boolean | null {
  if (value === null || list === null) return null;
  return (list as readonly Value[]).some((one) => one !== null && same(one, value));
}

/** Blank text, an empty list and no value at all are empty. */
export function isEmpty(value: Value): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

/** Kleene negation. */
export function not(value: Value): boolean | null {
  return value === null ? null : !value;
}
