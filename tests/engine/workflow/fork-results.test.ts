import { expect, test } from 'vitest';
import { Approval } from '../../support/approval.ts';
import { ask, end, flowOf, flowProblems, gateway, startAt, users } from '../../support/flow.ts';

const fork = (more: object, branches: object, join = 'join') => ({
  type: 'parallel',
  join,
  ...more,
  branches,
});
const rejected = 'scope.results.exists(one, one.result == "rejected")';
const rejectedByB = 'scope.results.exists(one, one.branch == "b" && one.result == "rejected")';

/** Two side by side, whatever they say; then a condition asks how they ended. */
function asking(when: string, more: object = {}): Approval {
  const nodes = {
    start: startAt('first'),
    first: ask(users('qian'), { next: 'fork' }),
    fork: fork({ onBranchReject: 'ignore' }, { a: { next: 'one' }, b: { next: 'two' } }),
    one: ask(users('wang'), { next: 'join' }),
    two: ask(users('zhao'), { next: 'join' }),
    join: { type: 'join', next: 'which' },
    which: gateway({ doubted: [when, 'check'] }, 'end'),
    check: ask(users('chen')),
    end,
    ...more,
  };
  return new Approval(flowOf({ nodes })).start().approve('qian');
}

test.each([
  ['G2: both agree', rejected, 'approve', 'approve', []],
  ['G2: one of them rejects', rejected, 'approve', 'reject', ['chen: check']],
  ['G2: the named one rejects', rejectedByB, 'approve', 'reject', ['chen: check']],
  ['G2: the other one rejects', rejectedByB, 'reject', 'approve', []],
  ['G2: they are counted', 'scope.results.size() == 2', 'approve', 'approve', ['chen: check']],
] as const)('%s: conditions behind the join see it', (_, when, first, second, tasks) => {
  const approval = asking(when);

  approval[first]('wang');
  approval[second]('zhao');

  expect(approval.tasks).toEqual(tasks);
});

test('G2: a branch that ends before the join is told apart', () => {
  const approval = asking('scope.results.exists(one, one.branch == "a" && one.result == "ended")', {
    one: ask(users('wang'), { next: 'stop' }),
    stop: { type: 'end-branch' },
  });

  approval.approve('wang').approve('zhao');

  expect(approval.tasks).toEqual(['chen: check']);
});

test('G2: before any fork there are none, and none of one that the way has gone back behind', () => {
  const nodes = {
    start: startAt('again'),
    again: gateway({ forked: ['scope.results.size() > 0', 'end'] }, 'first'),
    first: ask(users('qian'), { next: 'short' }),
    short: gateway({ urgent: ['urgent', 'late'] }, 'fork'),
    late: gateway({ forked: ['scope.results.size() > 0', 'check'] }, 'end'),
    fork: fork({}, { a: { next: 'one' } }),
    one: ask(users('wang'), { next: 'join' }),
    join: { type: 'join', next: 'check' },
    check: ask(users('chen')),
    end,
  };
  const approval = new Approval(flowOf({ nodes })).start().approve('qian').approve('wang');
  expect(approval.tasks).toEqual(['chen: check']);

  approval.return('chen', { to: 'first' });
  approval.record = { urgent: true };
  approval.approve('qian');

  expect(approval.state).toBe('approved');
});

test('G2: inside a branch the fork before it counts, and an inner one once it is passed', () => {
  const nodes = {
    start: startAt('outer'),
    outer: fork({}, { a: { next: 'inner' } }, 'outer-join'),
    inner: fork({ onBranchReject: 'ignore' }, { x: { next: 'one' } }, 'inner-join'),
    one: ask(users('wang'), { next: 'inner-join', skipWhen: 'scope.results.size() > 0' }),
    'inner-join': { type: 'join', next: 'inside' },
    inside: ask(users('zhao'), {
      next: 'outer-join',
      skipWhen: 'scope.results.exists(one, one.result == "passed")',
    }),
    'outer-join': { type: 'join', next: 'behind' },
    behind: ask(users('chen'), { skipWhen: 'scope.results.exists(one, one.branch == "x")' }),
    end,
  };

  const approval = new Approval(flowOf({ nodes })).start().approve('wang');

  expect(approval.visits).toEqual(['one passed', 'inside skipped', 'behind open']);
});

test('G2: what a result can be is known when it is published', () => {
  const problems = (when: string) => {
    const nodes = { start: startAt('which'), which: gateway({ odd: [when, 'end'] }, 'end'), end };
    return flowProblems({ nodes }).map((one) => one.code);
  };

  expect(problems('scope.results.exists(one, one.result == "lost")')).not.toEqual([]);
  expect(problems('scope.outcome == 1')).not.toEqual([]);
  expect(problems(rejected)).toEqual([]);
});
