import { Decimal as Library } from 'decimal.js';
import { remembering } from './remembering.ts';

/**
 * Exact decimals of 34 significant digits, rounding half away from zero (四舍五入): the digits of
 * Decimal128, so that no value changes on its way through the database.
 */
export const Decimal = Library.clone({ precision: 34, rounding: Library.ROUND_HALF_UP });

export type Decimal = Library;

export function isDecimal(value: unknown): value is Decimal {
  return value instanceof Decimal || (typeof value === 'object' && Library.isDecimal(value));
}

/** The decimal of digits; several expressions read each number of a line. */
export const decimalOf = remembering((digits) => new Decimal(digits));

/** A decimal as it travels and is stored: plain digits, `scale` places when given, never an exponent. */
export function decimalText(value: Decimal, scale?: number): string {
  const text = scale === undefined ? value.toFixed() : value.toFixed(scale);
  return text.startsWith('-') && !/[1-9]/.test(text) ? text.slice(1) : text;
}
