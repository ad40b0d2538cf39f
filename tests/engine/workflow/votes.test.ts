import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ruleOf } from '../../../engine/compile/decision-rules.ts';
import { decision } from '../../../engine/definition/decision.ts';
import { Approval } from '../../support/approval.ts';
import { ask, end, flowOf, flowProblems, oneNode, startAt, users } from '../../support/flow.ts';

const names = ['wang', 'zhao', 'qian', 'chen'];
const deciding = (rule: unknown, people: readonly object[] = users(...names.slice(0, 3)), more = {}) =>
  new Approval(flowOf(oneNode(people as never, { decision: rule, ...more }))).start();
const cast = (approval: Approval, votes: string) => {
  for (const [index, vote] of [...votes].entries()) {
    const person = names[index] as string;
    if (vote === 'y') approval.approve(person);
    else approval.reject(person);
  }
  return approval.state;
};

describe('M5: a vote', () => {
  test.each([
    [{ percent: 60 }, 3, 'yn', 'running', 'one of each is open'],
    [{ percent: 60 }, 3, 'yny', 'approved', 'two of three are enough for 60 %'],
    [{ percent: 60 }, 3, 'nn', 'rejected', 'two of three against: 60 % is out of reach'],
    [{ percent: 50 }, 4, 'yy', 'approved', 'half is exactly 50 %'],
    [{ percent: 51 }, 4, 'yy', 'running', 'half is not 51 %'],
    [{ percent: 100 }, 3, 'yyy', 'approved', 'everybody'],
    [{ percent: 34 }, 3, 'ynn', 'rejected', 'one of three is 33 %'],
    [{ percent: 33 }, 3, 'y', 'approved', 'one of three is more than 33 %'],
    [{ count: 2 }, 4, 'nyy', 'approved', 'two heads'],
    [{ count: 2 }, 4, 'nnn', 'rejected', 'two heads are out of reach'],
    [{ count: 9 }, 3, 'yyy', 'approved', 'more heads than there are: all of them'],
    [
      { count: 3, rejectCount: 2 },
      4,
      'nn',
      'rejected',
      'two against are too many, though three could still agree',
    ],
  ])('M5: %j of %i voters, %s: %s, since %s', (vote, seats, votes, state, _) => {
    expect(cast(deciding({ vote }, users(...names.slice(0, seats))), votes)).toBe(state);
  });

  test('M5: who is not needed any more has no to-do', () => {
    const approval = deciding({ vote: { percent: 60 } });
    cast(approval, 'yy');

    expect(approval.slots).toEqual(['wang approved', 'zhao approved', 'qian not-needed']);
  });

  test('M5: one no is enough where it is a veto', () => {
    expect(cast(deciding({ vote: { percent: 60 }, veto: true }), 'n')).toBe('rejected');
  });

  test('M5: a vote that is not early waits for everybody', () => {
    expect(cast(deciding({ vote: { percent: 60 }, early: false }), 'yy')).toBe('running');
  });

  test('M5: exactly ceil(percent · voters / 100) heads pass a vote, however they vote', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 4 }), (percent, seats) => {
        const needed = Math.ceil((percent * seats) / 100);
        const people = users(...names.slice(0, seats));
        expect(cast(deciding({ vote: { percent } }, people), 'y'.repeat(needed))).toBe('approved');
        const short = cast(deciding({ vote: { percent } }, people), 'n'.repeat(seats - needed + 1));
        expect(short).toBe('rejected');
      }),
      { numRuns: 60 },
    );
  });
});

describe('M3: any of them, unless all are against', () => {
  test.each([
    ['nny', 'approved'],
    ['nnn', 'rejected'],
    ['nn', 'running'],
  ])('M3: %s: %s', (votes, state) => {
    expect(cast(deciding('any-unless-all-reject'), votes)).toBe(state);
  });
});

