import { describe, expect, it } from 'vitest';
import { Decimal, decimalOf, decimalText } from '../../engine/decimal.ts';

describe('the decimal of digits', () => {
  it.each(['0', '-0', '0.10', '-12.50', '99999999999999999999.123456789012', '1e3'])(
    'is what %s says, however often it is asked for',
    (digits) => {
      expect(decimalOf(digits).equals(new Decimal(digits))).toBe(true);
      expect(decimalText(decimalOf(digits), 12)).toBe(decimalText(new Decimal(digits), 12));
    },
  );

  it('stays what it is, whatever is calculated with it', () => {
    const price = decimalOf('19.99');

    price.plus('0.01').times(price).minus(price).dividedBy(price).toDecimalPlaces(0).negated();

    expect(decimalOf('19.99').toString()).toBe('19.99');
  });

  it('is right past the number of texts that are remembered', () => {
    for (let cents = 0; cents < 25_000; cents++)
      if (!decimalOf(`${cents}.25`).equals(new Decimal(cents).plus('0.25'))) expect.fail(`${cents}.25`);
    expect(decimalOf('7.25').toString()).toBe('7.25');
  });
});
