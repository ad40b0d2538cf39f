import { Decimal } from '../decimal.ts';
import type { JsonSchema, Report } from './field-type.ts';

interface DecimalBounds {
  scale: number;
  min?: string | undefined;
  max?: string | undefined;
}

/** Digits before the point that a stored number may have: with 12 places it still fits Decimal128's 34. */
const mostWholeDigits = 20;

/**
 * Digits as text, or a JSON number of at most 15 significant digits (more of them a float has
 * already changed). Never rounds: too many places is an issue of its own.
 */
export function parseDecimal(input: unknown, bounds: DecimalBounds, report: Report): string | undefined {
  const digits = typeof input === 'number' ? numberText(input) : input;
  const parts = typeof digits === 'string' ? written.exec(digits.trim()) : null;
  if (!parts) {
    report('field.wrong-type', { wanted: 'decimal' });
    return undefined;
  }
  const [, sign = '', whole = '', places = ''] = parts;
  if (places.length > bounds.scale) {
    report('field.too-precise', { scale: bounds.scale });
    return undefined;
  }
  if (whole.length > mostWholeDigits) {
    report('field.too-large', { max: `1e${mostWholeDigits}` });
    return undefined;
  }
  const unsigned = bounds.scale === 0 ? whole : `${whole}.${places.padEnd(bounds.scale, '0')}`;
  const text = sign === '-' && /[1-9]/.test(unsigned) ? `-${unsigned}` : unsigned;
  checkBounds(text, bounds, report);
  return text;
}

/** Sign, whole digits and places, without zeros that say nothing. */
const written = /^(-?)(?=\d{1,40}(?:\.\d{1,40})?$)0*(\d+?)(?:\.(\d*?)0*)?$/;

function numberText(input: number): string | undefined {
  if (!Number.isFinite(input) || Math.abs(input) >= 1e15) return undefined;
  const text = new Decimal(input).toFixed();
  return text.replace(/[-.]/g, '').replace(/^0+/, '').length > 15 ? undefined : text;
}

function checkBounds(digits: string, { min, max }: DecimalBounds, report: Report): void {
  if (min !== undefined && isLess(digits, min)) report('field.too-small', { min });
  if (max !== undefined && isLess(max, digits)) report('field.too-large', { max });
}

/** Where floats differ they differ the same way; only where they are equal are all digits needed. */
function isLess(left: string, right: string): boolean {
  const [one, other] = [Number(left), Number(right)];
  return one === other ? new Decimal(left).lessThan(right) : one < other;
}

export function decimalSchema({ scale }: DecimalBounds): JsonSchema {
  return { type: 'string', pattern: scale === 0 ? '^-?\\d+$' : `^-?\\d+(\\.\\d{1,${scale}})?$` };
}
