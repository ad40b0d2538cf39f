import { describe, expect, test } from 'vitest';
import { longestExpression } from '../../../engine/expression/parse-expression.ts';
import { outcomeOf } from '../../support/evaluate.ts';

const manyLines = (count: number, more: object = {}) =>
  Array.from({ length: count }, (_, index) => ({ id: `l${index}`, quantity: index, ...more }));

describe('an expression is bounded when it is written', () => {
  test.each([
    ['longer than a person writes', `${'1 + '.repeat(longestExpression / 4)}1`],
    ['too many parentheses', `${'('.repeat(100)}1${')'.repeat(100)}`],
    ['too many negations', `${'!'.repeat(400)}urgent`],
    ['a sum of too many', `${'1+'.repeat(400)}1`],
    ['a list of too many', `[${Array(600).fill('1').join(',')}]`],
    ['a call of too many', `least(${Array(40).fill('1').join(',')})`],
    ['macros three deep', 'lines.all(a, lines.all(b, lines.all(c, true)))'],
  ])('%s', (_, source) => {
    expect(outcomeOf(source)).toBe('expression.too-deep');
  });

  test('the longest one that is allowed still works', () => {
    const source = `1${' '.repeat(longestExpression - 3)}+1`;

    expect(outcomeOf(source)).toBe('2');
    expect(outcomeOf(`${source} `)).toBe('expression.too-deep');
  });
});

describe('an expression is bounded when it runs', () => {
  test('a thousand lines are no effort', () => {
    expect(outcomeOf('sum(lines.quantity)', { lines: manyLines(1000) })).toBe('499500');
    expect(outcomeOf('lines.all(line, line.quantity >= 0)', { lines: manyLines(1000) })).toBe('true');
  });

  test.each([
    'size(lines.map(a, lines.map(b, a.quantity * b.quantity)))',
    'lines.all(a, lines.all(b, a.quantity + b.quantity >= 0))',
    'lines.map(a, sum(lines.quantity))',
    'lines.map(a, lines.quantity)',
    'lines.exists(a, re(a.product, "(x+)+y"))',
  ])('%s over a thousand lines runs out of fuel', (source) => {
    const lines = manyLines(1000, { product: 'x'.repeat(200) });

    expect(outcomeOf(source, { lines })).toBe('!out-of-fuel');
  });

  test('text that doubles is stopped', () => {
    const doubled = (source: string, times: number): string =>
      times === 0 ? source : doubled(`[${source}].map(x, x + x).map(y, y + y)`, times - 1);
    const fourfold = (text: string) => `(${text}) + (${text}) + (${text}) + (${text})`;

    expect(outcomeOf(fourfold(fourfold('note')), { note: 'x'.repeat(6250) })).toHaveLength(100_002);
    expect(outcomeOf(fourfold(fourfold('note')), { note: 'x'.repeat(6251) })).toBe('!too-long');
    expect(outcomeOf(doubled('note', 1), { note: 'x'.repeat(50_000) })).toBe('!too-long');
  });
});

describe('hostile input', () => {
  test.each([
    ['constructor', 'expression.unknown-name'],
    ['__proto__', 'expression.syntax'],
    ['toString()', 'expression.unknown-function'],
    ['constructor("return 1")', 'expression.unknown-function'],
    ['note.constructor', 'expression.unknown-field'],
    ['customer.__proto__', 'expression.unknown-field'],
    ['lines.constructor', 'expression.unknown-field'],
    ['lines.map(constructor, constructor.quantity)', '[]'],
    ['user.constructor', 'expression.unknown-field'],
    ['way == "constructor"', 'expression.unknown-option'],
    ['"__proto__" in tags', 'expression.unknown-option'],
    ['customer == "__proto__"', 'empty'],
    ['re("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", "(a+)+b")', 'false'],
    ['re("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", "(a|a)*b")', 'false'],
    ['re("a", "(?=a)a")', '!bad-pattern'],
    ['re("aa", "(a)\\\\1")', '!bad-pattern'],
    ['re("a", "(")', '!bad-pattern'],
    ['re("a", "((a{100}){100}){100}")', '!bad-pattern'],
  ])('%s → %s', (source, expected) => {
    expect(outcomeOf(source)).toBe(expected);
  });

  test('a pattern that freezes other engines answers at once on the longest text', () => {
    const started = performance.now();

    expect(outcomeOf('re(note, "(a+)+b")', { note: 'a'.repeat(99_000) })).toBe('false');

    expect(performance.now() - started).toBeLessThan(2000);
  });
});
