import { describe, expect, test } from 'vitest';
import { Approval, refusalOf } from '../../support/approval.ts';
import { asked, begin, dues, monday, working } from '../../support/clocks.ts';
import { ask, end, flowOf, flowProblems, oneNode, startAt, users } from '../../support/flow.ts';
import { organisationOf, smallCompany } from '../../support/organisation.ts';

const oneDay = { after: 'P1D', of: 'business' };

describe('H2: when the clocks start', () => {
  test('H2: one after another, one day each: the clock of the third starts when the turn comes', () => {
    const approval = begin(users('wang', 'zhao', 'qian'), {
      decision: 'sequential',
      timeouts: [{ action: 'notify-manager', ...oneDay }],
    });
    expect(dues(approval)).toEqual(['wang 2026-11-24T02:00']);

    approval.now = '2026-11-24T03:00:00.000Z';
    approval.approve('wang');
    expect(dues(approval)).toEqual(['zhao 2026-11-25T03:00']);

    // Friday, five in the afternoon: a working day later is Monday at five.
    approval.now = '2026-11-27T09:00:00.000Z';
    approval.approve('zhao');
    expect(dues(approval)).toEqual(['qian 2026-11-30T09:00']);
    expect(asked(approval)).toEqual(['2026-11-30T09:00']);
  });

  test('H2: where everybody decides each has a clock, by the own calendar', () => {
    const approval = begin(
      users('wang', 'zhao'),
      { decision: 'all', timeouts: [{ action: 'notify-manager', after: 'PT3H', of: 'business' }] },
      { organisation: working({ zhao: 'short-days' }) },
    );

    expect(dues(approval)).toEqual(['wang 2026-11-23T05:00', 'zhao 2026-11-24T03:00']);
    expect(asked(approval)).toHaveLength(2);
  });

  test('H2: where one decides for all there is one clock', () => {
    const approval = begin(users('wang', 'zhao'), {
      decision: 'any',
      timeouts: [{ action: 'notify-manager', after: 'PT3H', of: 'business' }],
    });

    expect(asked(approval)).toEqual(['2026-11-23T05:00']);
    expect(dues(approval)).toEqual(['wang 2026-11-23T05:00', 'zhao 2026-11-23T05:00']);
  });

  test('H2: a to-do is due at the first rung that does more than remind, and stays due then', () => {
    const approval = begin(users('wang'), {
      remindAfter: 'PT8H',
      timeouts: [
        { action: 'notify-manager', after: 'P2D' },
        { action: 'transfer', after: 'P3D' },
      ],
    });
    expect(asked(approval)).toEqual(['2026-11-23T10:00', '2026-11-25T02:00', '2026-11-26T02:00']);

    approval.now = '2026-11-25T02:00:00.000Z';
    approval.fireTimer(approval.timers[1]);

    expect(dues(approval)).toEqual(['wang 2026-11-25T02:00']);
  });

  test('H2: a node without a ladder has no clock', () => {
    const approval = begin(users('wang'), {});

    expect(asked(approval)).toEqual([]);
    expect(dues(approval)).toEqual(['wang undefined']);
  });
});

