import { describe, expect, test } from 'vitest';
import { Approval, refusalOf } from '../../support/approval.ts';
import { ask, end, type FlowSketch, flowOf, gateway, oneNode, startAt, users } from '../../support/flow.ts';

describe('B1: reject', () => {
  const rejecting = (onReject: unknown, more: Partial<FlowSketch> = {}) =>
    new Approval(
      flowOf({
        ...more,
        nodes: {
          start: startAt('first'),
          first: ask(users('wang', 'zhao', 'qian'), { decision: 'all', onReject, next: 'second' }),
          second: ask(users('chen')),
          rework: ask(users('li'), { next: 'second' }),
          split: gateway({}, 'rework'),
          end,
        },
      } as FlowSketch),
    ).start();
  const withBranch = { branch: 'split' };

  test('B1: with the policy end no to-do remains anywhere', () => {
    const node = oneNode(users('wang', 'zhao', 'qian'), { decision: 'all' });
    const approval = new Approval(flowOf(node)).start().approve('zhao').reject('wang');

    expect(approval.tasks).toEqual([]);
    expect(approval.state).toBe('rejected');
    expect(approval.told).toContain('instance-rejected sun');
  });

  test('B1: with a branch the record goes that way', () => {
    const approval = rejecting(withBranch).approve('zhao').reject('wang');

    expect(approval.visits).toEqual(['first rejected', 'rework open']);
    expect(approval.tasks).toEqual(['li: rework']);
    expect(approval.approve('li').approve('chen').state).toBe('approved');
  });

  test('B1: with return it goes back to the initiator', () => {
    const approval = new Approval(flowOf(oneNode(users('wang'), { onReject: 'return' })))
      .start()
      .reject('wang');

    expect(approval.state).toBe('returned');
    expect(approval.visits).toEqual(['node rejected']);
    expect(approval.resubmit().tasks).toEqual(['wang: node']);
  });
});

describe('B2: return to the initiator', () => {
  const two = flowOf({
    nodes: {
      start: startAt('first'),
      first: ask(users('wang'), { next: 'second' }),
      second: ask(users('zhao', 'qian'), { decision: 'all', remindAfter: 'P1D' }),
      end,
    },
  });

  test('B2: it is one person’s act, whatever the vote; nobody has a to-do meanwhile', () => {
    const approval = new Approval(two).start().approve('wang').return('qian');

    expect(approval.state).toBe('returned');
    expect(approval.tasks).toEqual([]);
    expect(approval.slots).toEqual(['wang approved', 'zhao cancelled', 'qian returned']);
    expect(approval.told.sort()).toEqual([
      'instance-returned sun',
      'instance-returned wang',
      'task-cancelled zhao',
    ]);
  });

  test('B2: the clock of the old visit is dead', () => {
    const approval = new Approval(two).start().approve('wang').return('qian');
    const { instance } = approval;

    expect(approval.fireTimer().instance).toEqual(instance);
  });

  test('B2: the round counts up with the resubmission, and only the initiator may submit', () => {
    const approval = new Approval(two).start().return('wang');
    expect(approval.instance).toMatchObject({ round: 1, returns: 1 });

    expect(refusalOf(() => approval.resubmit('li')).code).toBe('instance.not-initiator');
    expect(approval.resubmit().instance).toMatchObject({ round: 2, returns: 1 });
  });

  test('B2: the initiator may withdraw instead', () => {
    expect(new Approval(two).start().return('wang').withdraw().state).toBe('withdrawn');
  });

  test('B2: a reason is mandatory, and the node may forbid it', () => {
    const approval = new Approval(flowOf(oneNode(users('wang'), { return: { allowed: false } }))).start();

    expect(refusalOf(() => approval.return('wang')).code).toBe('task.action-not-offered');
    expect(refusalOf(() => new Approval(two).start().return('wang', { opinion: '  ' })).code).toBe(
      'task.opinion-required',
    );
  });
});

describe('B9: withdraw', () => {
  const policy = (withdraw: FlowSketch['withdraw']) => {
    const nodes = {
      start: startAt('first'),
      first: ask(users('wang', 'zhao'), { decision: 'all', next: 'second' }),
      second: ask(users('qian')),
      end,
    };
    return new Approval(flowOf({ ...(withdraw && { withdraw }), nodes })).start();
  };

  test('B9: the default is until the first action of a person; a reminder is none', () => {
    expect(policy(undefined).withdraw().state).toBe('withdrawn');
    expect(refusalOf(() => policy(undefined).approve('wang').withdraw())).toEqual({
      code: 'instance.withdraw-not-allowed',
      params: { why: 'acted' },
    });
  });

  test('B9: passes by rule are no action', () => {
    const skipping = flowOf({
      nodes: {
        start: startAt('own'),
        own: ask(users('sun'), { assignees: { ifInitiator: 'skip' }, next: 'node' }),
        node: ask(users('wang')),
        end,
      },
    });

    expect(new Approval(skipping).start().withdraw().state).toBe('withdrawn');
  });

  test('B9: while running: everything is cancelled, and those who had approved are told', () => {
    const approval = policy('while-running').approve('wang').withdraw();

    expect(approval.slots).toEqual(['wang approved', 'zhao cancelled']);
    expect(approval.visits).toEqual(['first cancelled']);
    expect(approval.told).toEqual(['task-cancelled zhao', 'instance-withdrawn wang']);
  });

  test('B9: never', () => {
    expect(refusalOf(() => policy('never').withdraw()).params).toEqual({ why: 'never' });
    expect(refusalOf(() => policy('never').return('wang').withdraw()).params).toEqual({ why: 'never' });
  });

  test('B9: a returned record may be withdrawn although people have acted', () => {
    expect(policy('until-first-action').return('wang').withdraw().state).toBe('withdrawn');
  });

  test('B9: nobody but the initiator withdraws', () => {
    expect(refusalOf(() => policy('while-running').withdraw('wang')).code).toBe('instance.not-initiator');
  });

  test('B9: withdraw and approve at once: one wins, the other is refused', () => {
    const approveFirst = policy(undefined).approve('wang');
    expect(refusalOf(() => approveFirst.withdraw()).code).toBe('instance.withdraw-not-allowed');

    const withdrawFirst = policy(undefined).withdraw();
    expect(refusalOf(() => withdrawFirst.approve('wang'))).toMatchObject({
      code: 'task.closed',
      params: { own: 'cancelled' },
    });
  });
});
