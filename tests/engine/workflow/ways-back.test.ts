import { describe, expect, test } from 'vitest';
import type { OfferedTarget } from '../../../engine/workflow/offered-action.ts';
import { actionsOfSlot } from '../../../engine/workflow/offered-actions.ts';
import { Approval, refusalOf } from '../../support/approval.ts';
import { ask, end, flowOf, gateway, oneNode, startAt, users } from '../../support/flow.ts';
import { forkWithinBranch, one, twoBranches } from '../../support/fork-flow.ts';

const through = (nodes: Record<string, object>, more: object = {}) =>
  new Approval(flowOf({ nodes } as never), more).start();

const three = (last: { [key: string]: unknown } = {}, first: { [key: string]: unknown } = {}) => ({
  start: startAt('first'),
  first: one('wang', 'second', first),
  second: one('zhao', 'third'),
  third: one('qian', 'end', last),
  end,
});

const targetsOf = (approval: Approval, person: string): OfferedTarget[] | undefined => {
  const slot = approval.slotOf(person)?.id as string;
  const offered = actionsOfSlot(approval.instance, slot, approval.workflow);
  return offered.find((action) => action.action === 'return')?.targets as OfferedTarget[] | undefined;
};
const nodesOf = (approval: Approval, person: string) =>
  targetsOf(approval, person)?.map(({ to, node }) =>
    node === undefined || node === to ? to : `${to} ${node}`,
  );

describe('B3: return to the previous approval', () => {
  test('B3: it opens again for the people who decided there, and the way goes on from there', () => {
    const approval = through(three()).approve('wang').approve('zhao').return('qian', { to: 'previous' });

    expect(approval.state).toBe('running');
    expect(approval.tasks).toEqual(['zhao: second']);
    expect(approval.visits).toEqual(['first passed', 'second passed', 'third returned', 'second open']);
    expect(approval.instance.visits.map((visit) => visit.superseded === true)).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(approval.approve('zhao').tasks).toEqual(['qian: third']);
    expect(approval.approve('qian').state).toBe('approved');
  });

  test('B3: an approval that a rule has passed is never the target', () => {
    const nodes = {
      ...three(),
      second: ask(users('sun'), { assignees: { ifInitiator: 'skip' }, next: 'third' }),
    };
    const approval = through(nodes).approve('wang').return('qian', { to: 'previous' });

    expect(approval.tasks).toEqual(['wang: first']);
  });

  test('B3: one whose people had all agreed before is passed over', () => {
    const sketch = { nodes: { ...three(), second: one('wang', 'third') }, duplicates: 'consecutive' };
    const approval = new Approval(flowOf(sketch as never)).start().approve('wang');
    expect(approval.visits).toEqual(['first passed', 'second skipped', 'third open']);

    expect(approval.return('qian', { to: 'previous' }).tasks).toEqual(['wang: first']);
  });

  test('B3: before the first approval stands the initiator', () => {
    const approval = through(three()).return('wang', { to: 'previous' });

    expect(approval.state).toBe('returned');
    expect(nodesOf(through(three()), 'wang')).toEqual(['initiator']);
  });

  test('B3: all seats of a node open again, those who did not have to answer too', () => {
    const nodes = {
      ...three(),
      second: ask(users('zhao', 'li', 'chen'), { decision: 'any', next: 'third' }),
    };
    const approval = through(nodes).approve('wang').approve('li').return('qian', { to: 'previous' });

    expect(approval.tasks).toEqual(['zhao: second', 'li: second', 'chen: second']);
  });

  test('B3: who has left meanwhile is passed over; when nobody is left, the rule for that finds somebody', () => {
    const nodes = { ...three(), second: ask(users('zhao', 'li'), { decision: 'all', next: 'third' }) };
    const left = (...gone: string[]) => {
      const approval = through(nodes).approve('wang').approve('zhao').approve('li');
      for (const person of gone) approval.leave(person);
      return approval.return('qian', { to: 'previous' });
    };

    expect(left('zhao').tasks).toEqual(['li: second']);
    expect(left('zhao', 'li').tasks).toEqual(['admin: second']);
  });

  test('B3: what the initiator may not decide at first he decides when it comes back to him on purpose', () => {
    const nodes = {
      ...three(),
      second: ask(users('sun'), { assignees: { ifInitiator: 'self' }, next: 'third' }),
    };
    const approval = through(nodes).approve('wang').approve('sun').return('qian', { to: 'previous' });

    expect(approval.tasks).toEqual(['sun: second']);
  });

  test('B3: it counts as a return, and may be used up', () => {
    const approval = new Approval(flowOf({ nodes: three(), maxReturns: 1 } as never)).start();
    approval.approve('wang').return('zhao', { to: 'previous' });
    expect(approval.instance.returns).toBe(1);

    approval.approve('wang');
    expect(refusalOf(() => approval.return('zhao', { to: 'previous' })).code).toBe('task.return-limit');
  });
});

