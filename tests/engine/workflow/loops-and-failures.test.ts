import { describe, expect, test } from 'vitest';
import { Approval, refusalOf } from '../../support/approval.ts';
import { ask, end, flowOf, gateway, oneNode, startAt, uncheckedFlowOf, users } from '../../support/flow.ts';

describe('K10: the loop guard', () => {
  test('K10: two gateways that lead to one another fail with loop, naming both', () => {
    const circle = uncheckedFlowOf({
      nodes: { start: startAt('here'), here: gateway({}, 'there'), there: gateway({}, 'here'), end },
    });
    const approval = new Approval(circle).start();

    expect(approval.instance).toMatchObject({
      state: 'failed',
      failure: { code: 'loop', detail: 'start → here → there' },
    });
  });

  test('K10: two nodes that pass by themselves and lead to one another fail with loop, naming both', () => {
    const skipped = { assignees: { ifInitiator: 'skip' } };
    const circle = uncheckedFlowOf({
      maxReentries: 5,
      nodes: {
        start: startAt('here'),
        here: ask(users('sun'), { ...skipped, next: 'there' }),
        there: ask(users('sun'), { ...skipped, next: 'here' }),
        end,
      },
    });
    const approval = new Approval(circle).start();

    expect(approval.instance.failure).toMatchObject({ code: 'loop', detail: 'start → here → there' });
    expect(approval.visits).toHaveLength(10);
  });

  test('K10: people cannot send a record round in circles for ever; the decision that would is still recorded', () => {
    const circle = uncheckedFlowOf({
      maxReentries: 3,
      nodes: { start: startAt('check'), check: ask(users('wang'), { next: 'check' }), end },
    });
    const approval = new Approval(circle).start().approve('wang').approve('wang').approve('wang');

    expect(approval.instance.failure).toMatchObject({
      code: 'loop',
      from: 'check',
      to: 'check',
      detail: 'check',
    });
    expect(approval.slots).toEqual(['wang approved', 'wang approved', 'wang approved']);
  });

  test('K10: a record is returned only so often, and then may only be decided', () => {
    const approval = new Approval(flowOf({ ...oneNode(users('wang')), maxReturns: 2 })).start();
    approval.return('wang').resubmit().return('wang').resubmit();

    expect(refusalOf(() => approval.return('wang'))).toEqual({
      code: 'task.return-limit',
      params: { max: 2 },
    });
    expect(approval.approve('wang').state).toBe('approved');
  });

  test('K10: rejecting gives a record back only so often, and then ends it', () => {
    const approval = new Approval(
      flowOf({ ...oneNode(users('wang'), { onReject: 'return' }), maxReturns: 2 }),
    ).start();
    approval.reject('wang').resubmit().reject('wang').resubmit();

    expect(approval.reject('wang').state).toBe('rejected');
  });
});

describe('K11: when the next step cannot be taken', () => {
  const broken = flowOf({
    nodes: {
      start: startAt('first'),
      first: ask(users('wang'), { next: 'split' }),
      split: gateway({ cheap: ['100 / amount > 1', 'second'] }, 'end'),
      second: ask(users('zhao')),
      end,
    },
  });
  const failed = () => new Approval(broken, { record: { amount: '0.00' } }).start().approve('wang');

  test('K11: what the person decided stands, and the instance waits at that very edge', () => {
    const approval = failed();

    expect(approval.slotOf('wang')?.state).toBe('approved');
    expect(approval.visits).toEqual(['first passed']);
    expect(approval.instance).toMatchObject({
      state: 'failed',
      failure: { code: 'expression', from: 'first', to: 'split', detail: 'division-by-zero' },
    });
    expect(approval.log.at(-1)?.changes.map((one) => one.type)).toContain('failed');
    expect(approval.told).toContain('instance-failed admin');
  });

  test('K11: after the repair an administrator’s retry goes on from there', () => {
    const approval = failed().edit('admin', { amount: '50.00' }).retry();

    expect(approval.tasks).toEqual(['zhao: second']);
    expect(approval.approve('zhao').state).toBe('approved');
    expect(approval.instance).not.toHaveProperty('failure');
  });

  test('K11: a retry before the repair fails at the same edge', () => {
    const approval = failed().retry();

    expect(approval.instance).toMatchObject({ state: 'failed', failure: { from: 'first', to: 'split' } });
  });

  test('K11: only an administrator may retry, and only what has failed', () => {
    expect(refusalOf(() => failed().retry({ id: 'wang' })).code).toBe('permission.denied');
    expect(refusalOf(() => new Approval(broken).start().retry()).code).toBe('instance.closed');
  });

  test('K11: a decision rule that cannot be evaluated parks the visit, with its other seats open', () => {
    const rule = { passWhen: '1 / (2 - approved) > 1', rejectWhen: 'rejected >= 1' };
    const approval = new Approval(
      uncheckedFlowOf(oneNode(users('wang', 'zhao', 'qian'), { decision: rule })),
    ).start();

    approval.approve('wang').approve('zhao');

    expect(approval.instance).toMatchObject({
      state: 'failed',
      failure: { code: 'expression', from: 'node', to: 'node' },
    });
    expect(refusalOf(() => approval.approve('qian')).code).toBe('instance.waiting-for-administrator');
    approval.repair(flowOf(oneNode(users('wang', 'zhao', 'qian'), { decision: 'all' }))).retry();
    expect(approval.tasks).toEqual(['qian: node']);
  });

  test('K11: a record that fails before anybody was asked can still be retried', () => {
    const split = flowOf({
      nodes: {
        start: startAt('split'),
        split: gateway({ a: ['1 / amount > 1', 'node'] }, 'end'),
        node: ask(users('wang')),
        end,
      },
    });
    const approval = new Approval(split, { record: { amount: '0' } }).start();

    expect(approval.state).toBe('failed');
    expect(approval.edit('admin', { amount: '0.50' }).retry().tasks).toEqual(['wang: node']);
  });
});