describe('M6: votes that weigh', () => {
  const shares = (...weights: number[]) =>
    weights.map((weight, index) => ({ user: names[index] as string, weight }));

  test.each([
    [{ percent: 60, of: 'weight' }, [40, 30, 30], 'ny', 'running'],
    [{ percent: 61, of: 'weight' }, [40, 30, 30], 'n', 'rejected'],
    [{ percent: 60, of: 'weight' }, [40, 30, 30], 'yny', 'approved'],
    [{ percent: 70, of: 'weight' }, [40, 30, 30], 'yy', 'approved'],
    [{ points: 50 }, [40, 30, 30], 'yy', 'approved'],
    [{ points: 50 }, [40, 30, 30], 'ny', 'running'],
    [{ points: 50 }, [40, 30, 30], 'nyy', 'approved'],
    [{ points: 80 }, [40, 30, 30], 'yn', 'rejected'],
  ])('M6: %j of weights %j, %s: %s', (vote, weights, votes, state) => {
    expect(cast(deciding({ vote }, shares(...weights)), votes)).toBe(state);
  });

  test('M6: somebody named twice has one seat with both weights', () => {
    const twice = [
      { user: 'wang', weight: 20 },
      { user: 'zhao', weight: 60 },
      { user: 'wang', weight: 30 },
    ];
    const approval = deciding({ vote: { points: 50 } }, twice);
    expect(approval.allSlots.map((slot) => [slot.assignee.id, slot.weight])).toEqual([
      ['wang', 50],
      ['zhao', 60],
    ]);

    expect(approval.approve('wang').state).toBe('approved');
  });

  test('M6: a weight that is asked for and not there is refused when it is published', () => {
    const problems = (vote: object, people: object[]) =>
      flowProblems(oneNode(people as never, { decision: { vote } }));
    expect(problems({ points: 101 }, shares(40, 30, 30))).toMatchObject([
      {
        code: 'workflow.weight-missing',
        path: expect.stringContaining('/nodes/node/decision'),
        params: { sum: 100, wanted: 101 },
      },
    ]);
    expect(problems({ percent: 50, of: 'weight' }, shares(0, 0))).toMatchObject([
      { code: 'workflow.weight-missing' },
    ]);
    expect(problems({ points: 100 }, shares(40, 30, 30))).toEqual([]);
  });
});

describe('M7: groups sign off', () => {
  const groups = [
    { user: 'wang', signsFor: 'legal' },
    { user: 'zhao', signsFor: 'legal' },
    { user: 'qian', signsFor: 'finance' },
  ];

  test('M7: one of legal and one of finance pass it', () => {
    const approval = deciding({ groups: { legal: 1, finance: 1 } }, groups).approve('zhao');
    expect(approval.state).toBe('running');

    expect(approval.approve('qian').state).toBe('approved');
    expect(approval.slotOf('wang')?.state).toBe('not-needed');
  });

  test('M7: a veto in one group is enough', () => {
    expect(
      deciding({ groups: { legal: 1, finance: 1 } }, groups)
        .approve('qian')
        .reject('wang').state,
    ).toBe('rejected');
  });

  test('M7: what a group needs is never more than it has', () => {
    const approval = deciding({ groups: { legal: 5, finance: 1 } }, groups);

    expect(approval.approve('wang').approve('qian').approve('zhao').state).toBe('approved');
  });

  test('M7: a group without people goes to whoever takes over empty seats, and votes for its group', () => {
    const empty = [groups[0] as object, { role: 'auditor', signsFor: 'finance' }];
    const approval = deciding({ groups: { legal: 1, finance: 1 } }, empty);
    expect(approval.allSlots.map((slot) => [slot.assignee.id, slot.group])).toEqual([
      ['wang', 'legal'],
      ['admin', 'finance'],
    ]);

    expect(approval.approve('wang').state).toBe('running');
    expect(approval.approve('admin').state).toBe('approved');
  });

  test('M7, M9: a group that has lost its people is replaced when the others have answered', () => {
    const signing = () =>
      new Approval(
        flowOf(
          oneNode(
            [
              { user: 'wang', signsFor: 'legal' },
              { user: 'zhao', signsFor: 'finance' },
            ],
            { decision: { groups: { legal: 1, finance: 1 } }, addSign: { removeOriginal: true } },
          ),
        ),
      )
        .start()
        .remove('zhao', 'wang');

    expect(signing().tasks).toEqual(['zhao: node']);
    const approval = signing().approve('zhao');
    expect(approval.tasks).toEqual(['admin: node']);
    expect(approval.slotOf('admin')).toMatchObject({ group: 'legal' });
    expect(approval.approve('admin').state).toBe('approved');
    expect(signing().reject('zhao').state).toBe('rejected');
  });

  test('M7, E2: a group that is to pass by itself when it is empty is agreed; the others still sign', () => {
    const empty = [groups[0] as object, { role: 'auditor', signsFor: 'finance' }];
    const approval = deciding({ groups: { legal: 1, finance: 1 } }, empty, {
      assignees: { ifNone: ['auto-pass'] },
    });

    expect(approval.tasks).toEqual(['wang: node']);
    expect(approval.allSlots.map((slot) => slot.group)).toEqual(['legal']);
    expect(approval.instance.visits[0]?.trace).toContainEqual({ rule: 'empty:auto-pass', people: [] });
    expect(approval.approve('wang').state).toBe('approved');
  });

  test('M7, E4: of a group whose others are removed, who agreed before is enough', () => {
    const second = [
      { user: 'zhao', signsFor: 'legal' },
      { user: 'wang', signsFor: 'legal' },
      { user: 'qian', signsFor: 'finance' },
    ];
    const nodes = {
      start: startAt('first'),
      first: ask(users('wang'), { next: 'second' }),
      second: ask(second, {
        decision: { groups: { legal: 1, finance: 1 } },
        addSign: { removeOriginal: true },
      }),
      end,
    };
    const approval = new Approval(flowOf({ duplicates: 'consecutive', nodes })).start().approve('wang');
    expect(approval.tasks).toEqual(['zhao: second', 'qian: second']);

    approval.remove('qian', 'zhao').approve('qian');

    expect(approval.state).toBe('approved');
    expect(approval.slots.slice(1)).toEqual(['zhao removed', 'wang skipped', 'qian approved']);
  });

  test('M7: a person of two groups signs for each', () => {
    const both = [
      { user: 'wang', signsFor: 'legal' },
      { user: 'wang', signsFor: 'finance' },
    ];
    const approval = deciding({ groups: { legal: 1, finance: 1 } }, both);
    expect(approval.tasks).toHaveLength(2);

    expect(approval.approve('wang').state).toBe('running');
    expect(approval.approve('wang').state).toBe('approved');
  });

  test('M7: sources without a group, and groups without a source, are refused when it is published', () => {
    const problems = flowProblems(
      oneNode([...groups, { user: 'chen' }] as never, {
        decision: { groups: { legal: 1, finance: 1, quality: 1 } },
      }),
    );

    expect(problems.map(({ code, path }) => [code, path.split('/').slice(-2).join('/')])).toEqual([
      ['workflow.group-missing', 'from/3'],
      ['workflow.group-without-people', 'groups/quality'],
    ]);
  });
});