describe('B4: return to any approval', () => {
  test('B4: every approval that people passed on the way is offered, and no other is accepted', () => {
    const approval = through(three()).approve('wang').approve('zhao');

    expect(nodesOf(approval, 'qian')).toEqual(['initiator', 'previous second', 'first', 'second']);
    expect(refusalOf(() => approval.return('qian', { to: 'third' }))).toEqual({
      code: 'task.return-target',
      params: { to: 'third' },
    });
    expect(refusalOf(() => approval.return('qian', { to: 'start' })).code).toBe('task.return-target');
    expect(approval.return('qian', { to: 'first' }).tasks).toEqual(['wang: first']);
  });

  test('B4: what was passed since does not count: it is asked again', () => {
    const approval = through(three()).approve('wang').approve('zhao').return('qian', { to: 'first' });
    expect(nodesOf(approval, 'wang')).toEqual(['initiator']);

    expect(approval.approve('wang').tasks).toEqual(['zhao: second']);
    expect(nodesOf(approval, 'zhao')).toEqual(['initiator', 'previous first', 'first']);
  });

  test('B4: conditions on the way are asked again with the data as they are then', () => {
    const nodes = {
      ...three(),
      first: one('wang', 'split', { fields: { amount: 'edit' } }),
      split: gateway({ large: ['amount > 1000', 'second'] }, 'third'),
    };
    const approval = through(nodes, { record: { amount: '5.00' } }).approve('wang');
    approval.return('qian', { to: 'first' }).edit('wang', { amount: '5000.00' });

    expect(approval.approve('wang').tasks).toEqual(['zhao: second']);
  });

  test('B4: the node may offer less', () => {
    const only = (to: string[]) =>
      through(three({ return: { to } }))
        .approve('wang')
        .approve('zhao');

    expect(nodesOf(only(['previous']), 'qian')).toEqual(['previous second']);
    expect(refusalOf(() => only(['previous']).return('qian')).code).toBe('task.return-target');
    expect(refusalOf(() => only(['initiator']).return('qian', { to: 'previous' })).code).toBe(
      'task.return-target',
    );
    expect(refusalOf(() => only(['initiator', 'previous']).return('qian', { to: 'first' })).code).toBe(
      'task.return-target',
    );
  });

  test('B4: the people may be found anew', () => {
    const byField = (approvers: string) => {
      const nodes = {
        ...three({ return: { approvers } }),
        first: ask({ field: 'reviewer' }, { next: 'second' }),
      };
      const approval = through(nodes, { record: { reviewer: { id: 'wang', title: 'Wang' } } });
      approval.approve('wang').approve('zhao');
      approval.record = { reviewer: { id: 'chen', title: 'Chen' } };
      return approval.return('qian', { to: 'first' }).tasks;
    };

    expect(byField('same')).toEqual(['wang: first']);
    expect(byField('resolve-again')).toEqual(['chen: first']);
  });

  test.each([
    ['same', 'wang: first'],
    ['resolve-again', 'zhao: second'],
  ])(
    'B4, E7: found %s, what would be passed over now is asked all the same, or passed over',
    (approvers, task) => {
      const nodes = {
        ...three({ return: { approvers } }),
        first: one('wang', 'second', { skipWhen: 'urgent' }),
      };
      const approval = through(nodes, { record: { urgent: false } })
        .approve('wang')
        .approve('zhao');

      approval.edit('qian', { urgent: true }).return('qian', { to: 'first' });

      expect(approval.tasks).toEqual([task]);
      expect(approval.visits.at(3)).toBe(approvers === 'same' ? 'first open' : 'first skipped');
    },
  );

  test('B4: behind a join the nodes before the fork are offered, in a branch also those of the own branch', () => {
    const nodes = twoBranches(
      {},
      { left: one('wang', 'left-2'), 'left-2': one('chen', 'join'), right: one('zhao', 'join') },
    );
    const approval = through(nodes).approve('li').approve('wang').approve('zhao');
    expect(nodesOf(approval, 'chen')).toEqual(['initiator', 'previous left', 'before', 'left']);

    approval.approve('chen');
    expect(nodesOf(approval, 'qian')).toEqual(['initiator', 'previous before', 'before']);
  });
});

