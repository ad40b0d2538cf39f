import { Decimal as Library } from 'decimal.js';

/**
 * Exact decimals of 34 significant digits, rounding half away from zero (四舍五入): the digits of
 * Decimal128, so that no value changes on its way through the database.
 */
export const Decimal = Library.clone({ precision: 34, rounding: Library.ROUND_HALF_UP });

export type Decimal = Library;

export function isDecimal(value: unknown): value is Decimal {
  return value instanceof Decimal || (typeof value === 'object' && Library.isDecimal(value));
}

const known = new Map<string, Decimal>();

/** Texts that are remembered, and how long one may be. */
const mostKnown = 10_000;
const longestKnown = 20;

/**
 * The decimal of digits. Several expressions read each number of a line, and lines repeat what others
 * have: a decimal never changes, so whoever asks for the same digits shares one.
 */
export function decimalOf(digits: string): Decimal {
  const found = known.get(digits);
  if (found) return found;
  const made = new Decimal(digits);
  if (digits.length > longestKnown) return made;
  if (known.size >= mostKnown) known.clear();
  known.set(digits, made);
  return made;
}

/** A decimal as it travels and is stored: plain digits, `scale` places when given, never an exponent. */
export function decimalText(value: Decimal, scale?: number): string {
  const text = scale === undefined ? value.toFixed() : value.toFixed(scale);
  return text.startsWith('-') && !/[1-9]/.test(text) ? text.slice(1) : text;
}
