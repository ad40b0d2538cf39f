import fc from 'fast-check';
import { Decimal128 } from 'mongodb';
import { expect, test } from 'vitest';
import { decimal128Of, decimalDigits } from '../../../runtime/server/store/decimal128.ts';

const digits = fc.tuple(
  fc.constantFrom('', '-'),
  fc.bigInt({ min: 0n, max: 10n ** 20n }).map(String),
  fc.option(fc.stringMatching(/^[0-9]{1,12}$/), { nil: undefined }),
);

test('a decimal is stored in the very bytes that the driver makes of its digits', () => {
  fc.assert(
    fc.property(digits, ([sign, whole, places]) => {
      const text = `${sign}${whole}${places === undefined ? '' : `.${places}`}`;

      expect(Buffer.from(decimal128Of(text).bytes)).toEqual(Buffer.from(Decimal128.fromString(text).bytes));
    }),
    { numRuns: 2000 },
  );
});

test.each([
  '0',
  '-0',
  '0.000',
  '-0.05',
  '999999999999999',
  '-9999999999.99999',
  '4294967296',
  '1E-6',
  '007.50',
])('%s is stored in the very bytes that the driver makes of it', (text) => {
  expect(Buffer.from(decimal128Of(text).bytes)).toEqual(Buffer.from(Decimal128.fromString(text).bytes));
});

test('the digits of a stored decimal are read back with their places, however many they are', () => {
  fc.assert(
    fc.property(digits, ([sign, whole, places]) => {
      const text = `${sign}${whole}${places === undefined ? '' : `.${places}`}`;

      expect(decimalDigits(Decimal128.fromString(text))).toBe(text);
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ['1E+3', '1000'],
  ['1E-6', '0.000001'],
  ['0E-8', '0.00000000'],
  ['-0.0', '-0.0'],
  ['123456789012345678901234567890.1234', '123456789012345678901234567890.1234'],
])('%s is read back as %s', (stored, read) => {
  expect(decimalDigits(Decimal128.fromString(stored))).toBe(read);
});
