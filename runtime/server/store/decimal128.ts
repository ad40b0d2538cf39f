import { Decimal128 } from 'mongodb';
import { Decimal } from '../../../engine/decimal.ts';
import { remembering } from '../../../engine/remembering.ts';

/** Most digits that are put together here: as many as a number holds exactly. */
const mostDigits = 15;

const plain = /^(-?)(\d+)(?:\.(\d+))?$/;

/** What the exponent of a Decimal128 is counted from, and where it stands in the highest of its four words. */
const exponentBias = 6176;
const exponentUnit = 2 ** 17;
const signUnit = 2 ** 31;

/**
 * The Decimal128 of canonical digits, with the places they are written with. The driver's own
 * `fromString` divides big numbers digit by digit; ordinary amounts are put together ten times as
 * fast, and to the same bytes.
 */
export const decimal128Of = remembering(putTogether);

function putTogether(digits: string): Decimal128 {
  const parts = plain.exec(digits);
  const [, sign = '', whole = '', places = ''] = parts ?? [];
  if (!parts || whole.length + places.length > mostDigits) return Decimal128.fromString(digits);
  const coefficient = Number(whole + places);
  const bytes = new Uint8Array(16);
  writeWord(bytes, 0, coefficient % 2 ** 32);
  writeWord(bytes, 4, Math.floor(coefficient / 2 ** 32));
  writeWord(bytes, 12, (exponentBias - places.length) * exponentUnit + (sign === '-' ? signUnit : 0));
  return new Decimal128(bytes);
}

/** Four bytes, the lowest first. */
function writeWord(bytes: Uint8Array, at: number, word: number): void {
  bytes[at] = word & 255;
  bytes[at + 1] = (word >>> 8) & 255;
  bytes[at + 2] = (word >>> 16) & 255;
  bytes[at + 3] = word >>> 24;
}

/** Plain digits with the places that were stored; ordinary amounts are read straight from the bytes. */
export function decimalDigits(value: Decimal128): string {
  const { bytes } = value;
  const highest = wordOf(bytes, 12);
  const coefficient = wordOf(bytes, 4) * 2 ** 32 + wordOf(bytes, 0);
  const places = exponentBias - Math.floor((highest % signUnit) / exponentUnit);
  const isOrdinary =
    highest % exponentUnit === 0 && wordOf(bytes, 8) === 0 && places >= 0 && places <= mostDigits;
  if (!isOrdinary || coefficient > Number.MAX_SAFE_INTEGER) return writtenOut(value);
  const digits = String(coefficient).padStart(places + 1, '0');
  const sign = highest >= signUnit ? '-' : '';
  if (places === 0) return sign + digits;
  return `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

function wordOf(bytes: Uint8Array, at: number): number {
  const low = (bytes[at] as number) | ((bytes[at + 1] as number) << 8) | ((bytes[at + 2] as number) << 16);
  return (bytes[at + 3] as number) * 2 ** 24 + low;
}

/** As the driver writes it, but for the exponent that it gives small numbers. */
function writtenOut(value: Decimal128): string {
  const text = value.toString();
  if (!text.includes('E')) return text;
  const places = Math.max(0, -Number(text.slice(text.indexOf('E') + 1)));
  return new Decimal(text).toFixed(places);
}