describe('B6: returns and forks', () => {
  const longBranch = {
    left: one('wang', 'left-2'),
    'left-2': one('chen', 'join'),
    right: one('zhao', 'join'),
  };

  test('B6: within a branch only that token moves', () => {
    const approval = through(twoBranches({}, longBranch)).approve('li').approve('wang');
    approval.return('chen', { to: 'left' });

    expect(approval.tasks).toEqual(['zhao: right', 'wang: left']);
    expect(approval.approve('zhao').approve('wang').approve('chen').tasks).toEqual(['qian: after']);
  });

  test('B6: before the fork everything in it stops, whoever had it is told why, and both branches run again; the join fires once', () => {
    const approval = through(twoBranches({}, longBranch)).approve('li').approve('zhao');
    approval.return('wang', { to: 'previous' });
    expect(approval.tasks).toEqual(['li: before']);
    expect(approval.instance.scopes.map((scope) => scope.state)).toEqual(['cancelled']);

    approval.approve('li');
    expect(approval.tasks).toEqual(['wang: left', 'zhao: right']);
    approval.approve('zhao').approve('wang').approve('chen');
    expect(approval.tasks).toEqual(['qian: after']);
    expect(approval.visits.filter((visit) => visit.startsWith('after'))).toEqual(['after open']);
  });

  test('B6: the people of the other branches are told that it went back', () => {
    const approval = through(twoBranches()).approve('li').return('wang', { to: 'before' });

    expect(approval.told).toContain('task-gone-back zhao');
    expect(approval.slots).toEqual(['li approved', 'wang returned', 'zhao cancelled', 'li pending']);
  });

  test('B6: out of a fork within a fork, as far as the target stands', () => {
    const nodes = forkWithinBranch();
    const within = through(nodes).approve('li').approve('wang').return('chen', { to: 'left' });
    expect(within.tasks).toEqual(['zhao: right', 'wang: left']);

    const outside = through(nodes).approve('li').approve('wang').return('chen', { to: 'before' });
    expect(outside.tasks).toEqual(['li: before']);
    expect(outside.instance.tokens).toHaveLength(1);
  });

  test('B6: from behind the join into a branch it is refused, unless the fork lets that branch run again alone', () => {
    const closed = through(twoBranches({}, longBranch))
      .approve('li')
      .approve('wang')
      .approve('zhao')
      .approve('chen');
    expect(refusalOf(() => closed.return('qian', { to: 'left' })).code).toBe('task.return-target');

    const open = through(twoBranches({ reopenBranchOnly: true }, longBranch)).approve('li');
    open.approve('wang').approve('zhao').approve('chen');
    expect(nodesOf(open, 'qian')).toEqual([
      'initiator',
      'previous before',
      'before',
      'left',
      'right',
      'left-2',
    ]);
    open.return('qian', { to: 'left' });
    expect(open.tasks).toEqual(['wang: left']);
    expect(open.approve('wang').tasks).toEqual(['chen: left-2']);
    expect(open.approve('chen').tasks).toEqual(['qian: after']);
    expect(nodesOf(open, 'qian')).toEqual([
      'initiator',
      'previous before',
      'before',
      'right',
      'left',
      'left-2',
    ]);
  });
});

describe('B7: straight back to whoever returned it', () => {
  const direct = (change: Record<string, string> = {}, more: object = {}) => {
    const nodes = { ...three({ return: { resubmit: 'direct' } }), ...more };
    const approval = through(nodes, { record: { amount: '5.00' } })
      .approve('wang')
      .approve('zhao');
    approval.return('qian', { to: 'first' });
    if (Object.keys(change).length > 0) approval.edit('wang', change);
    return approval.approve('wang');
  };
  const gate = {
    second: one('zhao', 'split'),
    split: gateway({ large: ['amount > 1000', 'third'] }, 'third'),
  };

  test('B7: what lies between is not asked again', () => {
    expect(direct().tasks).toEqual(['qian: third']);
    expect(direct().log.at(-1)?.changes).toContainEqual({ type: 'way-resumed', visit: 'v4' });
  });

  test('B7: unless something has changed that decided the way; the log says so', () => {
    const approval = direct({ amount: '6.00' }, gate);

    expect(approval.tasks).toEqual(['zhao: second']);
    expect(approval.log.at(-1)?.changes).toContainEqual({
      type: 'way-resumed',
      visit: 'v4',
      fallback: 'data-changed',
    });
    expect(direct({ note: 'x' }, gate).tasks).toEqual(['qian: third']);
  });

  test('B7: nor into a branch from before its fork', () => {
    const nodes = twoBranches({}, { left: one('wang', 'join', { return: { resubmit: 'direct' } }) });
    const approval = through(nodes).approve('li').return('wang', { to: 'before' }).approve('li');

    expect(approval.tasks).toEqual(['wang: left', 'zhao: right']);
    expect(approval.log.at(-1)?.changes).toContainEqual(
      expect.objectContaining({ type: 'way-resumed', fallback: 'in-branch' }),
    );
  });

  test('B4: after a direct resubmission the approvals of the round before still count for the way', () => {
    const approval = through(three({ return: { resubmit: 'direct' } }))
      .approve('wang')
      .approve('zhao');
    approval.return('qian').resubmit();
    expect(approval.tasks).toEqual(['qian: third']);
    expect(nodesOf(approval, 'qian')).toEqual(['initiator', 'previous second', 'first', 'second']);

    expect(approval.return('qian', { to: 'first' }).tasks).toEqual(['wang: first']);
    expect(approval.approve('wang').approve('qian').state).toBe('approved');
  });

  test('B2: after a restart they do not', () => {
    const approval = through(three()).approve('wang').return('zhao').resubmit();

    expect(nodesOf(approval, 'wang')).toEqual(['initiator']);
  });

  test('B7: the returner may choose', () => {
    const approval = through(three({ return: { resubmit: 'choose' } }))
      .approve('wang')
      .approve('zhao');

    approval.return('qian', { to: 'first', resubmit: 'direct' }).approve('wang');
    expect(approval.tasks).toEqual(['qian: third']);
    expect(through(oneNode(users('wang')).nodes).tasks).toEqual(['wang: node']);
  });
});
