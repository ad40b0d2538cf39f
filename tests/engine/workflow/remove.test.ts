import { describe, expect, test } from 'vitest';
import { actionsOfSlot } from '../../../engine/workflow/offered-actions.ts';
import { Approval, refusalOf } from '../../support/approval.ts';
import { flowOf, oneNode, users } from '../../support/flow.ts';

const three = users('wang', 'zhao', 'qian');
const asking = (more: object = {}, people = three) =>
  new Approval(flowOf(oneNode(people, { decision: 'all', ...more }))).start();
const free = { addSign: { removeOriginal: true } };

describe('S7: somebody is asked no more', () => {
  test('S7: people who were asked in may go, with a reason, and are told', () => {
    const approval = asking().addSign('wang', 'parallel', ['li']);
    expect(refusalOf(() => approval.remove('zhao', 'li', { opinion: '' })).code).toBe(
      'task.opinion-required',
    );

    approval.remove('zhao', 'li', { opinion: 'not involved' });

    expect(approval.slotOf('li')?.state).toBe('removed');
    expect(approval.told).toEqual(['task-removed li']);
  });

  test('S7: whom the definition names stays, unless the node says otherwise', () => {
    expect(refusalOf(() => asking().remove('wang', 'zhao')).code).toBe('task.action-not-offered');
    expect(asking(free).remove('wang', 'zhao').slotOf('zhao')?.state).toBe('removed');
  });

  test('S7: a decided slot can never be removed', () => {
    const approval = asking(free).approve('zhao');

    expect(refusalOf(() => approval.remove('wang', 'zhao'))).toMatchObject({
      code: 'task.closed',
      params: { by: 'Zhao', what: 'approved' },
    });
  });

  test('S7: nobody removes oneself, a delegate, or somebody elsewhere', () => {
    const approval = asking(free).delegate('zhao', 'li');

    expect(refusalOf(() => approval.remove('wang', 'wang')).code).toBe('task.to-oneself');
    expect(refusalOf(() => approval.remove('wang', 'li')).code).toBe('task.action-not-offered');
    expect(refusalOf(() => approval.remove('wang', 'chen')).code).toBe('task.not-found');
  });

  test('S7: whoever has decided only removes whom that one asked in', () => {
    const approval = asking(free).addSign('wang', 'parallel', ['li']).approve('wang');

    expect(refusalOf(() => approval.remove('wang', 'zhao')).code).toBe('task.action-not-offered');
    expect(approval.remove('wang', 'li').slotOf('li')?.state).toBe('removed');
  });

  test('S7, S6: of people who asked in more beside themselves, each removes the own ones', () => {
    const approval = new Approval(flowOf(oneNode(users('wang'), { addSign: { nested: true } })))
      .start()
      .addSign('wang', 'after', ['li'], { approves: true })
      .addSign('li', 'parallel', ['qian'])
      .approve('li');

    expect(refusalOf(() => approval.remove('wang', 'qian')).code).toBe('task.action-not-offered');
    expect(approval.remove('li', 'qian').state).toBe('approved');
  });

  test('S7, S1: whoever was asked in and handed it on is still one who was asked in', () => {
    const approval = asking().addSign('wang', 'parallel', ['li']).transfer('li', 'chen');

    expect(approval.remove('wang', 'chen').slotOf('chen')?.state).toBe('removed');
  });

  test('S7, S4: without the last of the group its asker has the turn', () => {
    const approval = asking().addSign('wang', 'before', ['li']).remove('zhao', 'li');

    expect(approval.slots).toEqual(['wang pending', 'zhao pending', 'qian pending', 'li removed']);
    expect(approval.instance.visits[0]?.additions).toMatchObject([{ state: 'cancelled' }]);
  });

  test('S7, S2: with a seat goes whom its holder asked', () => {
    const approval = asking(free).delegate('zhao', 'li').remove('wang', 'zhao');

    expect(approval.slots).toEqual(['wang pending', 'zhao removed', 'qian pending', 'li removed']);
  });
});

describe('M9: the rule is asked again when seats come and go', () => {
  test('M9: two of three have agreed, the third is removed: the node passes in that command', () => {
    const approval = asking({}, users('wang', 'zhao')).addSign('wang', 'parallel', ['li']);

    approval.approve('wang').approve('zhao').remove('wang', 'li');

    expect(approval.visits).toEqual(['node passed']);
  });

  test('M9: without anybody’s yes the last removal does not pass it: others are asked', () => {
    const approval = asking({ ...free, abstain: true }, users('wang', 'zhao'));

    approval.abstain('wang');
    approval.addSign('zhao', 'parallel', ['li']).abstain('zhao').remove('zhao', 'li');

    expect(approval.visits).toEqual(['node open']);
    expect(approval.tasks).toEqual(['admin: node']);
  });

  test('M9: a removal may reject a vote', () => {
    const approval = asking({ decision: { vote: { percent: 50 } }, ...free });

    approval.reject('wang').remove('zhao', 'qian');
    expect(approval.visits).toEqual(['node open']);

    const lost = asking({ decision: { vote: { percent: 60 } }, ...free })
      .reject('wang')
      .remove('zhao', 'qian');
    expect(lost.visits).toEqual(['node rejected']);
  });

  test('M9, M4: in a sequence the next one has the turn', () => {
    const approval = asking({ decision: 'sequential', ...free }).addSign('wang', 'after', ['li']);

    approval.approve('wang').remove('wang', 'li');

    expect(approval.tasks).toEqual(['zhao: node']);
  });

  test('M9: a page can warn that a removal decides', () => {
    const approval = asking({ decision: { vote: { percent: 60 } }, ...free }).reject('wang');
    const removable = actionsOfSlot(approval.instance, 'v1-2', approval.workflow).find(
      (one) => one.action === 'remove',
    );

    expect(removable).toMatchObject({
      enabled: true,
      opinion: 'required',
      removable: [{ slot: 'v1-3', person: { id: 'qian' }, completes: 'rejected' }],
    });
  });
});
