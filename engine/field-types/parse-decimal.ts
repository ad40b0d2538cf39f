import { Decimal, decimalText } from '../decimal.ts';
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
  if (typeof digits !== 'string' || !/^-?\d{1,40}(\.\d{1,40})?$/.test(digits.trim())) {
    report('field.wrong-type', { wanted: 'decimal' });
    return undefined;
  }
  const value = new Decimal(digits.trim());
  if (value.decimalPlaces() > bounds.scale) {
    report('field.too-precise', { scale: bounds.scale });
    return undefined;
  }
  if (value.abs().greaterThanOrEqualTo(`1e${mostWholeDigits}`)) {
    report('field.too-large', { max: `1e${mostWholeDigits}` });
    return undefined;
  }
  checkBounds(value, bounds, report);
  return decimalText(value, bounds.scale);
}

function numberText(input: number): string | undefined {
  if (!Number.isFinite(input) || Math.abs(input) >= 1e15) return undefined;
  const text = new Decimal(input).toFixed();
  return text.replace(/[-.]/g, '').replace(/^0+/, '').length > 15 ? undefined : text;
}

function checkBounds(value: Decimal, { min, max }: DecimalBounds, report: Report): void {
  if (min !== undefined && value.lessThan(min)) report('field.too-small', { min });
  if (max !== undefined && value.greaterThan(max)) report('field.too-large', { max });
}

export function decimalSchema({ scale }: DecimalBounds): JsonSchema {
  return { type: 'string', pattern: scale === 0 ? '^-?\\d+$' : `^-?\\d+(\\.\\d{1,${scale}})?$` };
}
