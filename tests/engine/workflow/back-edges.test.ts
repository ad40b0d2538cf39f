import { describe, expect, test } from 'vitest';
import { Approval } from '../../support/approval.ts';
import { codeAndPath } from '../../support/configuration.ts';
import { end, flowOf, flowProblems, gateway, startAt } from '../../support/flow.ts';
import { joinTo, one, parallel, twoBranches } from '../../support/fork-flow.ts';

const at = '/requests/workflow/approval/nodes';

/** Checked, and back to the beginning while the amount is too large. */
const rework = (back: object) => ({
  start: startAt('first'),
  first: one('wang', 'second', { fields: { amount: 'edit' } }),
  second: one('zhao', 'split'),
  split: {
    type: 'exclusive',
    branches: { large: { when: 'amount > 1000', next: 'first', ...back }, else: { next: 'third' } },
  },
  third: one('qian', 'end'),
  end,
});
const problems = (nodes: Record<string, object>) => flowProblems({ nodes } as never).map(codeAndPath);

describe('G4: ways back', () => {
  test('G4: a cycle that is not declared is refused at publish; one that is declared is sound', () => {
    expect(problems(rework({}))).toEqual([`workflow.cycle ${at}/first`]);
    expect(problems(rework({ back: true }))).toEqual([]);
  });

  test('G4: a node that only a way back leads to is not reached', () => {
    const nodes = { ...rework({ back: true }), lost: one('li', 'second') };
    const split = {
      type: 'exclusive',
      branches: { large: { when: 'urgent', next: 'lost', back: true }, else: { next: 'third' } },
    };

    expect(problems({ ...nodes, split })).toEqual([`workflow.node-unreachable ${at}/lost`]);
  });

  test('G4: no way back leads out of a scope or into another', () => {
    const inBranch = (target: string) =>
      problems(
        twoBranches(
          {},
          {
            left: one('wang', 'split'),
            split: {
              type: 'exclusive',
              branches: { again: { when: 'urgent', next: target, back: true }, else: { next: 'join' } },
            },
          },
        ),
      );

    expect(inBranch('left')).toEqual([]);
    for (const target of ['before', 'right', 'fork'])
      expect(inBranch(target)).toEqual([`workflow.scope-crossed ${at}/split/branches/again/next`]);
  });

  test('G4: what was passed behind it does not count any more, and is asked again', () => {
    const approval = new Approval(flowOf({ nodes: rework({ back: true }) } as never), {
      record: { amount: '5000.00' },
    }).start();
    approval.approve('wang').approve('zhao');
    expect(approval.tasks).toEqual(['wang: first']);
    expect(approval.instance.visits.map((visit) => visit.superseded === true)).toEqual([true, true, false]);

    approval.edit('wang', { amount: '5.00' }).approve('wang').approve('zhao');
    expect(approval.tasks).toEqual(['qian: third']);
  });

  test('G4, B6: a fork that the way comes to again opens a new scope', () => {
    const nodes = {
      start: startAt('fork'),
      fork: parallel({ left: 'left', right: 'right' }),
      left: one('wang', 'join'),
      right: one('zhao', 'join'),
      join: joinTo('split'),
      split: {
        type: 'exclusive',
        branches: { again: { when: 'amount > 1000', next: 'fork', back: true }, else: { next: 'end' } },
      },
      end,
    };
    const approval = new Approval(flowOf({ nodes } as never), { record: { amount: '5000.00' } }).start();
    approval.approve('wang').approve('zhao');

    expect(approval.tasks).toEqual(['wang: left', 'zhao: right']);
    expect(approval.instance.scopes.map((scope) => scope.state)).toEqual(['joined', 'open']);
    approval.record = { amount: '5.00' };
    expect(approval.approve('wang').approve('zhao').state).toBe('approved');
  });

  test('K10: a loop without an end fails with the nodes on it', () => {
    const nodes = {
      start: startAt('one'),
      one: gateway({}, 'two'),
      two: {
        type: 'exclusive',
        branches: { again: { when: 'amount > 1000', next: 'one', back: true }, else: { next: 'end' } },
      },
      end,
    };
    const approval = new Approval(flowOf({ nodes } as never), { record: { amount: '5000.00' } }).start();

    expect(approval.instance.failure).toMatchObject({ code: 'loop', detail: 'start → one → two' });
  });
});
