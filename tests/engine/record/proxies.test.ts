import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findStandIn, type ProxyRule } from '../../../engine/record/proxies.ts';

const rule = (principal: string, proxy: string, more: Partial<ProxyRule> = {}): ProxyRule => ({
  id: `${principal}-${proxy}`,
  principal,
  proxy,
  from: '2026-06-01T00:00:00.000Z',
  until: '2026-06-08T00:00:00.000Z',
  mode: 'instead',
  documents: [],
  includeExisting: true,
  ...more,
});
const asked = (rules: readonly ProxyRule[], more: Partial<Parameters<typeof findStandIn>[1]> = {}) =>
  findStandIn(rules, {
    principal: 'a',
    now: '2026-06-02T00:00:00.000Z',
    since: '2026-05-30T00:00:00.000Z',
    document: 'request',
    mayDecide: () => true,
    ...more,
  });

describe('S3: who stands in', () => {
  test.each([
    ['the stand-in', [rule('a', 'b')], 'b'],
    ['along a chain', [rule('a', 'b'), rule('b', 'c')], 'c'],
    ['in a circle of two nobody', [rule('a', 'b'), rule('b', 'a')], undefined],
    ['in a circle further on whom it closes with', [rule('a', 'b'), rule('b', 'c'), rule('c', 'b')], 'b'],
    ['nobody without a rule', [rule('x', 'b')], undefined],
    ['nobody for another document', [rule('a', 'b', { documents: ['order'] })], undefined],
    ['somebody for this document', [rule('a', 'b', { documents: ['order', 'request'] })], 'b'],
  ])('S3: %s', (_, rules, expected) => {
    expect(asked(rules)?.person).toBe(expected);
  });

  test.each([
    ['2026-05-31T23:59:59.999Z', undefined],
    ['2026-06-01T00:00:00.000Z', 'b'],
    ['2026-06-07T23:59:59.999Z', 'b'],
    ['2026-06-08T00:00:00.000Z', undefined],
  ])('S3: the window is half-open: at %s it is %s', (now, expected) => {
    expect(asked([rule('a', 'b')], { now })?.person).toBe(expected);
  });

  test.each([
    ['100', 'b'],
    ['100.01', undefined],
    [undefined, undefined],
  ])('S3: up to 100: %s goes to %s', (amount, expected) => {
    expect(asked([rule('a', 'b', { limit: '100' })], { amount })?.person).toBe(expected);
  });

  test('S3: a rule for new to-dos passes over what waited before it began', () => {
    const rules = [rule('a', 'b', { includeExisting: false })];

    expect(asked(rules)).toBeUndefined();
    expect(asked(rules, { since: '2026-06-01T00:00:00.000Z' })?.person).toBe('b');
  });

  test('S3: who may not decide here is passed over: the chain ends before', () => {
    const rules = [rule('a', 'b'), rule('b', 'initiator')];

    expect(asked(rules, { mayDecide: (person) => person !== 'initiator' })?.person).toBe('b');
    expect(
      asked([rule('a', 'initiator')], { mayDecide: (person) => person !== 'initiator' }),
    ).toBeUndefined();
  });

  test('S3: a chain holds as long as each of its rules', () => {
    const until = '2026-06-03T00:00:00.000Z';

    expect(asked([rule('a', 'b'), rule('b', 'c', { until })])?.rule.until).toBe(until);
  });

  test('S3: whatever the rules, it ends, at nobody who may not decide and never at the person away', () => {
    const person = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h');
    const rules = fc.array(fc.tuple(person, person), { maxLength: 20 });
    fc.assert(
      fc.property(rules, (pairs) => {
        const found = asked(
          pairs.map(([principal, proxy]) => rule(principal, proxy)),
          { mayDecide: (one) => one !== 'h' },
        );
        expect(found?.person).not.toBe('a');
        expect(found?.person).not.toBe('h');
      }),
    );
  });
});
