import { describe, expect, test } from 'vitest';
import { Approval, refusalOf } from '../../support/approval.ts';
import { flowOf, oneNode, users } from '../../support/flow.ts';
import { organisationOf, smallCompany } from '../../support/organisation.ts';

const three = users('wang', 'zhao', 'qian');
const deciding = (decision: unknown, people = three) =>
  new Approval(flowOf(oneNode(people, { decision }))).start();

describe('M1: the rule of a node', () => {
  const rule = (more = {}) => ({
    passWhen: 'approved * 100 >= 60 * total',
    rejectWhen: '(approved + open) * 100 < 60 * total',
    ...more,
  });

  test('M1: only the slots of this visit are counted, exactly', () => {
    const approval = deciding(rule()).approve('wang');
    expect(approval.state).toBe('running');

    approval.reject('zhao');
    expect(approval.state).toBe('running');

    expect(approval.approve('qian').state).toBe('approved');
  });

  test('M1: a vote is rejected as soon as it cannot pass any more', () => {
    const approval = deciding(rule()).reject('wang').reject('zhao');

    expect(approval.state).toBe('rejected');
    expect(approval.slotOf('qian')?.state).toBe('not-needed');
  });

  test('M1: a rule that is not early waits for everybody', () => {
    const approval = deciding(rule({ early: false }))
      .approve('wang')
      .approve('zhao');
    expect(approval.tasks).toEqual(['qian: node']);

    expect(approval.reject('qian').state).toBe('approved');
  });

  test('M1: the presets are names of rules', () => {
    for (const [preset, passWhen] of [
      ['any', 'approved >= 1'],
      ['all', 'approved + abstained == total && approved >= 1'],
      ['sequential', 'approved + abstained == total && approved >= 1'],
    ]) {
      const node = flowOf(oneNode(three, { decision: preset }))
        .workflows.get('approval')
        ?.nodes.get('node');

      expect(node).toMatchObject({ decision: { passWhen: { source: passWhen }, early: true } });
    }
  });
});

describe('M2: everybody must agree', () => {
  test('M2: one approves, one rejects, one is left: the to-do goes, the approval stays, the node is rejected', () => {
    const approval = deciding('all').approve('wang').reject('zhao');

    expect(approval.tasks).toEqual([]);
    expect(approval.slots).toEqual(['wang approved', 'zhao rejected', 'qian not-needed']);
    expect(approval.visits).toEqual(['node rejected']);
    expect(approval.told).toContain('task-not-needed qian');
  });

  test('M2: the last approval passes the node', () => {
    const approval = deciding('all').approve('qian').approve('wang');
    expect(approval.state).toBe('running');

    expect(approval.approve('zhao').state).toBe('approved');
  });

  test('M2: without haste everybody answers before the rejection counts', () => {
    const rule = { passWhen: 'approved == total', rejectWhen: 'rejected >= 1', early: false };
    const approval = deciding(rule).reject('wang').approve('zhao');
    expect(approval.tasks).toEqual(['qian: node']);

    expect(approval.approve('qian').state).toBe('rejected');
  });
});

describe('M3: one decides for all', () => {
  test('M3: the first approval passes the node; the others are not needed and told so', () => {
    const approval = deciding('any').approve('zhao');

    expect(approval.slots).toEqual(['wang not-needed', 'zhao approved', 'qian not-needed']);
    expect(approval.told).toEqual(['task-not-needed wang', 'task-not-needed qian', 'instance-approved sun']);
  });

  test('M3: the first rejection rejects it', () => {
    expect(deciding('any').reject('zhao').visits).toEqual(['node rejected']);
  });

  test('M3: of two who decide at the same moment one wins, and the other is told who', () => {
    const approval = deciding('any');
    const late = {
      verb: 'reject',
      actor: { id: 'wang' },
      slot: approval.slotOf('wang')?.id as string,
      opinion: 'no',
    } as const;
    expect(approval.outcomeOf(late).instance.state).toBe('rejected');

    approval.approve('qian');

    expect(refusalOf(() => approval.outcomeOf(late))).toEqual({
      code: 'task.closed',
      params: { by: 'Qian', what: 'approved', at: approval.now, own: 'not-needed' },
    });
  });

  test('M3: all must reject where the rule says so', () => {
    const approval = deciding({ passWhen: 'approved >= 1', rejectWhen: 'rejected == total' })
      .reject('wang')
      .reject('zhao');
    expect(approval.tasks).toEqual(['qian: node']);

    expect(approval.reject('qian').state).toBe('rejected');
  });

  test('M3: the loser of a rejected vote is told who rejected, even in the same millisecond as another’s approval', () => {
    const approval = deciding('all').approve('zhao').reject('wang');

    expect(refusalOf(() => approval.approve('qian')).params).toMatchObject({ by: 'Wang', what: 'rejected' });
  });
});

describe('M4: one after another', () => {
  const gone = (...names: string[]) =>
    organisationOf({
      ...smallCompany,
      people: Object.fromEntries(
        Object.entries(smallCompany.people).map(([id, person]) => [
          id,
          { ...person, active: !names.includes(id) },
        ]),
      ),
    });
  const deleted = (name: string) => {
    const people = Object.entries(smallCompany.people).filter(([id]) => id !== name);
    return organisationOf({ ...smallCompany, people: Object.fromEntries(people) });
  };

  test('M4: only the lowest unfinished one has it, the rest wait', () => {
    const approval = deciding('sequential');

    expect(approval.slots).toEqual(['wang pending', 'zhao waiting', 'qian waiting']);
    expect(refusalOf(() => approval.approve('zhao')).code).toBe('task.action-not-offered');
    approval.approve('wang');
    expect(approval.slots).toEqual(['wang approved', 'zhao pending', 'qian waiting']);
    expect(approval.told).toEqual(['task-assigned zhao']);
  });

  test('M4: a rejection closes it by the rule', () => {
    const approval = deciding('sequential').approve('wang').reject('zhao');

    expect(approval.slots).toEqual(['wang approved', 'zhao rejected', 'qian not-needed']);
  });

  test.each([
    ['left', gone('zhao')],
    ['was deleted', deleted('zhao')],
  ])(
    'M4: the second one %s while the first had it: passed over when the turn comes, and the chain goes on',
    (_, organisation) => {
      const approval = deciding('sequential');
      approval.organisation = organisation;
      expect(approval.slotOf('zhao')?.state).toBe('waiting');

      approval.approve('wang');

      expect(approval.slots).toEqual(['wang approved', 'zhao skipped', 'qian pending']);
      expect(approval.slotOf('zhao')).toMatchObject({ reason: 'inactive' });
      expect(approval.approve('qian').state).toBe('approved');
    },
  );

  test('M4: when everybody behind has left, those who approved are enough', () => {
    const approval = deciding('sequential');
    approval.organisation = gone('zhao', 'qian');

    expect(approval.approve('wang').state).toBe('approved');
    expect(approval.slots).toEqual(['wang approved', 'zhao skipped', 'qian skipped']);
  });

  test('M4: the clock of each one starts when the turn comes', () => {
    const approval = new Approval(
      flowOf(oneNode(three, { decision: 'sequential', remindAfter: 'P1D' })),
    ).start();
    approval.now = '2026-11-25T02:00:00.000Z';

    approval.approve('wang');

    expect(approval.effects).toContainEqual({
      kind: 'timer',
      timer: { visit: 'v1', generation: 3, kind: 'timeout' },
      dueAt: '2026-11-26T02:00:00.000Z',
    });
    const { instance } = approval;
    expect(approval.fireTimer(approval.timers[0]).instance).toEqual(instance);
  });
});
