import { describe, expect, test } from 'vitest';
import { actionsOfInstance, actionsOfSlot } from '../../../engine/workflow/offered-actions.ts';
import { Approval } from '../../support/approval.ts';
import { ask, end, flowOf, gateway, oneNode, startAt, users } from '../../support/flow.ts';

describe('what a page may offer is what the machine accepts', () => {
  const flow = flowOf({
    ...oneNode(users('wang', 'zhao'), { decision: 'all', return: { resubmit: 'choose' } }),
    maxReturns: 1,
    withdraw: 'while-running',
  });
  const offered = (approval: Approval, person: string) =>
    actionsOfSlot(approval.instance, approval.slotOf(person)?.id ?? '', approval.workflow).map(
      (one) => `${one.action} ${one.enabled ? 'yes' : one.reason}`,
    );
  const ofInstance = (approval: Approval, id: string, isAdministrator = false) =>
    actionsOfInstance(approval.instance, { id, isAdministrator }, approval.workflow).map(
      (one) => `${one.action} ${one.enabled ? 'yes' : one.reason}`,
    );

  test('to the holder of a slot', () => {
    const approval = new Approval(flow).start();

    expect(offered(approval, 'wang')).toEqual([
      'approve yes',
      'reject yes',
      'return yes',
      'transfer yes',
      'delegate yes',
      'add-sign yes',
    ]);
    expect(offered(approval.approve('wang'), 'wang')).toEqual(
      expect.arrayContaining(['approve task.closed', 'reject task.closed', 'return task.closed']),
    );
    expect(actionsOfSlot(approval.instance, 'none', approval.workflow)).toEqual([]);
  });

  test('with opinions as the node wants them, and a choice where the returner has one', () => {
    const approval = new Approval(flow).start();

    expect(
      actionsOfSlot(approval.instance, approval.slotOf('wang')?.id ?? '', approval.workflow).slice(0, 3),
    ).toMatchObject([
      { action: 'approve', opinion: 'optional' },
      { action: 'reject', opinion: 'required' },
      { action: 'return', opinion: 'required', choosesResubmit: true },
    ]);
  });

  test('no return past the limit, none where the node forbids it', () => {
    const approval = new Approval(flow).start().return('wang').resubmit();
    const forbidden = new Approval(flowOf(oneNode(users('wang'), { return: { allowed: false } }))).start();

    expect(offered(approval, 'wang')).toContain('return task.return-limit');
    expect(offered(forbidden, 'wang')).toContain('return task.action-not-offered');
  });

  test('to the initiator and to an administrator', () => {
    const approval = new Approval(flow).start();
    const never = new Approval(flowOf({ ...oneNode(users('wang')), withdraw: 'never' })).start();

    expect(ofInstance(approval, 'sun')).toEqual(['withdraw yes', 'urge yes']);
    expect(ofInstance(approval, 'wang')).toEqual([]);
    expect(ofInstance(approval, 'admin', true)).not.toContain('retry yes');
    expect(ofInstance(never, 'sun')).toEqual(['withdraw instance.withdraw-not-allowed', 'urge yes']);
  });

  test('of a failed instance the retry, and nothing to its people', () => {
    const broken = flowOf({
      nodes: {
        start: startAt('first'),
        first: ask(users('wang', 'zhao'), { decision: 'any', next: 'split' }),
        split: gateway({ a: ['1 / amount > 1', 'end'] }, 'end'),
        end,
      },
    });
    const approval = new Approval(broken, { record: { amount: '0' } }).start().approve('wang');

    expect(approval.state).toBe('failed');
    expect(ofInstance(approval, 'admin', true)).toContain('retry yes');
    expect(offered(approval, 'zhao')).toContain('approve task.closed');
  });
});
