import { Decimal128 } from 'mongodb';

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
export function decimal128Of(digits: string): Decimal128 {
  const parts = plain.exec(digits);
  const [, sign = '', whole = '', places = ''] = parts ?? [];
  if (!parts || whole.length + places.length > mostDigits) return Decimal128.fromString(digits);
  const coefficient = Number(whole + places);
  const bytes = new DataView(new ArrayBuffer(16));
  bytes.setUint32(0, coefficient % 2 ** 32, true);
  bytes.setUint32(4, Math.floor(coefficient / 2 ** 32), true);
  const highest = (exponentBias - places.length) * exponentUnit + (sign === '-' ? signUnit : 0);
  bytes.setUint32(12, highest, true);
  return new Decimal128(new Uint8Array(bytes.buffer));
}
