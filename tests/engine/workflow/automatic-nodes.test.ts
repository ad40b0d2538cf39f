import { describe, expect, test } from 'vitest';
import { Approval } from '../../support/approval.ts';
import { codeAndPath } from '../../support/configuration.ts';
import { ask, end, flowOf, flowProblems, gateway, startAt, users } from '../../support/flow.ts';
import { one, twoBranches } from '../../support/fork-flow.ts';

const through = (nodes: Record<string, object>, more: object = {}) =>
  new Approval(flowOf({ nodes } as never), more).start();

describe('E7: nodes that decide by themselves', () => {
  const skipping = (record: object) =>
    through(
      {
        start: startAt('first'),
        first: one('wang', 'second', { skipWhen: 'amount <= 1000' }),
        second: one('zhao', 'end'),
        end,
      },
      { record },
    );

  test('E7: a node whose condition is true is skipped, with the reason', () => {
    const approval = skipping({ amount: '5.00' });

    expect(approval.visits).toEqual(['first skipped', 'second open']);
    expect(approval.instance.visits[0]).toMatchObject({ reason: 'skip-when', slots: [] });
  });

  test('E7: a blank field is unknown, which is not true', () => {
    expect(skipping({}).tasks).toEqual(['wang: first']);
    expect(skipping({ amount: '5000.00' }).tasks).toEqual(['wang: first']);
  });

  test('E7: a condition that cannot be evaluated is not false: it fails, and goes on when it is repaired', () => {
    const approval = through(
      {
        start: startAt('first'),
        first: one('wang', 'end', { skipWhen: '100 / amount > 1' }),
        end,
      },
      { record: { amount: '0.00' } },
    );
    expect(approval.instance).toMatchObject({
      state: 'failed',
      failure: { code: 'expression', to: 'first' },
    });

    approval.record = { amount: '5.00' };
    expect(approval.retry().state).toBe('approved');
  });

  test('B7: what a skip condition reads guards the way straight back', () => {
    const nodes = {
      start: startAt('first'),
      first: one('wang', 'second', { skipWhen: 'urgent' }),
      second: one('zhao', 'end', { return: { resubmit: 'direct' } }),
      end,
    };
    const approval = through(nodes).approve('wang').return('zhao');
    approval.record = { urgent: false };

    expect(approval.resubmit().tasks).toEqual(['wang: first']);
  });

  test('E7: an automatic node approves or rejects, and the visit says so', () => {
    const auto = (decision: string, more: object = {}) => ({
      start: startAt('split'),
      split: gateway({ small: ['amount <= 1000', 'auto'] }, 'first'),
      auto: { type: 'auto', decision, next: 'first', ...more },
      first: one('wang', 'end'),
      rework: one('zhao', 'end'),
      end,
    });
    const small = { record: { amount: '5.00' } };
    const passed = through(
      { ...auto('approve'), split: gateway({ small: ['amount <= 1000', 'auto'] }, 'rework') },
      small,
    );
    expect(passed.visits).toEqual(['auto skipped', 'first open']);
    expect(passed.instance.visits[0]?.reason).toBe('auto-approve');

    const { rework: _, ...plain } = auto('reject');
    const rejected = through(plain, small);
    expect(rejected.state).toBe('rejected');
    expect(rejected.instance.visits[0]?.reason).toBe('auto-reject');

    expect(through(auto('reject', { onReject: { branch: 'rework' } }), small).tasks).toEqual([
      'zhao: rework',
    ]);
  });

  test('B6: an automatic rejection in a branch does what the fork says', () => {
    const branch = (fork: object) =>
      through(twoBranches(fork, { left: { type: 'auto', decision: 'reject' } })).approve('li');

    expect(branch({}).state).toBe('rejected');
    expect(branch({ onBranchReject: 'ignore' }).tasks).toEqual(['zhao: right']);
    expect(branch({ onBranchReject: 'ignore' }).approve('zhao').tasks).toEqual(['qian: after']);
  });

  test('E7: an automatic approval leads somewhere', () => {
    const nodes = { start: startAt('auto'), auto: { type: 'auto', decision: 'approve' }, end };

    expect(flowProblems({ nodes } as never).map(codeAndPath)).toContain(
      'workflow.dead-end /requests/workflow/approval/nodes/auto',
    );
  });
});