describe('H2: what a rung does', () => {
  const rung = (action: string, more: object = {}) => ({ timeouts: [{ action, after: 'P1D', ...more }] });

  test('H2: remind, as often as it says', () => {
    const approval = begin(users('wang'), rung('remind', { repeat: { every: 'PT1H', times: 2 } }));
    const told: string[] = [];
    for (const at of ['2026-11-24T02:00', '2026-11-24T03:00', '2026-11-24T04:00', '2026-11-24T05:00']) {
      approval.now = `${at}:00.000Z`;
      const { length } = approval.log;
      approval.fireTimer();
      if (approval.log.length > length) told.push(`${at} ${approval.told.join()}`);
    }

    expect(told).toEqual([
      '2026-11-24T02:00 task-reminder wang',
      '2026-11-24T03:00 task-reminder wang',
      '2026-11-24T04:00 task-reminder wang',
    ]);
  });

  test('H2: notify the manager; the flow’s administrator where there is none', () => {
    expect(begin(users('wang'), rung('notify-manager')).fireTimer().told).toEqual(['task-overdue zhao']);
    expect(begin(users('chen'), rung('notify-manager')).fireTimer().told).toEqual(['task-overdue admin']);
  });

  test('H2: transfer to the manager: the seat is theirs, and the old holder is told', () => {
    const approval = begin(users('wang', 'qian'), { decision: 'all', ...rung('transfer') });

    approval.fireTimer(approval.timers[0]);

    expect(approval.slots).toEqual(['wang transferred', 'qian pending', 'zhao pending']);
    expect(approval.told).toEqual(['task-assigned zhao', 'task-overdue wang']);
    expect(approval.approve('zhao').approve('qian').state).toBe('approved');
  });

  test.each([
    [{ role: 'finance' }, ['wang transferred', 'qian pending']],
    [{ user: 'li' }, ['wang transferred', 'li pending']],
    // Nobody of that role is there: the flow's administrator takes over.
    [{ role: 'auditor' }, ['wang transferred', 'admin pending']],
  ])('H2: transfer to %j', (to, slots) => {
    expect(begin(users('wang'), rung('transfer', { to })).fireTimer().slots).toEqual(slots);
  });

  test('H2: transfer where one decides for all: whoever takes over decides alone', () => {
    const approval = begin(users('wang', 'li'), rung('transfer', { to: { user: 'zhao' } }));

    approval.fireTimer();

    expect(approval.slots).toEqual(['wang transferred', 'li not-needed', 'zhao pending']);
  });

  test('H2, S1: a seat is not handed on more often than it may be; then its holder is reminded', () => {
    const flow = flowOf({
      ...oneNode(users('wang'), rung('transfer', { to: { user: 'li' } })),
      maxTransfers: 1,
    });
    const approval = new Approval(flow, { organisation: working() }).start().transfer('wang', 'zhao');

    approval.fireTimer();

    expect(approval.tasks).toEqual(['zhao: node']);
    expect(approval.told).toEqual(['task-reminder zhao']);
  });

  test('H2, S1: what a clock hands on counts like what a holder hands on', () => {
    const flow = flowOf({
      ...oneNode(users('wang'), rung('transfer', { to: { user: 'li' } })),
      maxTransfers: 1,
    });
    const approval = new Approval(flow, { organisation: working() }).start().fireTimer();

    expect(approval.slotOf('li')).toMatchObject({ transfers: 1 });
    expect(refusalOf(() => approval.transfer('li', 'zhao'))).toEqual({
      code: 'task.transfer-limit',
      params: { max: 1 },
    });
  });

  test('H2, A7: a clock hands nothing to whoever must not decide there', () => {
    const flow = flowOf({
      nodes: {
        start: startAt('first'),
        first: ask(users('li'), { next: 'second' }),
        second: ask(users('wang'), {
          assignees: { notSameAs: ['first'] },
          ...rung('transfer', { to: { user: 'li' } }),
        }),
        end,
      },
    });
    const approval = new Approval(flow, { organisation: working() }).start().approve('li');

    expect(approval.fireTimer().tasks).toEqual(['admin: second']);
  });

  test.each([
    ['zhao', ['wang not-needed', 'qian pending', 'zhao approved']],
    ['wang', ['wang approved', 'qian pending', 'zhao not-needed']],
  ] as const)('H2: escalate keeps the original, and whoever is first decides: %s', (first, slots) => {
    const approval = begin(users('wang', 'qian'), { decision: 'all', ...rung('escalate') });

    approval.fireTimer(approval.timers[0]);
    expect(approval.tasks).toEqual(['wang: node', 'qian: node', 'zhao: node']);
    approval.approve(first);

    expect(approval.slots).toEqual(slots);
    expect(approval.approve('qian').state).toBe('approved');
  });

  test('H2: an escalation does not count as one more vote', () => {
    const approval = begin(users('wang', 'qian', 'li'), {
      decision: { vote: { percent: 60 } },
      ...rung('escalate'),
    });

    approval.fireTimer(approval.timers[0]).approve('qian').approve('li');

    // Two of three, not two of four.
    expect(approval.state).toBe('approved');
  });

  test('H2: escalate one after another: the next one’s turn comes after either', () => {
    const approval = begin(users('wang', 'qian'), { decision: 'sequential', ...rung('escalate') });

    approval.fireTimer(approval.timers[0]).approve('zhao');

    expect(approval.tasks).toEqual(['qian: node']);
  });

  test('H2: auto-approve closes the late seat alone', () => {
    const approval = begin(users('wang', 'qian'), {
      decision: 'all',
      allowAuto: true,
      ...rung('auto-approve'),
    });

    approval.fireTimer(approval.timers[0]);

    expect(approval.slots).toEqual(['wang approved', 'qian pending']);
    expect(approval.slotOf('wang')).toMatchObject({ reason: 'timeout' });
    expect(approval.approve('qian').state).toBe('approved');
  });

  test.each([
    ['auto-approve', 'node passed', 'approved'],
    ['auto-reject', 'node rejected', 'rejected'],
  ])(
    'H2: %s where one decides for all decides the visit, and is nobody’s decision',
    (action, visit, state) => {
      const approval = begin(users('wang', 'qian'), {
        allowAuto: true,
        opinion: { reject: 'optional' },
        ...rung(action),
      });

      approval.fireTimer();

      expect(approval.visits).toEqual([visit]);
      expect(approval.slots).toEqual(['wang not-needed', 'qian not-needed']);
      expect(approval.instance.visits[0]).toMatchObject({ reason: 'timeout' });
      expect(approval.state).toBe(state);
    },
  );

  test('H2: an automatic decision of a holder who has asked others ends what they were asked', () => {
    const approval = begin(users('wang', 'qian'), {
      decision: 'all',
      allowAuto: true,
      ...rung('auto-approve'),
    })
      .addSign('wang', 'before', ['li'])
      .delegate('qian', 'zhao');

    approval.fireTimer(approval.timers[0]);
    expect(approval.slots).toEqual(['wang approved', 'qian delegated', 'li removed', 'zhao pending']);
    approval.fireTimer(approval.timers[1]);

    expect(approval.slots).toEqual(['wang approved', 'qian approved', 'li removed', 'zhao removed']);
    expect(approval.state).toBe('approved');
  });

  test('H2, B2: return to the initiator', () => {
    const approval = begin(users('wang'), rung('return-to-initiator')).fireTimer();

    expect(approval.state).toBe('returned');
    expect(approval.resubmit().tasks).toEqual(['wang: node']);
  });

  test('H2, B3: return to the approval before', () => {
    const flow = flowOf({
      nodes: {
        start: startAt('first'),
        first: ask(users('wang'), { next: 'second' }),
        second: ask(users('zhao'), rung('return-to-previous')),
        end,
      },
    });
    const approval = new Approval(flow, { organisation: working() }).start().approve('wang');

    approval.fireTimer();

    expect(approval.tasks).toEqual(['wang: first']);
  });

  test('H2, K10: a record is not given back more often than it may be; then its holder is reminded', () => {
    const flow = flowOf({ ...oneNode(users('wang'), rung('return-to-initiator')), maxReturns: 1 });
    const approval = new Approval(flow, { organisation: working() }).start().return('wang').resubmit();

    approval.fireTimer();

    expect(approval.tasks).toEqual(['wang: node']);
    expect(approval.told).toEqual(['task-reminder wang']);
  });

  test('H2, E5: who has left is not reminded: the flow’s administrator is', () => {
    const approval = begin(users('wang'), rung('remind'));
    approval.organisation = organisationOf({
      ...smallCompany,
      people: { ...smallCompany.people, wang: { ...smallCompany.people.wang, active: false } },
    });

    expect(approval.fireTimer().told).toEqual(['task-reminder admin']);
  });

  test('H2, B9: what a timer has decided is no action that hinders a withdrawal', () => {
    const approval = begin(users('wang', 'qian'), {
      decision: 'all',
      allowAuto: true,
      ...rung('auto-approve'),
    });

    expect(approval.fireTimer(approval.timers[0]).withdraw().state).toBe('withdrawn');
  });
});

