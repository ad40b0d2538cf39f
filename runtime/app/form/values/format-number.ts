import { Decimal, decimalText } from '../../../../engine/decimal.ts';

/** `1234.5` → `1,234.5`; digits stay digits, whatever their number. */
export function groupDigits(digits: string): string {
  const [whole = '', places] = digits.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return places === undefined ? grouped : `${grouped}.${places}`;
}

/** Without the zeros that only fill up its places: `12.000` → `12`. */
export function shortDigits(digits: string): string {
  return digits.includes('.') ? digits.replace(/\.?0+$/, '') : digits;
}

/** A kept fraction as people read a share: `0.1250` → `12.5`. */
export function shareDigits(fraction: string): string {
  return shortDigits(decimalText(new Decimal(fraction).times(100)));
}
