import { describe, expect, test } from 'vitest';
import { outcomeOf } from '../../support/evaluate.ts';

describe('written values', () => {
  test.each([
    ['1', '1'],
    ['0.10', '0.1'],
    ['-7', '-7'],
    ['1e5', '100000'],
    ['1.5E-3', '0.0015'],
    ['0xFF', '255'],
    ['-0', '0'],
    ['true', 'true'],
    ['false', 'false'],
    ['null', 'empty'],
    [`'single'`, `'single'`],
    [`"double"`, `'double'`],
    [`"""long"""`, `'long'`],
    [`r"raw\\n"`, `'raw\\n'`],
    [`"\\u4e2d"`, `'中'`],
    ['[]', '[]'],
    ['[1, 2,]', '[1, 2]'],
    ['["a", null]', `['a', empty]`],
    ['[1, "a"]', 'expression.wrong-type'],
    ['[[1], [2]]', '[[1], [2]]'],
  ])('%s → %s', (source, expected) => {
    expect(outcomeOf(source)).toBe(expected);
  });
});

describe('exact decimals', () => {
  test.each([
    ['0.1 + 0.2', '0.3'],
    ['0.1 + 0.2 == 0.3', 'true'],
    ['1.005 * 100', '100.5'],
    ['round(1.005, 2)', '1.01'],
    ['round(2.5)', '3'],
    ['round(-2.5)', '-3'],
    ['round(1.0049999999999999999999999, 2)', '1'],
    ['10 / 4', '2.5'],
    ['1 / 3', '0.3333333333333333333333333333333333'],
    ['2 / 3', '0.6666666666666666666666666666666667'],
    ['1 / 3 * 3', '0.9999999999999999999999999999999999'],
    ['7 % 3', '1'],
    ['-7 % 3', '-1'],
    ['7.5 % 2', '1.5'],
    ['0 * -1', '0'],
    ['123456789012345678901234.5678 + 0.0001', '123456789012345678901234.5679'],
    ['999999999999999999999999999 + 1', '1000000000000000000000000000'],
    ['1.10 == 1.1', 'true'],
    ['9007199254740993 == 9007199254740992', 'false'],
    ['2 + 3 * 4 - 6 / 2', '11'],
    ['(2 + 3) * 4', '20'],
    ['--5', '5'],
  ])('%s → %s', (source, expected) => {
    expect(outcomeOf(source)).toBe(expected);
  });

  test.each([
    ['1 / 0', '!division-by-zero'],
    ['5 % 0', '!division-by-zero'],
    ['1 / (count - 2)', '!division-by-zero'],
    ['1000000000000000000000000000 * 10', '!out-of-range'],
    ['999999999999999999999 * 999999999999999999999', '!out-of-range'],
    ['1e28', 'expression.syntax'],
    ['1e400', 'expression.syntax'],
    ['99999999999999999999999999999999999999999999999999', 'expression.syntax'],
  ])('%s cannot be calculated: %s', (source, expected) => {
    expect(outcomeOf(source, { count: 2 })).toBe(expected);
  });

  test('values of a record are as exact as written ones', () => {
    const record = { amount: '0.10', rate: '0.2000', count: 3 };

    expect(outcomeOf('amount + rate', record)).toBe('0.3');
    expect(outcomeOf('count * amount', record)).toBe('0.3');
    expect(outcomeOf('amount * 99999999999999999999', record)).toBe('9999999999999999999.9');
  });
});
