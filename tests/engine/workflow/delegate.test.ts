import { describe, expect, test } from 'vitest';
import { rightsUnderApproval } from '../../../engine/workflow/node-rights.ts';
import { actionsOfSlot } from '../../../engine/workflow/offered-actions.ts';
import { Approval, refusalOf } from '../../support/approval.ts';
import { flowOf, oneNode, users } from '../../support/flow.ts';

const asking = (more: object = {}, people = users('wang', 'zhao')) =>
  new Approval(flowOf(oneNode(people, { decision: 'all', ...more }))).start();

describe('S2: a holder asks for advice and decides alone', () => {
  test('S2: the delegate’s no does not reject the node; the seat comes back with the advice', () => {
    const approval = asking().delegate('wang', 'li', { opinion: 'please look at the price' });
    expect(approval.slots).toEqual(['wang delegated', 'zhao pending', 'li pending']);
    expect(approval.slotOf('li')).toMatchObject({ origin: 'delegate', request: 'please look at the price' });

    approval.advise('li', 'reject');

    expect(approval.slots).toEqual(['wang pending', 'zhao pending', 'li advised']);
    expect(approval.slotOf('wang')?.advice).toMatchObject([
      { by: { id: 'li' }, advice: 'reject', opinion: 'as I see it' },
    ]);
    expect(approval.told).toEqual(['advice-given wang']);
    expect(approval.approve('wang').approve('zhao').state).toBe('approved');
  });

  test.each(['approve', 'reject', 'return', 'transfer', 'add-sign', 'abstain'] as const)(
    'S2: a delegate cannot %s',
    (verb) => {
      const approval = asking({ abstain: true }).delegate('wang', 'li');
      const command = { verb, actor: { id: 'li' }, slot: 'v1-3', opinion: 'so', people: ['qian'] };

      expect(refusalOf(() => approval.send(command)).code).toBe('task.action-not-offered');
    },
  );

  test('S2: an advice that is no yes says why', () => {
    const approval = asking().delegate('wang', 'li');
    const advise = (advice: 'comment' | 'approve') => () =>
      approval.send({ verb: 'advise', actor: { id: 'li' }, slot: 'v1-3', advice });

    expect(refusalOf(advise('comment')).code).toBe('task.opinion-required');
    advise('approve')();
    expect(approval.tasks).toContain('wang: node');
  });

  test('S2: nobody advises on a seat of the own', () => {
    expect(refusalOf(() => asking().advise('wang')).code).toBe('task.action-not-offered');
  });

  test('S2: the holder may take it back, and ask another', () => {
    const approval = asking().delegate('wang', 'li').recall('wang');
    expect(approval.slots).toEqual(['wang pending', 'zhao pending', 'li removed']);
    expect(approval.told).toEqual(['task-removed li']);

    approval
      .delegate('wang', 'qian')
      .advise('qian', 'approve')
      .delegate('wang', 'li')
      .advise('li', 'comment');

    expect(approval.slotOf('wang')?.advice?.map(({ by, advice }) => `${by.id} ${advice}`)).toEqual([
      'qian approve',
      'li comment',
    ]);
  });

  test('S2: there is nothing to take back from a seat that is not delegated', () => {
    expect(refusalOf(() => asking().recall('wang')).code).toBe('task.action-not-offered');
  });

  test('S2: delegates ask on to a depth of three, and a recall ends all of them', () => {
    const approval = asking().delegate('wang', 'li').delegate('li', 'qian').delegate('qian', 'chen');

    expect(refusalOf(() => approval.delegate('chen', 'admin'))).toEqual({
      code: 'task.too-deep',
      params: { max: 3 },
    });
    approval.advise('chen', 'approve');
    expect(approval.slots).toEqual([
      'wang delegated',
      'zhao pending',
      'li delegated',
      'qian pending',
      'chen advised',
    ]);
    expect(approval.recall('wang').slots.slice(0, 4)).toEqual([
      'wang pending',
      'zhao pending',
      'li removed',
      'qian removed',
    ]);
  });

  test('S2: a circle of delegates is not possible', () => {
    const approval = asking().delegate('wang', 'li');

    expect(refusalOf(() => approval.delegate('li', 'wang')).code).toBe('task.person-already-asked');
  });

  test('S2: the initiator may advise where the initiator may not decide', () => {
    const approval = asking({ assignees: { ifInitiator: 'forbid' } }).delegate('wang', 'sun');

    expect(approval.tasks).toContain('sun: node');
  });

  test('S2: advice is no action, no approval and no decision', () => {
    const approval = asking().delegate('wang', 'li').advise('li', 'approve').withdraw();

    expect(approval.state).toBe('withdrawn');
    expect(approval.told).not.toContain('instance-withdrawn li');
  });

  test('S2, K3: when the others decide, the delegate is not needed either', () => {
    const approval = asking({ decision: 'any' }).delegate('wang', 'li').approve('zhao');

    expect(approval.slots).toEqual(['wang not-needed', 'zhao approved', 'li not-needed']);
  });

  test('S2, H3: the clock of the seat goes on', () => {
    const approval = asking();
    const since = approval.slotOf('wang')?.activatedAt;
    approval.now = '2026-11-24T02:00:00.000Z';

    approval.delegate('wang', 'li').advise('li', 'approve');

    expect(approval.slotOf('wang')?.activatedAt).toBe(since);
  });

  test('S2, F1: a delegate reads what the node shows and writes nothing', () => {
    const approval = asking({ fields: { amount: 'edit', secret: 'hidden' } }).delegate('wang', 'li');
    const own = {
      canRead: () => true,
      canWrite: () => true,
      canAddLines: () => true,
      canDeleteLines: () => true,
    };
    const rights = (person: string) => rightsUnderApproval(approval.instance, person, approval.workflow, own);

    expect([rights('li').canWrite('amount'), rights('zhao').canWrite('amount')]).toEqual([false, true]);
    expect([rights('li').canRead('amount'), rights('li').canRead('secret')]).toEqual([true, false]);
  });

  test('S2: what a page offers to the delegate and to the holder meanwhile', () => {
    const approval = asking().delegate('wang', 'li');
    const offered = (slot: string) =>
      actionsOfSlot(approval.instance, slot, approval.workflow)
        .filter((one) => one.enabled)
        .map((one) => one.action);

    expect(offered('v1-3')).toEqual(['advise', 'delegate']);
    expect(offered('v1-1')).toEqual(['recall']);
  });

  test('S2: where the node forbids it nobody can', () => {
    const approval = asking({ delegate: { allowed: false } });

    expect(refusalOf(() => approval.delegate('wang', 'li')).code).toBe('task.action-not-offered');
  });

  test('L3, S2: what is foreseen goes through the advice', () => {
    const approval = asking().delegate('wang', 'li');

    expect(approval.predict()).toMatchObject({ ends: 'approved', steps: [{ node: 'node' }] });
  });
});
