import { describe, expect, test } from 'vitest';
import { outcomeOf } from '../../support/evaluate.ts';

/** `urgent` and `paid` with every pair of truths, unknown among them (approval.md G1). */
const truths = { true: true, false: false, empty: undefined };
type Truth = keyof typeof truths;

const and: Record<Truth, Record<Truth, Truth>> = {
  true: { true: 'true', false: 'false', empty: 'empty' },
  false: { true: 'false', false: 'false', empty: 'false' },
  empty: { true: 'empty', false: 'false', empty: 'empty' },
};
const or: Record<Truth, Record<Truth, Truth>> = {
  true: { true: 'true', false: 'true', empty: 'true' },
  false: { true: 'true', false: 'false', empty: 'empty' },
  empty: { true: 'true', false: 'empty', empty: 'empty' },
};
const not: Record<Truth, Truth> = { true: 'false', false: 'true', empty: 'empty' };
const all = Object.keys(truths) as Truth[];

describe('G1: logic has three values', () => {
  const pairs = all.flatMap((left) => all.map((right) => [left, right] as const));

  test.each(pairs)('%s with %s', (left, right) => {
    const record = { urgent: truths[left], paid: truths[right] };

    expect(outcomeOf('urgent && paid', record)).toBe(and[left][right]);
    expect(outcomeOf('urgent || paid', record)).toBe(or[left][right]);
    expect(outcomeOf('!urgent', record)).toBe(not[left]);
    expect(outcomeOf('urgent ? "yes" : "no"', record)).toBe(left === 'true' ? `'yes'` : `'no'`);
    expect(outcomeOf('!(urgent && paid) == (!urgent || !paid)', record)).toBe(
      and[left][right] === 'empty' ? 'empty' : 'true',
    );
  });

  test.each([
    [[], 'false', 'true'],
    [[true, false], 'true', 'false'],
    [[true, undefined], 'true', 'empty'],
    [[false, undefined], 'empty', 'false'],
    [[undefined], 'empty', 'empty'],
    [[false], 'false', 'false'],
    [[true], 'true', 'true'],
  ])('over the lines %j: exists %s, all %s', (given, exists, every) => {
    const lines = given.map((one, index) => ({
      id: `l${index}`,
      quantity: one === undefined ? one : one ? 5 : 0,
    }));

    expect(outcomeOf('lines.exists(line, line.quantity > 1)', { lines })).toBe(exists);
    expect(outcomeOf('lines.all(line, line.quantity > 1)', { lines })).toBe(every);
  });
});

describe('G1: a comparison with an empty value is unknown', () => {
  test.each([
    'amount > 1000',
    'amount <= 1000',
    'amount == 0',
    'amount != 0',
    'amount + 1 > 0',
    'note == "x"',
    'note != "x"',
    'due >= today()',
    'way == "road"',
    'way in ["road", "air"]',
    '"new" in tags',
    'customer == "acme"',
    'customer.level == "gold"',
    'customer.parent.parent.level == "gold"',
    'sent > now()',
    'urgent',
    '!urgent',
    'startsWith(note, "a")',
  ])('%s', (source) => {
    expect(outcomeOf(source)).toBe('empty');
  });

  test.each([
    ['isEmpty(amount)', 'true'],
    ['notEmpty(amount)', 'false'],
    ['isEmpty(note)', 'true'],
    ['isEmpty(tags)', 'true'],
    ['isEmpty(lines)', 'true'],
    ['isEmpty(customer)', 'true'],
    ['isEmpty(customer.level)', 'true'],
    ['isEmpty("")', 'true'],
    ['isEmpty(" ")', 'false'],
    ['isEmpty(0)', 'false'],
    ['isEmpty(false)', 'false'],
    ['isEmpty(amount > 1)', 'true'],
    ['orElse(amount, 0) <= 1000', 'true'],
    ['orElse(urgent, false)', 'false'],
    ['orElse(customer.level, "none")', `'none'`],
    ['orElse(orElse(note, ""), "nothing")', `'nothing'`],
  ])('%s asks about emptiness itself: %s', (source, expected) => {
    expect(outcomeOf(source)).toBe(expected);
  });

  test('a part that decides is not hidden by an unknown one', () => {
    expect(outcomeOf('amount > 1000 || paid', { paid: true })).toBe('true');
    expect(outcomeOf('amount > 1000 && paid', { paid: false })).toBe('false');
  });
});
