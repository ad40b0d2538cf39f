import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Decimal } from '../../../engine/decimal.ts';
import { chineseAmount } from '../../../engine/report/chinese-amount.ts';

describe('an amount in capital numerals', () => {
  // The first eight are the examples of the rules of payment settlement (支付结算办法, annex 1).
  test.each([
    ['1409.50', '壹仟肆佰零玖元伍角整'],
    ['6007.14', '陆仟零柒元壹角肆分'],
    ['107000.53', '壹拾万柒仟元伍角叁分'],
    ['16409.02', '壹万陆仟肆佰零玖元零贰分'],
    ['325.04', '叁佰贰拾伍元零肆分'],
    ['1680.32', '壹仟陆佰捌拾元叁角贰分'],
    ['0', '零元整'],
    ['100', '壹佰元整'],
    ['10', '壹拾元整'],
    ['0.5', '伍角整'],
    ['0.05', '伍分'],
    ['0.15', '壹角伍分'],
    ['1.10', '壹元壹角整'],
    ['10.01', '壹拾元零壹分'],
    ['1001', '壹仟零壹元整'],
    ['1010', '壹仟零壹拾元整'],
    ['10000', '壹万元整'],
    ['10001', '壹万零壹元整'],
    ['10010.10', '壹万零壹拾元壹角整'],
    ['100100', '壹拾万零壹佰元整'],
    ['1000000', '壹佰万元整'],
    ['20030040', '贰仟零叁万零肆拾元整'],
    ['100000000', '壹亿元整'],
    ['100000001', '壹亿零壹元整'],
    ['100010000', '壹亿零壹万元整'],
    ['1234567890.12', '壹拾贰亿叁仟肆佰伍拾陆万柒仟捌佰玖拾元壹角贰分'],
    ['1000000000000', '壹万亿元整'],
    ['1000000010000.01', '壹万亿零壹万元零壹分'],
    ['9999999999999999.99', '玖仟玖佰玖拾玖万玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分'],
    ['-0.5', '负伍角整'],
    ['-12.34', '负壹拾贰元叁角肆分'],
    ['-0.001', '零元整'],
    ['0.004', '零元整'],
    ['0.005', '壹分'],
    ['0.995', '壹元整'],
    ['1.005', '壹元零壹分'],
  ])('of %s is %s', (digits, words) => {
    expect(chineseAmount(new Decimal(digits))).toBe(words);
  });

  test('says no two different amounts alike, never two 零 beside each other, none before 元 or 整', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), { minLength: 2, maxLength: 2 }),
        (cents) => {
          const [one, other] = cents.map((count) => chineseAmount(new Decimal(String(count)).div(100)));

          expect(one).not.toBe(other);
          for (const words of [one, other]) {
            expect(words).not.toContain('零零');
            if (words !== '零元整') expect(words).not.toMatch(/零[元万亿整角]/);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });
});
