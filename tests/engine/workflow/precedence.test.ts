import { describe, expect, test } from 'vitest';
import { company, left, outcome, submitted } from './submitted-node.ts';

/**
 * E6: found → departed out → each once → the initiator by rule → when nobody is left the policy.
 * Every combination of: the manager has left, is named twice, the initiator is named too, under each rule.
 */
describe('E6: the order of the rules', () => {
  const rules = ['self', 'skip', 'manager', 'forbid'] as const;
  const table: [boolean, boolean, boolean, (typeof rules)[number], string][] = [];
  for (const managerLeft of [false, true])
    for (const twice of [false, true])
      for (const initiatorToo of [false, true])
        for (const rule of rules)
          table.push([managerLeft, twice, initiatorToo, rule, expectedOf(managerLeft, initiatorToo, rule)]);

  /** By the words of E3 and E2, not by the code: who has it. */
  function expectedOf(managerLeft: boolean, initiatorToo: boolean, rule: (typeof rules)[number]): string {
    const manager = managerLeft ? [] : ['wang: node'];
    if (!initiatorToo) return managerLeft ? 'admin: node | node open' : 'wang: node | node open';
    if (rule === 'self') return [...manager, 'sun: node'].join(' ').concat(' | node open');
    if (!managerLeft) return 'wang: node | node open';
    return rule === 'skip' ? 'qian: behind | node skipped' : 'admin: node | node open';
  }

  test.each(table)(
    'E6: manager left %s, named twice %s, initiator too %s, rule %s: %s',
    (managerLeft, twice, initiatorToo, ifInitiator, expected) => {
      const from = [
        { manager: 1 },
        ...(twice ? [{ user: 'wang' }] : []),
        ...(initiatorToo ? [{ user: 'sun' }] : []),
      ];
      const organisation = managerLeft ? left('wang') : company();

      expect(outcome({ from: from as never, assignees: { ifInitiator }, organisation })).toBe(expected);
    },
  );

  test('E6: each step writes its reason', () => {
    const from = [{ manager: 1 }, { user: 'li' }, { user: 'sun' }] as never;
    const approval = submitted({
      from,
      assignees: { ifInitiator: 'forbid' },
      organisation: left('wang', 'li'),
    });

    expect(
      approval.instance.visits[0]?.trace.map(({ rule, people }) => [rule, people.map((one) => one.id)]),
    ).toEqual([
      ['source:manager', ['wang']],
      ['source:user', ['li']],
      ['source:user', ['sun']],
      ['inactive', ['wang', 'li']],
      ['initiator:forbid', ['sun']],
      ['empty:flow-admin', ['admin']],
    ]);
  });
});
