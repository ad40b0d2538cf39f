import { describe, expect, test } from 'vitest';
import { Approval } from '../../support/approval.ts';
import { end, flowOf, gateway, startAt } from '../../support/flow.ts';
import { branchEnd, inclusive, joinTo, one, parallel, twoBranches } from '../../support/fork-flow.ts';

const through = (nodes: Record<string, object>, record: object = {}) =>
  new Approval(flowOf({ nodes } as never), { record } as never).start();

describe('G2: parallel', () => {
  test('G2: all branches run at once, and the join waits for every token that went in', () => {
    const approval = through(twoBranches()).approve('li');
    expect(approval.tasks).toEqual(['wang: left', 'zhao: right']);

    approval.approve('zhao');
    expect(approval.tasks).toEqual(['wang: left']);
    expect(approval.approve('wang').tasks).toEqual(['qian: after']);
    expect(approval.approve('qian').state).toBe('approved');
  });

  test('G2: a branch that leads straight to the join is through at once', () => {
    const fork = { branches: { left: { next: 'left' }, right: { next: 'join' } } };
    const { right: _, ...nodes } = twoBranches(fork);

    expect(through(nodes).approve('li').approve('wang').tasks).toEqual(['qian: after']);
  });

  test('G2: a fork whose branches all lead straight to the join does not wait', () => {
    const approval = through({
      start: startAt('fork'),
      fork: parallel({ left: 'join', right: 'join' }),
      join: joinTo('after'),
      after: one('qian', 'end'),
      end,
    });

    expect(approval.tasks).toEqual(['qian: after']);
  });

  test('G2: a branch may end without reaching the join; the scope counts it as finished', () => {
    const nodes = twoBranches({}, { right: one('zhao', 'done'), done: branchEnd });
    const approval = through(nodes).approve('li').approve('zhao');
    expect(approval.instance.scopes[0]?.branches).toMatchObject([
      { id: 'left', result: 'running' },
      { id: 'right', result: 'ended' },
    ]);

    expect(approval.approve('wang').tasks).toEqual(['qian: after']);
  });

  test('G2: the way goes on behind the join when no branch reaches it', () => {
    const approval = through({
      start: startAt('fork'),
      fork: parallel({ left: 'left', right: 'right' }),
      left: one('wang', 'left-done'),
      right: one('zhao', 'right-done'),
      'left-done': branchEnd,
      'right-done': branchEnd,
      join: joinTo('after'),
      after: one('qian', 'end'),
      end,
    });

    expect(approval.approve('wang').approve('zhao').tasks).toEqual(['qian: after']);
  });

  const nested = (outer: object = {}, inner: object = {}) =>
    through({
      start: startAt('fork'),
      fork: parallel({ left: 'inner', right: 'right' }, outer),
      inner: parallel({ a: 'a', b: 'b' }, { join: 'meet', ...inner }),
      a: one('wang', 'meet'),
      b: one('li', 'meet'),
      meet: joinTo('left-end'),
      'left-end': one('chen', 'join'),
      right: one('zhao', 'join'),
      join: joinTo('after'),
      after: one('qian', 'end'),
      end,
    });

  test('G2: forks nest; each join waits for its own', () => {
    const approval = nested().approve('zhao').approve('li');
    expect(approval.tasks).toEqual(['wang: a']);

    approval.approve('wang');
    expect(approval.tasks).toEqual(['chen: left-end']);
    expect(approval.approve('chen').tasks).toEqual(['qian: after']);
  });

  test('B6: a reject inside goes outwards as far as the forks let it', () => {
    expect(nested().reject('wang').state).toBe('rejected');

    const kept = nested({ onBranchReject: 'ignore' }).reject('wang');
    expect(kept.tasks).toEqual(['zhao: right']);
    expect(kept.slots).toEqual(['wang rejected', 'li cancelled', 'zhao pending']);
    expect(kept.approve('zhao').tasks).toEqual(['qian: after']);

    const inside = nested({}, { onBranchReject: 'ignore' }).reject('wang').approve('li');
    expect(inside.tasks).toEqual(['zhao: right', 'chen: left-end']);
  });
});

describe('G3: inclusive', () => {
  const nodes = {
    start: startAt('fork'),
    fork: inclusive({ large: ['amount > 1000', 'large'], urgent: ['urgent', 'urgent'] }, 'other'),
    large: one('wang', 'join'),
    urgent: one('zhao', 'join'),
    other: one('li', 'join'),
    join: joinTo('after'),
    after: one('qian', 'end'),
    end,
  };

  test.each([
    ['none is true', { amount: '1' }, ['li: other']],
    ['unknown is not true', {}, ['li: other']],
    ['one is true', { amount: '5000' }, ['wang: large']],
    ['all are true', { amount: '5000', urgent: true }, ['wang: large', 'zhao: urgent']],
  ])('G3: %s', (_, record, tasks) => {
    const approval = through(nodes, record);
    expect(approval.tasks).toEqual(tasks);

    for (const task of tasks) approval.approve(task.split(':')[0] as string);
    expect(approval.tasks).toEqual(['qian: after']);
  });

  test('G3: what is foreseen names every branch that is taken', () => {
    const record = { amount: '5000', urgent: true };
    const { routes, steps } = new Approval(flowOf({ nodes } as never), { record }).predict();

    expect(routes).toEqual([
      { node: 'fork', branch: 'large' },
      { node: 'fork', branch: 'urgent' },
    ]);
    expect(steps.map((step) => step.node)).toEqual(['large', 'urgent', 'after']);
  });
});

