import { describe, expect, test } from 'vitest';
import { actionsOfSlot } from '../../../engine/workflow/offered-actions.ts';
import { Approval, refusalOf } from '../../support/approval.ts';
import { flowOf, oneNode, uncheckedFlowOf, users } from '../../support/flow.ts';

const three = users('wang', 'zhao', 'qian');
const pool = (more: object = {}) => new Approval(flowOf(oneNode(three, { claim: true, ...more }))).start();

describe('M8: one of many takes it', () => {
  test('M8: the others lose the to-do at once', () => {
    const approval = pool().claim('zhao');

    expect(approval.tasks).toEqual(['zhao: node']);
    expect(approval.slots).toEqual(['wang waiting', 'zhao pending', 'qian waiting']);
    expect(approval.approve('zhao').slots).toEqual(['wang not-needed', 'zhao approved', 'qian not-needed']);
  });

  test('M8: of two claims at once the second is told who was first', () => {
    const approval = pool().claim('zhao');

    for (const verb of ['claim', 'approve'] as const)
      expect(refusalOf(() => approval.send({ verb, actor: { id: 'wang' }, slot: 'v1-1' }))).toEqual({
        code: 'task.claimed',
        params: { by: 'Zhao' },
      });
    expect(refusalOf(() => approval.claim('zhao')).code).toBe('task.claimed');
  });

  test('M8: given back, all have it again, and nothing is decided', () => {
    const approval = pool().claim('zhao').unclaim('zhao');

    expect(approval.tasks).toEqual(['wang: node', 'zhao: node', 'qian: node']);
    expect(approval.told).toEqual(['task-assigned wang', 'task-assigned qian']);
    expect(approval.withdraw().state).toBe('withdrawn');
  });

  test('M8: whoever decides without claiming has claimed', () => {
    expect(pool().approve('qian').slots).toEqual(['wang not-needed', 'zhao not-needed', 'qian approved']);
  });

  test('M8: only the claimer gives it back, or an administrator for one who is not there', () => {
    const approval = pool().claim('zhao');
    const unclaim =
      (id: string, isAdministrator = false) =>
      () =>
        approval.send({ verb: 'unclaim', actor: { id, isAdministrator }, slot: 'v1-2' });

    expect(refusalOf(unclaim('wang')).code).toBe('task.not-yours');
    unclaim('admin', true)();
    expect(approval.tasks).toHaveLength(3);
    expect(refusalOf(unclaim('admin', true)).code).toBe('task.action-not-offered');
    expect(refusalOf(() => approval.unclaim('zhao')).code).toBe('task.action-not-offered');
  });

  test('M8, S1: a claim goes with the seat', () => {
    const approval = pool().claim('zhao').transfer('zhao', 'li');

    expect(approval.tasks).toEqual(['li: node']);
    expect(refusalOf(() => approval.approve('wang'))).toMatchObject({ params: { by: 'Li' } });
    expect(approval.approve('li').state).toBe('approved');
  });

  test('M8, S12: a claimer who abstains leaves it to the others', () => {
    const approval = pool({ abstain: true }).claim('zhao').abstain('zhao');

    expect(approval.slots).toEqual(['wang pending', 'zhao abstained', 'qian pending']);
  });

  test('M8: with the others’ to-do goes whom they had asked', () => {
    const approval = pool().delegate('wang', 'li').addSign('qian', 'before', ['chen']).claim('zhao');

    expect(approval.slots).toEqual([
      'wang waiting',
      'zhao pending',
      'qian waiting',
      'li removed',
      'chen removed',
    ]);
    expect(approval.told).toEqual(['task-removed li', 'task-removed chen']);
    expect(approval.unclaim('zhao').tasks).toEqual(['wang: node', 'zhao: node', 'qian: node']);
  });

  test('M8, S4: a claimer may ask others first', () => {
    const approval = pool().claim('zhao').addSign('zhao', 'before', ['li']);
    expect(approval.tasks).toEqual(['li: node']);

    expect(approval.approve('li').tasks).toEqual(['zhao: node']);
  });

  test('M8: nobody claims where the node knows no claims', () => {
    const approval = new Approval(flowOf(oneNode(three))).start();

    expect(refusalOf(() => approval.claim('wang')).code).toBe('task.action-not-offered');
    expect(
      actionsOfSlot(approval.instance, 'v1-1', approval.workflow).map((one) => one.action),
    ).not.toContain('claim');
  });

  test('M8: what a page offers', () => {
    const approval = pool().claim('zhao');
    const offered = (slot: string) =>
      actionsOfSlot(approval.instance, slot, approval.workflow).find((one) => one.action.endsWith('claim'));

    expect(offered('v1-2')).toMatchObject({ action: 'unclaim', enabled: true });
    expect(offered('v1-1')).toMatchObject({ action: 'claim', enabled: false, reason: 'task.claimed' });
  });

  test('M8: a node of which everybody must agree knows no claims', () => {
    const claimed = oneNode(three, { claim: true, decision: 'all' });

    expect(() => flowOf(claimed)).toThrow(/workflow.claim-not-possible/);
    expect(() => uncheckedFlowOf(claimed)).not.toThrow();
  });
});