describe('H3: what becomes of a clock', () => {
  const ladder = { timeouts: [{ action: 'notify-manager', after: 'PT9H', of: 'business' }] };

  test.each(['return', 'withdraw', 'jump', 'terminate'] as const)(
    'H3: %s kills it, and a new visit has a new one',
    (verb) => {
      const approval = begin(users('wang'), ladder);
      const [old] = approval.timers;
      approval.now = '2026-11-24T02:00:00.000Z';

      if (verb === 'return') approval.return('wang').resubmit();
      else if (verb === 'withdraw') approval.withdraw();
      else if (verb === 'jump') approval.administer('jump', { to: 'node', confirmed: true });
      else approval.administer('terminate');

      const { instance } = approval;
      expect(approval.fireTimer(old).instance).toEqual(instance);
      expect(dues(approval)).toEqual(verb === 'return' || verb === 'jump' ? ['wang 2026-11-25T02:00'] : []);
    },
  );

  test.each([
    ['keep', 'li 2026-11-24T02:00'],
    ['restart', 'li 2026-11-24T07:00'],
  ])('H3: a transfer lets the deadline %s', (deadline, due) => {
    const approval = begin(users('wang', 'zhao'), {
      decision: 'all',
      transfer: { deadline },
      ...ladder,
    });
    approval.now = '2026-11-23T07:00:00.000Z';

    approval.transfer('wang', 'li');

    expect(dues(approval)).toEqual(['zhao 2026-11-24T02:00', due]);
    const { told } = approval.fireTimer(approval.timers.at(deadline === 'keep' ? 0 : -1));
    expect(told).toEqual(['task-overdue wang']);
  });

  test('H3, S2, S4: asking others does not stop it', () => {
    const approval = begin(users('wang'), { decision: 'all', ...ladder });
    approval.now = '2026-11-23T07:00:00.000Z';

    approval.delegate('wang', 'li');

    expect(dues(approval)).toEqual(['li 2026-11-24T02:00']);
    expect(approval.fireTimer().told).toEqual(['task-overdue wang']);
  });

  test('H3, B13: a suspension stops it; what was left of the working time is left afterwards', () => {
    const approval = begin(users('wang'), ladder);
    const [old] = approval.timers;
    // Three of nine hours are over on Monday at one; it goes on a week later, on Monday at four.
    approval.now = '2026-11-23T05:00:00.000Z';
    approval.administer('suspend');
    const suspended = approval.instance;
    expect(approval.fireTimer(old).instance).toEqual(suspended);

    approval.now = '2026-11-30T08:00:00.000Z';
    approval.administer('resume');

    expect(dues(approval)).toEqual(['wang 2026-12-01T05:00']);
    const resumed = approval.instance;
    expect(approval.fireTimer(old).instance).toEqual(resumed);
    expect(approval.fireTimer().told).toEqual(['task-overdue zhao']);
  });

  test('H3, B13: what was due when it was suspended is due at once afterwards', () => {
    const approval = begin(users('wang'), ladder);
    approval.now = '2026-11-25T05:00:00.000Z';
    approval.administer('suspend');

    approval.now = '2026-11-28T05:00:00.000Z';
    approval.administer('resume');

    expect(asked(approval)).toEqual(['2026-11-28T05:00']);
  });

  test('H3: a due date of the record is frozen when the node opens, to the end of that day', () => {
    const approval = begin(
      users('wang', 'zhao'),
      { decision: 'sequential', timeouts: [{ action: 'notify-manager', after: { field: 'wanted' } }] },
      { record: { wanted: '2026-11-26' } },
    );

    approval.edit('wang', { wanted: '2026-12-24' }).approve('wang');

    expect(dues(approval)).toEqual(['zhao 2026-11-26T16:00']);
  });

  test('H3: a record without that date has no clock', () => {
    const approval = begin(users('wang'), {
      timeouts: [{ action: 'notify-manager', after: { field: 'wanted' } }],
    });

    expect(asked(approval)).toEqual([]);
  });

  test('H3, K11: a timer that came while the instance had failed is asked for again when it is repaired', () => {
    const broken = {
      nodes: {
        start: startAt('fork'),
        fork: {
          type: 'parallel',
          join: 'join',
          branches: { a: { next: 'late' }, b: { next: 'early' } },
        },
        late: ask(users('wang'), { next: 'join', ...ladder }),
        early: ask(users('zhao'), { next: 'split' }),
        split: {
          type: 'exclusive',
          branches: { a: { when: '1 / amount > 1', next: 'join' }, else: { next: 'join' } },
        },
        join: { type: 'join', next: 'end' },
        end,
      },
    };
    const approval = new Approval(flowOf(broken), {
      organisation: working(),
      record: { amount: '0.00' },
    }).start();
    approval.approve('zhao');
    expect(approval.state).toBe('failed');
    approval.now = '2026-11-25T02:00:00.000Z';
    const { instance } = approval;
    expect(approval.fireTimer(approval.timers[0]).instance).toEqual(instance);

    approval.record = { amount: '1.00' };
    approval.retry();

    expect(asked(approval)).toEqual(['2026-11-24T02:00']);
    expect(approval.fireTimer().told).toEqual(['task-overdue zhao']);
  });
});