describe('S10: cc', () => {
  const copying = (from: object[], more: { record?: object; first?: object } = {}) =>
    new Approval(
      flowOf({
        nodes: {
          start: startAt('copy'),
          copy: { type: 'cc', label: { en: 'copy', 'zh-CN': '抄送' }, assignees: { from }, next: 'first' },
          first: one('wang', 'again'),
          again: {
            type: 'cc',
            label: { en: 'copy', 'zh-CN': '抄送' },
            assignees: { from: users('li', 'chen') },
            next: 'end',
            ...more.first,
          },
          end,
        },
      } as never),
      { record: more.record ?? {} } as never,
    );

  test('S10: it passes at once; its people are told and may read from then on', () => {
    const approval = copying(users('li', 'zhao')).start();

    expect(approval.tasks).toEqual(['wang: first']);
    expect(approval.told).toEqual(['copied li', 'copied zhao', 'task-assigned wang']);
    expect(approval.effects).toContainEqual(
      expect.objectContaining({
        kind: 'copy',
        node: 'copy',
        to: [{ id: 'li', name: 'Li', department: 'Sales' }, expect.objectContaining({ id: 'zhao' })],
      }),
    );
    expect(approval.visits).toEqual(['first open']);
  });

  test('S10: nobody to tell passes too', () => {
    const approval = copying([{ field: 'reviewer' }]).start();

    expect(approval.tasks).toEqual(['wang: first']);
    expect(approval.told).toEqual(['task-assigned wang']);
    expect(approval.effects.filter((effect) => effect.kind === 'copy')).toEqual([]);
  });

  test('S10: one message a person, unless it repeats', () => {
    expect(copying(users('li')).start().approve('wang').told).toEqual([
      'copied chen',
      'instance-approved sun',
    ]);
    expect(
      copying(users('li'), { first: { repeat: true } })
        .start()
        .approve('wang').told,
    ).toEqual(['copied li', 'copied chen', 'instance-approved sun']);
  });

  test('S10, L3: the path shows who has been told and who will be, where the way passes them', () => {
    const { copies } = copying(users('zhao')).start().predict();

    expect(copies.map(({ node, when, to, after }) => [node, when, to.map(({ id }) => id), after])).toEqual([
      ['copy', 'done', ['zhao'], 0],
      ['again', 'predicted', ['li', 'chen'], 1],
    ]);
  });

  test('S10: who has left is passed over without a word, but noted', () => {
    const approval = copying(users('li', 'zhao')).leave('li').start();

    expect(approval.told).toEqual(['copied zhao', 'task-assigned wang']);
    expect(approval.instance.copies?.[0]?.trace).toContainEqual({
      rule: 'inactive',
      people: [expect.objectContaining({ id: 'li' })],
    });
  });

  test('S10: it cannot be returned to', () => {
    const nodes = {
      start: startAt('first'),
      first: one('wang', 'copy'),
      copy: {
        type: 'cc',
        label: { en: 'copy', 'zh-CN': '抄送' },
        assignees: { from: users('li') },
        next: 'second',
      },
      second: ask(users('zhao')),
      end,
    };
    const approval = through(nodes).approve('wang').return('zhao', { to: 'previous' });

    expect(approval.tasks).toEqual(['wang: first']);
  });

  test('S10: whom it names must exist', () => {
    const nodes = {
      start: startAt('copy'),
      copy: {
        type: 'cc',
        label: { en: 'copy', 'zh-CN': '抄送' },
        assignees: { from: [{ role: 'nobody' }] },
        next: 'end',
      },
      end,
    };

    expect(flowProblems({ nodes } as never).map(codeAndPath)).toEqual([
      'definition.unknown-role /requests/workflow/approval/nodes/copy/assignees/from/0',
    ]);
  });
});
