import { Decimal } from '../decimal.ts';

/** A number as values carry it, or undefined for anything else. */
export function numberOf(value: unknown): Decimal | undefined {
  const isDigits = typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value);
  return isDigits || (typeof value === 'number' && Number.isFinite(value)) ? new Decimal(value) : undefined;
}

/** `-1234567.5` → `-1,234,567.50`: thousands apart, at least so many places, no more zeros than given. */
export function groupedDigits(value: Decimal, leastPlaces: number): string {
  const text = value.toFixed(Math.max(leastPlaces, value.decimalPlaces()));
  const [whole = '', places] = text.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return places === undefined ? grouped : `${grouped}.${places}`;
}