describe('M1: every preset is proved', () => {
  test.each([
    [{ vote: { percent: 60 } }],
    [{ vote: { percent: 50 }, abstentions: 'leave-out' }],
    [{ vote: { percent: 50 }, veto: true }],
    [{ vote: { count: 3 } }],
    [{ vote: { count: 3, rejectCount: 2 } }],
    [{ vote: { percent: 60, of: 'weight' } }],
    [{ vote: { points: 2 } }],
    ['any-unless-all-reject'],
    ['all'],
  ])('M1: %j has an answer for every vote, abstentions among them', (rule) => {
    expect(flowProblems(oneNode(users('wang', 'zhao'), { decision: rule, abstain: true }))).toEqual([]);
  });

  test('M1: 60 % for and 60 % against leave votes without an answer', () => {
    const rule = { passWhen: 'approved * 100 >= 60 * total', rejectWhen: 'rejected * 100 >= 60 * total' };

    expect(flowProblems(oneNode(users('wang'), { decision: rule }))).toMatchObject([
      { code: 'workflow.decision-gap', params: { total: 2, approved: 1, rejected: 1 } },
    ]);
  });

  test('M1: a rule of one’s own that forgets abstentions is refused only where people may abstain', () => {
    const rule = { passWhen: 'approved * 2 > total', rejectWhen: 'rejected * 2 >= total' };

    expect(flowProblems(oneNode(users('wang'), { decision: rule }))).toEqual([]);
    expect(flowProblems(oneNode(users('wang'), { decision: rule, abstain: true }))).toMatchObject([
      { code: 'workflow.decision-gap' },
    ]);
  });

  test('M1: a preset is the name of a rule', () => {
    expect(ruleOf(decision.parse({ vote: { percent: 60 } }))).toMatchObject({
      passWhen: 'approved >= 1 && (approved * 100 >= 60 * total)',
      rejectWhen: '(approved + open) * 100 < 60 * total',
    });
  });
});
