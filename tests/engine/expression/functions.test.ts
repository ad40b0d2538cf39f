import { describe, expect, test } from 'vitest';
import { expressionFunctions } from '../../../engine/expression/functions/index.ts';
import { outcomeOf } from '../../support/evaluate.ts';

/** Every function with good arguments, with an empty one, and with one of a wrong type; calls over an order without values. */
const functions: Record<string, { good: [string, string][]; empty: [string, string][]; wrong: string[] }> = {
  isEmpty: { good: [['isEmpty([])', 'true']], empty: [['isEmpty(note)', 'true']], wrong: [] },
  notEmpty: { good: [['notEmpty("a")', 'true']], empty: [['notEmpty(note)', 'false']], wrong: [] },
  orElse: {
    good: [
      ['orElse(1, 2)', '1'],
      ['orElse("", "b")', `'b'`],
    ],
    empty: [
      ['orElse(count, 2)', '2'],
      ['orElse(count, null)', 'empty'],
    ],
    wrong: ['orElse(1, "a")', 'orElse(user, 1)'],
  },
  round: {
    good: [
      ['round(1.25, 1)', '1.3'],
      ['round(1.5)', '2'],
      ['round(1.25, -3)', '1'],
      ['round(0.123456789012345678901234, 99)', '0.12345678901234567890'.replace(/0$/, '')],
    ],
    empty: [
      ['round(amount)', 'empty'],
      ['round(1, count)', 'empty'],
    ],
    wrong: ['round("1")', 'round(1, "2")'],
  },
  floor: {
    good: [
      ['floor(-1.5)', '-2'],
      ['floor(1.999)', '1'],
    ],
    empty: [['floor(amount)', 'empty']],
    wrong: ['floor("1")'],
  },
  ceil: {
    good: [
      ['ceil(-1.5)', '-1'],
      ['ceil(1.001)', '2'],
    ],
    empty: [['ceil(amount)', 'empty']],
    wrong: ['ceil(urgent)'],
  },
  abs: { good: [['abs(-0.5)', '0.5']], empty: [['abs(amount)', 'empty']], wrong: ['abs(due)'] },
  least: {
    good: [
      ['least(2, 1.5)', '1.5'],
      ['least(3, 2, 1)', '1'],
    ],
    empty: [['least(1, amount)', 'empty']],
    wrong: ['least(1, "2")', 'least(lines.amount, 1)'],
  },
  greatest: {
    good: [['greatest(2, 10, 3)', '10']],
    empty: [['greatest(1, amount)', 'empty']],
    wrong: ['greatest(1, 2, "3")'],
  },
  size: {
    good: [
      ['size([1, 2])', '2'],
      ['size([])', '0'],
    ],
    empty: [
      ['size(tags)', '0'],
      ['size(lines)', '0'],
    ],
    wrong: ['size("ab")', 'size(5)'],
  },
  sum: {
    good: [
      ['sum([0.1, 0.2])', '0.3'],
      ['sum([])', '0'],
      ['sum([1, null])', '1'],
    ],
    empty: [['sum(lines.amount)', '0']],
    wrong: ['sum(["a"])', 'sum(5)', 'sum(lines.product)'],
  },
  min: {
    good: [
      ['min([3, 1, 2])', '1'],
      ['min([null, 2])', '2'],
    ],
    empty: [['min([])', 'empty']],
    wrong: ['min(["a"])'],
  },
  max: {
    good: [['max([3, 10, 2])', '10']],
    empty: [['max(lines.amount)', 'empty']],
    wrong: ['max(lines.product)'],
  },
  average: {
    good: [
      ['average([1, 2])', '1.5'],
      ['average([1, null])', '1'],
    ],
    empty: [['average([])', 'empty']],
    wrong: ['average(lines)'],
  },
  startsWith: {
    good: [
      ['startsWith("abc", "ab")', 'true'],
      ['"abc".startsWith("b")', 'false'],
    ],
    empty: [['startsWith(note, "a")', 'empty']],
    wrong: ['startsWith(1, "1")'],
  },
  endsWith: {
    good: [['"abc".endsWith("bc")', 'true']],
    empty: [['endsWith("a", note)', 'empty']],
    wrong: ['endsWith("a", 1)'],
  },
  contains: {
    good: [['"设备借用".contains("借")', 'true']],
    empty: [['contains(note, "a")', 'empty']],
    wrong: ['contains(tags, "new")'],
  },
  lower: { good: [['lower("AbÖ")', `'abö'`]], empty: [['lower(note)', 'empty']], wrong: ['lower(1)'] },
  upper: { good: [['upper("straße")', `'STRASSE'`]], empty: [['upper(note)', 'empty']], wrong: ['upper(1)'] },
  trim: { good: [['trim("  a ")', `'a'`]], empty: [['trim(note)', 'empty']], wrong: ['trim(1)'] },
  length: {
    good: [
      ['length("设备")', '2'],
      ['length("👍")', '1'],
      ['length("")', '0'],
    ],
    empty: [['length(note)', 'empty']],
    wrong: ['length(lines)'],
  },
  text: {
    good: [
      ['text(1.50)', `'1.5'`],
      ['text(true)', `'true'`],
      ['text(user)', `'Sun'`],
      ['text(today())', `'2026-11-23'`],
      ['text([1.50, 2])', `'1.5, 2'`],
    ],
    empty: [['text(amount)', 'empty']],
    wrong: [],
  },
  re: {
    good: [
      ['re("PO-12", "PO-[0-9]+")', 'true'],
      ['re("PO-12x", "PO-[0-9]+")', 'false'],
      ['re("中文", "\\\\p{Han}+")', 'true'],
    ],
    empty: [['re(note, "a")', 'empty']],
    wrong: ['re("a", 1)'],
  },
  today: { good: [['today()', `'2026-11-23'`]], empty: [], wrong: [] },
  now: { good: [['now()', `'2026-11-23T02:00:00.000Z'`]], empty: [], wrong: [] },
  date: {
    good: [
      ['date("2028-02-29")', `'2028-02-29'`],
      ['date("2026-02-29")', 'empty'],
      ['date("29.2.2028")', 'empty'],
      ['date("2026-13-01")', 'empty'],
      ['date("")', 'empty'],
    ],
    empty: [['date(note)', 'empty']],
    wrong: ['date(20260101)'],
  },
  addDays: {
    good: [
      ['addDays("2026-12-31", 1)', `'2027-01-01'`],
      ['addDays("2028-02-28", 1)', `'2028-02-29'`],
      ['addDays("2026-03-01", -1)', `'2026-02-28'`],
      ['addDays("2026-03-01", 1.9)', `'2026-03-02'`],
      ['addDays("9999-12-31", 1)', '!out-of-range'],
      ['addDays("2026-01-01", 1e26)', '!out-of-range'],
    ],
    empty: [['addDays(due, 1)', 'empty']],
    wrong: ['addDays("2026-02-30", 1)', 'addDays(1, 1)', 'addDays(sent, 1)'],
  },
  addMonths: {
    good: [
      ['addMonths("2026-01-31", 1)', `'2026-02-28'`],
      ['addMonths("2028-01-31", 1)', `'2028-02-29'`],
      ['addMonths("2026-03-31", -1)', `'2026-02-28'`],
      ['addMonths("2026-12-15", 1)', `'2027-01-15'`],
      ['addMonths("2026-08-31", 3)', `'2026-11-30'`],
      ['addMonths("2026-11-30", 12000)', `'3026-11-30'`],
      ['addMonths("2026-11-30", -99999)', '!out-of-range'],
    ],
    empty: [['addMonths("2026-01-31", count)', 'empty']],
    wrong: ['addMonths("today", 1)'],
  },
  year: { good: [['year("2026-11-23")', '2026']], empty: [['year(due)', 'empty']], wrong: ['year(now())'] },
  month: { good: [['month("2026-01-23")', '1']], empty: [['month(due)', 'empty']], wrong: ['month(1)'] },
  day: { good: [['day("2026-01-09")', '9']], empty: [['day(due)', 'empty']], wrong: ['day("x")'] },
};

describe.each(Object.entries(functions))('%s', (_, { good, empty, wrong }) => {
  test.each([...good, ...empty])('%s → %s', (source, expected) => {
    expect(outcomeOf(source)).toBe(expected);
  });

  test.skipIf(wrong.length === 0).each(wrong)('%s has a wrong argument', (source) => {
    expect(outcomeOf(source)).toBe('expression.wrong-type');
  });
});

test('this table knows every function of the language', () => {
  expect(Object.keys(functions).sort()).toEqual([...expressionFunctions.keys()].sort());
});

test.each([...expressionFunctions])('%s wants a number of arguments of its own', (name, called) => {
  const { parameters, optional = 0, repeats } = called;
  const call = (count: number) => `${name}(${Array(Math.max(0, count)).fill('null').join(', ')})`;
  const tooFew = parameters.length > 0 ? [call(parameters.length - optional - 1)] : [];
  const tooMany = repeats ? [] : [call(parameters.length + 1)];

  for (const source of [...tooFew, ...tooMany])
    expect(outcomeOf(source), source).toBe('expression.wrong-argument-count');
});
