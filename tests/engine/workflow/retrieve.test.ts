import { describe, expect, test } from 'vitest';
import { actionsOfSlot } from '../../../engine/workflow/offered-actions.ts';
import { Approval, refusalOf } from '../../support/approval.ts';
import { ask, end, flowOf, startAt, users } from '../../support/flow.ts';
import { forkWithinBranch, one, twoBranches } from '../../support/fork-flow.ts';

const through = (nodes: Record<string, object>) => new Approval(flowOf({ nodes } as never)).start();
const two = (first: object = ask(users('wang', 'zhao', 'li'), { decision: 'all', next: 'second' })) => ({
  start: startAt('first'),
  first,
  second: one('qian', 'third'),
  third: one('chen', 'end'),
  end,
});
const why = (act: () => unknown) => refusalOf(act).params.why;

describe('B10: retrieve', () => {
  test('B10: the others’ decisions stand, only the own seat is open again, and the next node’s to-dos are gone', () => {
    const approval = through(two()).approve('wang').approve('zhao').approve('li').retrieve('zhao');

    expect(approval.tasks).toEqual(['zhao: first']);
    expect(approval.visits).toEqual(['first passed', 'second cancelled', 'first open']);
    expect(approval.instance.visits.at(-1)?.slots.map((slot) => `${slot.assignee.id} ${slot.state}`)).toEqual(
      ['wang approved', 'zhao pending', 'li approved'],
    );
    expect(approval.told).toEqual(['task-retrieved qian', 'task-assigned zhao']);
    expect(approval.approve('zhao').tasks).toEqual(['qian: second']);
  });

  test('B10: in a visit that is not finished the own seat opens again; the others go on', () => {
    const approval = through(two()).approve('wang').retrieve('wang');

    expect(approval.tasks).toEqual(['wang: first', 'zhao: first', 'li: first']);
    expect(approval.visits).toEqual(['first cancelled', 'first open']);
    expect(approval.approve('wang').approve('zhao').approve('li').tasks).toEqual(['qian: second']);
  });

  test('B10: seats that others lost to the decision are there again, so that the vote is counted as before', () => {
    const any = ask(users('wang', 'zhao'), { decision: 'any', next: 'second' });
    const approval = through(two(any)).approve('wang').retrieve('wang');

    expect(approval.tasks).toEqual(['wang: first', 'zhao: first']);
  });

  test('B10: in a sequence those behind wait for it again', () => {
    const sequence = ask(users('wang', 'zhao', 'li'), { decision: 'sequential', next: 'second' });
    const approval = through(two(sequence)).approve('wang').retrieve('wang');

    expect(approval.tasks).toEqual(['wang: first']);
    expect(approval.approve('wang').approve('zhao').approve('li').tasks).toEqual(['qian: second']);
  });

  test('B10: not once somebody has decided behind it', () => {
    const approval = through(two()).approve('wang').approve('zhao').approve('li').approve('qian');

    expect(refusalOf(() => approval.retrieve('zhao'))).toEqual({
      code: 'task.retrieve-not-possible',
      params: { why: 'acted' },
    });
  });

  test('B10: only the own decision, only while it runs', () => {
    const approval = through(two()).approve('wang');
    const slot = approval.slotOf('wang')?.id as string;

    expect(refusalOf(() => approval.send({ verb: 'retrieve', actor: { id: 'zhao' }, slot })).code).toBe(
      'task.not-yours',
    );
    expect(why(() => approval.retrieve('zhao'))).toBe('not-decided');
    expect(refusalOf(() => approval.reject('zhao').retrieve('wang')).code).toBe('instance.closed');
  });

  test('B10: what the way has gone back behind is not taken back', () => {
    const approval = through(two(one('wang', 'second'))).approve('wang');
    const slot = approval.slotOf('wang')?.id as string;
    approval.return('qian', { to: 'previous' });

    expect(why(() => approval.send({ verb: 'retrieve', actor: { id: 'wang' }, slot }))).toBe('gone-back');
  });

  test('B10: a rejection that took a branch may be taken back', () => {
    const nodes = {
      ...two(one('wang', 'second', { onReject: { branch: 'rework' } })),
      rework: one('li', 'second'),
    };
    const approval = through(nodes).reject('wang').retrieve('wang');

    expect(approval.tasks).toEqual(['wang: first']);
    expect(approval.approve('wang').tasks).toEqual(['qian: second']);
  });

  test('B10: passed over by a rule is no decision of a person', () => {
    const nodes = {
      ...two(one('wang', 'second')),
      second: ask(users('sun'), { assignees: { ifInitiator: 'skip' }, next: 'third' }),
    };

    expect(through(nodes).approve('wang').retrieve('wang').tasks).toEqual(['wang: first']);
  });

  describe('and forks', () => {
    test('B10: behind the decision everything in the fork stops', () => {
      const approval = through(twoBranches()).approve('li').retrieve('li');
      expect(approval.tasks).toEqual(['li: before']);
      expect(approval.instance.scopes.map((scope) => scope.state)).toEqual(['cancelled']);

      expect(approval.approve('li').tasks).toEqual(['wang: left', 'zhao: right']);
    });

    test('B10: unless somebody has decided in it', () => {
      expect(why(() => through(twoBranches()).approve('li').approve('wang').retrieve('li'))).toBe('acted');
    });

    test('B10: in a branch that is through while the join waits, the branch runs again', () => {
      const approval = through(twoBranches()).approve('li').approve('wang').retrieve('wang');
      expect(approval.tasks).toEqual(['zhao: right', 'wang: left']);

      expect(approval.approve('zhao').approve('wang').tasks).toEqual(['qian: after']);
    });

    test('B10: not once the branches have met', () => {
      const approval = through(twoBranches()).approve('li').approve('wang').approve('zhao');

      expect(why(() => approval.retrieve('zhao'))).toBe('joined');
    });

    test('B10: a fork within the branch goes with it', () => {
      const approval = through(forkWithinBranch()).approve('li').approve('wang').retrieve('wang');

      expect(approval.tasks).toEqual(['zhao: right', 'wang: left']);
    });
  });

  test('B10: it is offered to whoever has decided', () => {
    const approval = through(two()).approve('wang');
    const offered = (person: string) =>
      actionsOfSlot(approval.instance, approval.slotOf(person)?.id as string, approval.workflow).find(
        (action) => action.action === 'retrieve',
      );

    expect(offered('wang')).toEqual({ action: 'retrieve', enabled: true });
    expect(offered('zhao')).toBeUndefined();
    approval.approve('zhao').approve('li').approve('qian');
    expect(offered('wang')).toEqual({
      action: 'retrieve',
      enabled: false,
      reason: 'task.retrieve-not-possible',
    });
  });
});
