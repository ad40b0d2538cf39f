import { describe, expect, test } from 'vitest';
import { formatNumber, isNumberPattern, numberSeries } from '../../../engine/compile/number-pattern.ts';

describe('a number by its pattern', () => {
  test.each([
    ['SO-{yyyyMM}-{0000}', 7, 'SO-202611-0007', 'SO-202611-{}'],
    ['{yy}{MM}{dd}{000}', 42, '261123042', '261123{}'],
    ['销{yyyyMMdd}-{00}', 100, '销20261123-100', '销20261123-{}'],
    ['{0}', 5, '5', '{}'],
    ['A.{000}.B', 1, 'A.001.B', 'A.{}.B'],
  ])('%s number %i is %s, of the series %s', (pattern, count, number, series) => {
    expect(isNumberPattern(pattern)).toBe(true);
    expect(formatNumber(pattern, '2026-11-23', count)).toBe(number);
    expect(numberSeries(pattern, '2026-11-23')).toBe(series);
  });

  test.each(['', 'SO', 'SO-{yyyy}', '{00}{00}', '{HH}{00}', '{00', '00}', '{}{00}', '{0000000000000}'])(
    '%s is none',
    (pattern) => {
      expect(isNumberPattern(pattern)).toBe(false);
    },
  );
});