describe('B6: a branch is rejected', () => {
  test('B6: by default the others stop and the instance is rejected', () => {
    const approval = through(twoBranches()).approve('li').reject('wang');

    expect(approval.state).toBe('rejected');
    expect(approval.slots).toEqual(['li approved', 'wang rejected', 'zhao cancelled']);
    expect(approval.told).toContain('task-cancelled zhao');
  });

  test.each([
    ['all', 'reject', 'approve', 'rejected'],
    ['all', 'approve', 'reject', 'rejected'],
    ['any', 'reject', 'approve', 'running'],
    ['any', 'approve', 'reject', 'running'],
    ['any', 'reject', 'reject', 'rejected'],
    ['all', 'approve', 'approve', 'running'],
  ] as const)('B6: wait-all, %s: %s and %s come to %s', (decide, left, right, state) => {
    const approval = through(twoBranches({ onBranchReject: 'wait-all', decide })).approve('li');
    approval[left]('wang');
    expect(approval.tasks).toEqual(['zhao: right']);

    expect(approval[right]('zhao').state).toBe(state);
  });

  test('B6: ignored, the others go on, and the join is passed', () => {
    const approval = through(twoBranches({ onBranchReject: 'ignore' }))
      .approve('li')
      .reject('wang');
    expect(approval.tasks).toEqual(['zhao: right']);

    expect(approval.reject('zhao').tasks).toEqual(['qian: after']);
  });

  test('B6: a reject branch stays in its scope, and the join waits for it', () => {
    const nodes = twoBranches(
      {},
      { left: one('wang', 'join', { onReject: { branch: 'rework' } }), rework: one('sun', 'join') },
    );
    const approval = through(nodes).approve('li').reject('wang').approve('zhao');

    expect(approval.tasks).toEqual(['sun: rework']);
    expect(approval.approve('sun').tasks).toEqual(['qian: after']);
  });

  test('B6: giving the record back to its initiator stops every branch, and a new round runs all of them', () => {
    const approval = through(twoBranches()).approve('li').approve('wang').return('zhao');
    expect(approval.instance.scopes).toMatchObject([{ state: 'cancelled' }]);

    approval.resubmit().approve('li');
    expect(approval.tasks).toEqual(['wang: left', 'zhao: right']);
    expect(approval.instance.scopes.map((scope) => scope.state)).toEqual(['cancelled', 'open']);
  });

  test('B7: a direct resubmit cannot go into a branch: it takes the normal way, and the log says so', () => {
    const nodes = twoBranches({}, { right: one('zhao', 'join', { return: { resubmit: 'direct' } }) });
    const approval = through(nodes).approve('li').return('zhao').resubmit();

    expect(approval.tasks).toEqual(['li: before']);
    expect(approval.log.at(-1)?.changes).toContainEqual({
      type: 'resubmitted',
      mode: 'from-target',
      fallback: 'in-branch',
    });
  });
});

describe('K11: a failure in a branch', () => {
  const broken = (when: string) => ({
    ...twoBranches(),
    fork: parallel({ left: 'split', right: 'right' }),
    split: gateway({ some: [when, 'left'] }, 'left'),
  });

  test('K11: the branches after it stay at the fork, and go on when it is repaired', () => {
    const approval = new Approval(flowOf({ nodes: broken('100 / amount > 1') } as never), {
      record: { amount: '0.00' },
    }).start();
    approval.approve('li');
    expect(approval.state).toBe('failed');
    expect(approval.instance.tokens.map((token) => token.node)).toEqual(['split', 'fork']);
    expect(approval.tasks).toEqual([]);

    approval.record = { amount: '5.00' };
    expect(approval.retry().tasks).toEqual(['wang: left', 'zhao: right']);
    expect(approval.state).toBe('running');
  });

  test('K10: steps of all branches count together', () => {
    const branches = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`b${index}`, `g${index}`]));
    const gates = Object.fromEntries(
      Array.from({ length: 40 }, (_, index) => [
        [`g${index}`, gateway({}, `h${index}`)],
        [`h${index}`, gateway({}, 'join')],
      ]).flat() as [string, object][],
    );
    const approval = through({
      start: startAt('fork'),
      fork: parallel(branches),
      ...gates,
      join: joinTo('end'),
      end,
    });

    expect(approval.instance.failure?.code).toBe('loop');
  });
});
