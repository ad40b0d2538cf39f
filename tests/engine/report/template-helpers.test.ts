import { describe, expect, test } from 'vitest';
import { helpers, isAnyFilled } from '../../../engine/report/template-helpers.ts';

describe('a function of templates', () => {
  test.each([
    ['date', ['2026-11-23'], '2026-11-23'],
    ['date', ['2026-11-23T10:05:59'], '2026-11-23'],
    ['dateTime', ['2026-11-23T10:05:59'], '2026-11-23 10:05'],
    ['money', ['1234567.5'], '1,234,567.50'],
    ['money', ['0.125'], '0.125'],
    ['money', ['-1000.00'], '-1,000.00'],
    ['money', ['999'], '999.00'],
    ['number', ['1000.000'], '1,000'],
    ['number', ['12345678901234567890.5'], '12,345,678,901,234,567,890.5'],
    ['quantity', ['0.250'], '0.25'],
    ['percent', ['0.1250'], '12.5%'],
    ['percent', ['0'], '0%'],
    ['percent', ['10'], '1,000%'],
    ['chineseAmount', ['100.00'], '壹佰元整'],
    ['inc', [0], '1'],
    ['eq', ['a', 'a'], true],
    ['eq', ['a', 'b'], false],
    ['eq', [1, '1'], true],
    ['eq', [undefined, null], true],
  ])('%s(%j) is %j', (name, values, result) => {
    expect(helpers[name]?.apply(...values)).toBe(result);
  });

  test.each(Object.keys(helpers).filter((name) => name !== 'eq'))(
    '%s of a blank value prints nothing',
    (name) => {
      for (const blank of [undefined, null, '']) expect(helpers[name]?.apply(blank)).toBe('');
    },
  );

  test.each(['money', 'number', 'percent', 'chineseAmount', 'inc'])(
    '%s prints nothing for what is no number',
    (name) => {
      for (const value of ['text', '1e400', {}, [], Number.NaN, '0x10'])
        expect(helpers[name]?.apply(value)).toBe('');
    },
  );

  test('ifAny counts a zero and a false as filled in, an empty list or text not', () => {
    expect([['0'], [0], [false], [null, 'x'], [['a']]].map(isAnyFilled)).toEqual(Array(5).fill(true));
    expect([[], [''], [null, undefined], [[]]].map(isAnyFilled)).toEqual(Array(4).fill(false));
  });
});
