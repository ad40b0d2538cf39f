import { describe, expect, test } from 'vitest';
import { Approval, refusalOf } from '../../support/approval.ts';
import { ask, end, flowOf, gateway, oneNode, startAt, uncheckedFlowOf, users } from '../../support/flow.ts';
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
        timer: { visit: 'v1', generation: 2, kind: 'remind' },
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
    const approval = new Approval(reminding).start().fireTimer();
    const [timer, { rev }] = [approval.timers[0], approval.instance];

    approval.fireTimer(timer);

    expect(approval.instance.rev).toBe(rev);
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

describe('K10: the loop guard', () => {
  test('K10: two gateways that lead to one another fail with loop, naming both', () => {
    const circle = uncheckedFlowOf({
      nodes: { start: startAt('here'), here: gateway({}, 'there'), there: gateway({}, 'here'), end },
    });
    const approval = new Approval(circle).start();

    expect(approval.instance).toMatchObject({
      state: 'failed',
      failure: { code: 'loop', detail: 'start → here → there' },
    });
  });

  test('K10: two nodes that pass by themselves and lead to one another fail with loop, naming both', () => {
    const skipped = { assignees: { ifInitiator: 'skip' } };
    const circle = uncheckedFlowOf({
      maxReentries: 5,
      nodes: {
        start: startAt('here'),
        here: ask(users('sun'), { ...skipped, next: 'there' }),
        there: ask(users('sun'), { ...skipped, next: 'here' }),
        end,
      },
    });
    const approval = new Approval(circle).start();

    expect(approval.instance.failure).toMatchObject({ code: 'loop', detail: 'start → here → there' });
    expect(approval.visits).toHaveLength(10);
  });

  test('K10: people cannot send a record round in circles for ever; the decision that would is still recorded', () => {
    const circle = uncheckedFlowOf({
      maxReentries: 3,
      nodes: { start: startAt('check'), check: ask(users('wang'), { next: 'check' }), end },
    });
    const approval = new Approval(circle).start().approve('wang').approve('wang').approve('wang');

    expect(approval.instance.failure).toMatchObject({
      code: 'loop',
      from: 'check',
      to: 'check',
      detail: 'check',
    });
    expect(approval.slots).toEqual(['wang approved', 'wang approved', 'wang approved']);
  });

  test('K10: a record is returned only so often, and then may only be decided', () => {
    const approval = new Approval(flowOf({ ...oneNode(users('wang')), maxReturns: 2 })).start();
    approval.return('wang').resubmit().return('wang').resubmit();

    expect(refusalOf(() => approval.return('wang'))).toEqual({
      code: 'task.return-limit',
      params: { max: 2 },
    });
    expect(approval.approve('wang').state).toBe('approved');
  });

  test('K10: rejecting gives a record back only so often, and then ends it', () => {
    const approval = new Approval(
      flowOf({ ...oneNode(users('wang'), { onReject: 'return' }), maxReturns: 2 }),
    ).start();
    approval.reject('wang').resubmit().reject('wang').resubmit();

    expect(approval.reject('wang').state).toBe('rejected');
  });
});

describe('K11: when the next step cannot be taken', () => {
  const broken = flowOf({
    nodes: {
      start: startAt('first'),
      first: ask(users('wang'), { next: 'split' }),
      split: gateway({ cheap: ['100 / amount > 1', 'second'] }, 'end'),
      second: ask(users('zhao')),
      end,
    },
  });
  const failed = () => new Approval(broken, { record: { amount: '0.00' } }).start().approve('wang');

  test('K11: what the person decided stands, and the instance waits at that very edge', () => {
    const approval = failed();

    expect(approval.slotOf('wang')?.state).toBe('approved');
    expect(approval.visits).toEqual(['first passed']);
    expect(approval.instance).toMatchObject({
      state: 'failed',
      failure: { code: 'expression', from: 'first', to: 'split', detail: 'division-by-zero' },
    });
    expect(approval.log.at(-1)?.changes.map((one) => one.type)).toContain('failed');
    expect(approval.told).toContain('instance-failed admin');
  });

  test('K11: after the repair an administrator’s retry goes on from there', () => {
    const approval = failed().edit('admin', { amount: '50.00' }).retry();

    expect(approval.tasks).toEqual(['zhao: second']);
    expect(approval.approve('zhao').state).toBe('approved');
    expect(approval.instance).not.toHaveProperty('failure');
  });

  test('K11: a retry before the repair fails at the same edge', () => {
    const approval = failed().retry();

    expect(approval.instance).toMatchObject({ state: 'failed', failure: { from: 'first', to: 'split' } });
  });

  test('K11: only an administrator may retry, and only what has failed', () => {
    expect(refusalOf(() => failed().retry({ id: 'wang' })).code).toBe('permission.denied');
    expect(refusalOf(() => new Approval(broken).start().retry()).code).toBe('instance.closed');
  });

  test('K11: a decision rule that cannot be evaluated parks the visit, with its other seats open', () => {
    const rule = { passWhen: '1 / (2 - approved) > 1', rejectWhen: 'rejected >= 1' };
    const approval = new Approval(
      uncheckedFlowOf(oneNode(users('wang', 'zhao', 'qian'), { decision: rule })),
    ).start();

    approval.approve('wang').approve('zhao');

    expect(approval.instance).toMatchObject({
      state: 'failed',
      failure: { code: 'expression', from: 'node', to: 'node' },
    });
    expect(refusalOf(() => approval.approve('qian')).code).toBe('instance.waiting-for-administrator');
    approval.repair(flowOf(oneNode(users('wang', 'zhao', 'qian'), { decision: 'all' }))).retry();
    expect(approval.tasks).toEqual(['qian: node']);
  });

  test('K11: a record that fails before anybody was asked can still be retried', () => {
    const split = flowOf({
      nodes: {
        start: startAt('split'),
        split: gateway({ a: ['1 / amount > 1', 'node'] }, 'end'),
        node: ask(users('wang')),
        end,
      },
    });
    const approval = new Approval(split, { record: { amount: '0' } }).start();

    expect(approval.state).toBe('failed');
    expect(approval.edit('admin', { amount: '0.50' }).retry().tasks).toEqual(['wang: node']);
  });
});
