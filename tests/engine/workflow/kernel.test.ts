import { describe, expect, test } from 'vitest';
import { Approval, refusalOf } from '../../support/approval.ts';
import { ask, end, flowOf, oneNode, startAt, users } from '../../support/flow.ts';
import { organisationOf, smallCompany } from '../../support/organisation.ts';

const everybody = flowOf(oneNode(users('wang', 'zhao', 'qian'), { decision: 'all' }));

describe('K1: terms', () => {
  test('K1: a past decision is readable with name, department and post after its person is deleted', () => {
    const people = { ...smallCompany.people, wang: { department: 'sales', position: 'head-of-sales' } };
    const approval = new Approval(everybody, { organisation: organisationOf({ ...smallCompany, people }) });
    approval.start().approve('wang', { opinion: 'fine' });

    const { wang: _, ...rest } = people;
    approval.organisation = organisationOf({ ...smallCompany, people: rest });
    approval.approve('zhao');

    expect(approval.slotOf('wang')).toMatchObject({
      state: 'approved',
      opinion: 'fine',
      assignee: { id: 'wang', name: 'Wang', department: 'Sales', position: 'head-of-sales' },
    });
  });

  test('K1: every opening of a node is a visit of its own, counted by node and round', () => {
    const approval = new Approval(flowOf(oneNode(users('wang')))).start().return('wang').resubmit();

    expect(approval.instance.visits).toMatchObject([
      { id: 'v1', node: 'node', number: 1, round: 1, state: 'returned' },
      { id: 'v2', node: 'node', number: 2, round: 2, state: 'open' },
    ]);
  });
});

describe('K3: a closed visit', () => {
  test.each(['approve', 'reject', 'return'] as const)(
    'K3: after %s closes it, none of its people has a to-do',
    (verb) => {
      const approval = new Approval(flowOf(oneNode(users('wang', 'zhao'), { decision: 'any' }))).start();

      approval[verb]('wang');

      expect(approval.tasks).toEqual([]);
      expect(approval.slotOf('zhao')?.state).toBe(verb === 'return' ? 'cancelled' : 'not-needed');
    },
  );
});

describe('K5: the contract of a command', () => {
  test('K5: a command on a slot that has ended is refused, with who, when and what', () => {
    const approval = new Approval(everybody).start().approve('wang');

    expect(refusalOf(() => approval.approve('wang'))).toEqual({
      code: 'task.closed',
      params: { by: 'Wang', what: 'approved', at: approval.now, own: 'approved' },
    });
  });

  test('K5: a slot is decided by its holder alone', () => {
    const approval = new Approval(everybody).start();
    const slot = approval.slotOf('wang')?.id ?? '';

    expect(refusalOf(() => approval.send({ verb: 'approve', actor: { id: 'zhao' }, slot }))).toEqual({
      code: 'task.not-yours',
      params: { holder: 'Wang' },
    });
    expect(refusalOf(() => approval.approve('li')).code).toBe('task.not-found');
  });

  test('K5: a person with two slots decides each of them', () => {
    const twice = flowOf({
      nodes: { start: startAt('a'), a: ask(users('wang'), { next: 'b' }), b: ask(users('wang')), end },
    });
    const approval = new Approval(twice).start();
    const first = approval.slotOf('wang')?.id ?? '';

    approval.approve('wang');

    expect(refusalOf(() => approval.send({ verb: 'approve', actor: { id: 'wang' }, slot: first })).code).toBe(
      'task.closed',
    );
    expect(approval.tasks).toEqual(['wang: b']);
  });

  test('K5: what is over takes no command', () => {
    const approval = new Approval(flowOf(oneNode(users('wang')))).start().approve('wang');

    expect(refusalOf(() => approval.withdraw())).toEqual({
      code: 'instance.closed',
      params: { state: 'approved' },
    });
    expect(refusalOf(() => approval.resubmit()).code).toBe('instance.closed');
    expect(refusalOf(() => approval.retry()).code).toBe('instance.closed');
    expect(refusalOf(() => approval.reject('wang')).params).toMatchObject({ by: 'Wang', what: 'approved' });
  });
});

describe('K7: effects', () => {
  test('K7: nothing is done inside a step: notifications and timers are wishes with the people of that moment', () => {
    const approval = new Approval(flowOf(oneNode(users('wang', 'zhao'), { remindAfter: 'PT8H' }))).start();

    expect(approval.effects).toEqual([
      {
        kind: 'notify',
        event: 'task-assigned',
        to: [
          { id: 'wang', name: 'Wang', department: 'Sales' },
          { id: 'zhao', name: 'Zhao', department: 'Commerce' },
        ],
        node: 'node',
      },
      {
        kind: 'timer',
        timer: { visit: 'v1', generation: 2, kind: 'timeout' },
        dueAt: '2026-11-23T10:00:00.000Z',
      },
    ]);
  });
});

describe('K8: timers', () => {
  const reminding = flowOf(oneNode(users('wang', 'zhao'), { decision: 'all', remindAfter: 'P1D' }));

  test('K8: a timer reminds those who still have it', () => {
    const approval = new Approval(reminding).start().approve('wang').fireTimer();

    expect(approval.told).toEqual(['task-reminder zhao']);
  });

  test('K8: a timer that fires twice does so once', () => {
    const approval = new Approval(reminding).start();
    for (const timer of approval.timers) {
      const { rev } = approval.fireTimer(timer).instance;

      approval.fireTimer(timer);

      expect(approval.instance.rev).toBe(rev);
    }
  });

  test.each(['approve', 'return', 'withdraw'] as const)(
    'K8: a timer of a visit that %s has closed has no effect',
    (verb) => {
      const approval = new Approval(flowOf(oneNode(users('wang'), { remindAfter: 'PT30M' }))).start();
      if (verb === 'withdraw') approval.withdraw();
      else approval[verb]('wang');
      const { instance } = approval;

      approval.fireTimer();

      expect(approval.instance).toEqual(instance);
    },
  );
});

describe('K9: the log', () => {
  test('K9: each accepted command is one entry, and a refused one is none', () => {
    const approval = new Approval(everybody).start().approve('wang');
    refusalOf(() => approval.approve('wang'));
    approval.reject('zhao');

    expect(approval.log).toHaveLength(3);
    expect(approval.instance.rev).toBe(3);
  });
});
