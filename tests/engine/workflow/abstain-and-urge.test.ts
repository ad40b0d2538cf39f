import { describe, expect, test } from 'vitest';
import { actionsOfInstance } from '../../../engine/workflow/offered-actions.ts';
import { Approval, refusalOf } from '../../support/approval.ts';
import { flowOf, oneNode, users } from '../../support/flow.ts';

const asking = (more: object = {}) =>
  new Approval(flowOf(oneNode(users('wang', 'zhao'), { decision: 'all', abstain: true, ...more }))).start();

describe('S12: a holder says neither yes nor no', () => {
  test('S12: of all, two abstain: nobody has decided, the rule for an empty seat does', () => {
    const approval = asking().abstain('wang').abstain('zhao');

    expect(approval.tasks).toEqual(['admin: node']);
    expect(approval.slots).toEqual(['wang abstained', 'zhao abstained', 'admin pending']);
    expect(approval.approve('admin').state).toBe('approved');
  });

  test('S12, M5: whoever takes over decides alone: the abstentions count no more', () => {
    const approval = asking({ decision: { vote: { percent: 50 } } });

    expect(approval.abstain('wang').abstain('zhao').approve('admin').state).toBe('approved');
  });

  test('S12: one abstains, the other agrees: passed', () => {
    expect(asking().abstain('wang').approve('zhao').state).toBe('approved');
  });

  test('S12: why, has to be said; and the node has to offer it', () => {
    expect(refusalOf(() => asking().abstain('wang', { opinion: ' ' })).code).toBe('task.opinion-required');
    expect(refusalOf(() => asking({ abstain: false }).abstain('wang')).code).toBe('task.action-not-offered');
  });

  test('S12: an abstention is an action that hinders a withdrawal', () => {
    expect(refusalOf(() => asking().abstain('wang').withdraw()).code).toBe('instance.withdraw-not-allowed');
  });
});

describe('S9: the initiator urges', () => {
  const at = (approval: Approval, time: string) => {
    approval.now = `2026-11-${time}:00.000Z`;
    return approval;
  };

  test('S9: whoever has it is told; the second time within the window is refused with the seconds left', () => {
    const approval = at(asking().approve('zhao'), '23T02:00').urge();
    expect(approval.told).toEqual(['task-urged wang']);

    expect(refusalOf(() => at(approval, '23T02:10').urge())).toEqual({
      code: 'instance.urged-already',
      params: { seconds: 1200 },
    });
    expect(at(approval, '23T02:30').urge().told).toEqual(['task-urged wang']);
  });

  test('S9: five times within a day, then when the first of them is a day old', () => {
    const approval = asking();
    for (const time of ['23T02:00', '23T04:00', '23T06:00', '23T08:00', '23T10:00'])
      at(approval, time).urge();

    expect(refusalOf(() => at(approval, '24T01:59').urge())).toMatchObject({ params: { seconds: 60 } });
    expect(at(approval, '24T02:00').urge().told).toContain('task-urged wang');
  });

  test('S9: as often as the workflow says, for each visit by itself', () => {
    const flow = { ...oneNode(users('wang')), urge: { every: 'PT1H', perDay: 1 } };
    const approval = at(new Approval(flowOf(flow)).start(), '23T02:00').urge();
    expect(refusalOf(() => approval.urge())).toMatchObject({ params: { seconds: 86_400 } });

    approval.return('wang').resubmit();

    expect(approval.urge().told).toEqual(['task-urged wang']);
  });

  test('S9: only the initiator, only while it runs', () => {
    const approval = asking();

    expect(refusalOf(() => approval.urge('wang')).code).toBe('instance.not-initiator');
    expect(refusalOf(() => approval.return('wang').urge()).code).toBe('instance.closed');
    expect(refusalOf(() => approval.withdraw().urge()).code).toBe('instance.closed');
  });

  test('S9, B9: it is no action that hinders a withdrawal', () => {
    expect(asking().urge().withdraw().state).toBe('withdrawn');
  });

  test('S9: a page offers it when it is not too early', () => {
    const approval = asking();
    const offered = (now: string) =>
      actionsOfInstance(
        approval.instance,
        { id: 'sun', isAdministrator: false },
        approval.workflow,
        now,
      ).find((one) => one.action === 'urge');
    expect(offered(approval.now)).toEqual({ action: 'urge', enabled: true });

    approval.urge();

    expect(offered(approval.now)).toEqual({
      action: 'urge',
      enabled: false,
      reason: 'instance.urged-already',
      seconds: 1800,
    });
  });
});