describe('K8: a timer is fired twice, and after its visit has closed', () => {
  const kinds: [string, object][] = [
    ['remind', {}],
    ['notify-manager', {}],
    ['transfer', {}],
    ['escalate', {}],
    ['auto-approve', { allowAuto: true }],
    ['auto-reject', { allowAuto: true, opinion: { reject: 'optional' } }],
    ['return-to-initiator', {}],
    ['return-to-previous', {}],
    ['jump-edge', { allowAuto: true }],
  ];
  for (const decision of ['any', 'all', 'sequential'])
    test.each(kinds)(`K8: %s, ${decision}: no effect`, (action, more) => {
      const approval = begin(users('wang', 'qian'), {
        decision,
        timeouts: [{ action, after: 'P1D', ...(action === 'jump-edge' && { next: 'end' }) }],
        ...more,
      });
      const [timer] = approval.timers;
      approval.fireTimer(timer);
      const once = approval.instance;

      approval.fireTimer(timer);
      expect(approval.instance).toEqual(once);
      if (approval.state === 'running') approval.administer('terminate');
      const over = approval.instance;
      for (const one of approval.timers) approval.fireTimer(one);

      expect(approval.instance).toEqual(over);
    });
});

describe('H2: what is refused at publish', () => {
  const problems = (more: Parameters<typeof oneNode>[1]) =>
    flowProblems(oneNode(users('wang'), more)).map(({ code, path }) => `${code} ${path.split('/node/')[1]}`);
  const auto = (action: string) => [{ action, after: 'P1D' }];

  test.each<[string, Parameters<typeof oneNode>[1], string[]]>([
    ['deciding by itself, not allowed', { timeouts: auto('auto-approve') }, ['auto-not-allowed timeouts/0']],
    [
      'with fields to fill in',
      { allowAuto: true, fields: { note: 'required' }, timeouts: auto('auto-approve') },
      ['auto-not-possible timeouts/0'],
    ],
    [
      'with an opinion to give',
      { allowAuto: true, opinion: { approve: 'required' }, timeouts: auto('auto-approve') },
      ['auto-not-possible timeouts/0'],
    ],
    [
      'a no needs an opinion',
      { allowAuto: true, timeouts: auto('auto-reject') },
      ['auto-not-possible timeouts/0'],
    ],
    [
      'no time at all',
      { timeouts: [{ action: 'remind', after: 'PT0M' }] },
      ['wait-out-of-range timeouts/0/after'],
    ],
    [
      'for ever',
      { timeouts: [{ action: 'remind', after: 'P1D', repeat: { every: 'P9999D', times: 9 } }] },
      ['wait-out-of-range timeouts/0/repeat/every'],
    ],
    ['allowed and possible', { allowAuto: true, timeouts: auto('auto-approve') }, []],
  ])('H2: %s', (_words, more, found) => {
    expect(problems(more)).toEqual(found.map((one) => `workflow.${one}`));
  });

  test('H2, A5: where whoever approves says who is next', () => {
    const issues = flowProblems({
      nodes: {
        start: startAt('first'),
        first: ask(users('wang'), { next: 'second', allowAuto: true, timeouts: auto('auto-approve') }),
        second: ask([{ chosenBy: 'previous', among: users('zhao', 'qian') } as never], {}),
        end,
      },
    });

    expect(issues.map((one) => one.code)).toEqual(['workflow.auto-not-possible']);
  });

  test.each([
    [{ after: { field: 'gone' }, action: 'remind' }, 'definition.unknown-field'],
    [{ after: { field: 'amount' }, action: 'remind' }, 'definition.wrong-field-type'],
    [{ after: 'P1D', action: 'transfer', to: { role: 'gone' } }, 'definition.unknown-role'],
  ])('H2: a name that means nothing: %j', (rung, code) => {
    expect(flowProblems(oneNode(users('wang'), { timeouts: [rung] })).map((one) => one.code)).toEqual([code]);
  });
});

test('H2: the prediction is not disturbed by clocks', () => {
  const approval = begin(users('wang', 'zhao'), { decision: 'all', remindAfter: 'PT8H' });
  approval.now = monday;

  expect(approval.predict().ends).toBe('approved');
});
