import { describe, expect, test } from 'vitest';
import { actionsOfInstance, actionsOfSlot } from '../../../engine/workflow/offered-actions.ts';
import { Approval, refusalOf } from '../../support/approval.ts';
import { ask, end, flowOf, gateway, startAt, users } from '../../support/flow.ts';
import { inclusive, joinTo, one, parallel, twoBranches } from '../../support/fork-flow.ts';

const through = (nodes: Record<string, object>, more: object = {}) =>
  new Approval(flowOf({ nodes } as never), more).start();
const plain = (more: Record<string, { [key: string]: unknown }> = {}) => ({
  start: startAt('first'),
  first: one('wang', 'second', more.first),
  second: one('zhao', 'third', more.second),
  third: one('qian', 'end', more.third),
  end,
});
const stranger = { id: 'li' };
const offeredTo = (approval: Approval, isAdministrator: boolean) =>
  actionsOfInstance(approval.instance, { id: 'admin', isAdministrator }, approval.workflow).map(
    (action) => action.action,
  );

describe('B11: jump', () => {
  test('B11: an administrator puts it on any node; what is open stops, and the log says who, why and from where', () => {
    const approval = through(plain()).administer('jump', { to: 'third' });

    expect(approval.visits).toEqual(['first cancelled', 'third open']);
    expect(approval.told).toEqual(['task-cancelled wang', 'task-assigned qian']);
    expect(approval.log.at(-1)?.changes).toContainEqual({
      type: 'jumped',
      to: 'third',
      by: expect.objectContaining({ id: 'admin', name: 'Admin' }),
      reason: 'it must be',
      from: ['first'],
      passedOver: [],
    });
    expect(approval.approve('qian').state).toBe('approved');
  });

  test('B11: back too: what was passed since does not count', () => {
    const approval = through(plain()).approve('wang').approve('zhao').administer('jump', { to: 'second' });

    expect(approval.tasks).toEqual(['zhao: second']);
    expect(approval.instance.visits.map((visit) => visit.superseded === true)).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(through(plain()).administer('jump', { to: 'end' }).state).toBe('approved');
    expect(through(plain()).approve('wang').administer('jump', { to: 'start' }).tasks).toEqual([
      'wang: first',
    ]);
  });

  test('B11: nobody else may, a reason must be given, and the node must exist', () => {
    const approval = through(plain());

    expect(refusalOf(() => approval.administer('jump', { to: 'third' }, stranger)).code).toBe(
      'permission.denied',
    );
    expect(refusalOf(() => approval.administer('jump', { to: 'third', opinion: ' ' })).code).toBe(
      'task.opinion-required',
    );
    expect(refusalOf(() => approval.administer('jump', { to: 'nowhere' }))).toEqual({
      code: 'instance.node-unknown',
      params: { node: 'nowhere' },
    });
    approval.return('wang');
    expect(refusalOf(() => approval.administer('jump', { to: 'third' })).code).toBe('instance.closed');
  });

  test('B11: passing over a mandatory node needs a second confirmation', () => {
    const nodes = plain({ second: { mandatory: true } });
    const refused = refusalOf(() => through(nodes).administer('jump', { to: 'third' }));
    expect(refused).toEqual({ code: 'instance.jump-needs-confirmation', params: { nodes: 'second' } });

    const approval = through(nodes).administer('jump', { to: 'third', confirmed: true });
    expect(approval.tasks).toEqual(['qian: third']);
    expect(approval.log.at(-1)?.changes).toContainEqual(expect.objectContaining({ passedOver: ['second'] }));
    expect(through(nodes).administer('jump', { to: 'second' }).tasks).toEqual(['zhao: second']);
    expect(through(nodes).approve('wang').approve('zhao').administer('jump', { to: 'end' }).state).toBe(
      'approved',
    );
    expect(
      refusalOf(() => through(nodes).approve('wang').administer('jump', { to: 'third' })).params,
    ).toEqual({
      nodes: 'second',
    });
  });

  test.each([
    ['start', ['wang: left', 'zhao: right'], ['wang', 'zhao']],
    ['done', ['wang: left'], ['wang']],
    ['cancel', ['wang: left'], ['wang']],
  ] as const)('B11: into a branch, with those beside it: %s', (siblings, tasks, people) => {
    const approval = through(twoBranches());
    expect(refusalOf(() => approval.administer('jump', { to: 'left' }))).toEqual({
      code: 'instance.jump-needs-siblings',
      params: { node: 'left' },
    });

    approval.administer('jump', { to: 'left', siblings });
    expect(approval.tasks).toEqual(tasks);
    for (const person of people) approval.approve(person);
    expect(approval.tasks).toEqual(['qian: after']);
  });

  test('B11: beside it start in an inclusive fork only those that are true', () => {
    const nodes = {
      ...twoBranches(),
      fork: inclusive({ left: ['amount > 1', 'left'], right: ['amount > 1000', 'right'] }, 'other'),
      other: one('chen', 'join'),
    };
    const jumped = (amount: string) =>
      through(nodes, { record: { amount } }).administer('jump', { to: 'other', siblings: 'start' }).tasks;

    expect([...jumped('5.00')].sort()).toEqual(['chen: other', 'wang: left']);
    expect([...jumped('5000.00')].sort()).toEqual(['chen: other', 'wang: left', 'zhao: right']);
  });

  test('B11: where a fork cannot say what starts beside it, it parks there', () => {
    const nodes = {
      ...twoBranches(),
      fork: inclusive({ left: ['100 / amount > 1', 'left'], right: ['urgent', 'right'] }, 'other'),
      other: one('chen', 'join'),
    };
    const approval = through(nodes, { record: { amount: '0.00' } });

    approval.administer('jump', { to: 'right', siblings: 'start' });
    expect(approval.instance).toMatchObject({ state: 'failed', failure: { code: 'expression', to: 'fork' } });
    expect(approval.administer('jump', { to: 'right', siblings: 'done' }).tasks).toEqual(['zhao: right']);
  });

  test('B11: into a fork within a fork, and out of it again', () => {
    const nodes = twoBranches(
      {},
      {
        left: parallel({ a: 'a', b: 'b' }, { join: 'meet' }),
        a: one('chen', 'meet'),
        b: one('sun', 'meet'),
        meet: joinTo('join'),
      },
    );
    const approval = through(nodes).administer('jump', { to: 'a', siblings: 'start' });
    expect([...approval.tasks].sort()).toEqual(['chen: a', 'sun: b', 'zhao: right']);

    approval.administer('jump', { to: 'after' });
    expect(approval.tasks).toEqual(['qian: after']);
    expect(approval.instance.scopes.map((scope) => scope.state)).toEqual(['cancelled', 'cancelled']);
    expect(through(nodes).administer('jump', { to: 'join' }).tasks).toEqual(['qian: after']);
  });

  test('B11: it gets a failed one going again', () => {
    const nodes = {
      ...plain(),
      first: one('wang', 'split'),
      split: gateway({ some: ['100 / amount > 1', 'second'] }, 'third'),
    };
    const approval = through(nodes, { record: { amount: '0.00' } }).approve('wang');
    expect(approval.state).toBe('failed');

    expect(approval.administer('jump', { to: 'third' }).tasks).toEqual(['qian: third']);
    expect(approval.state).toBe('running');
    expect(approval.instance.failure).toBeUndefined();
  });
});

describe('B12: terminate', () => {
  test('B12: an administrator ends it for good; those who had it and those who had agreed hear of it', () => {
    const approval = through(plain()).approve('wang').administer('terminate');

    expect(approval.state).toBe('terminated');
    expect(approval.tasks).toEqual([]);
    expect(approval.told).toEqual([
      'task-cancelled zhao',
      'instance-terminated sun',
      'instance-terminated wang',
    ]);
    expect(approval.instance.ending).toEqual({
      by: expect.objectContaining({ id: 'admin' }),
      reason: 'it must be',
    });
  });

  test('B12: the second call changes nothing and is no error', () => {
    const approval = through(plain()).administer('terminate');
    const { instance } = approval;

    expect(approval.administer('terminate').instance).toEqual(instance);
  });

  test('B12: one that has ended otherwise is not terminated', () => {
    expect(refusalOf(() => through(plain()).reject('wang').administer('terminate')).code).toBe(
      'instance.closed',
    );
  });

  test('B12: a holder may where the node says so, with a reason', () => {
    const by = (person: string, nodes = plain({ first: { end: true } })) => {
      const approval = through(nodes);
      const slot = approval.slotOf('wang')?.id as string;
      return approval.send({ verb: 'terminate', actor: { id: person }, slot, opinion: 'void' });
    };

    expect(by('wang').state).toBe('terminated');
    expect(refusalOf(() => by('wang', plain())).code).toBe('task.action-not-offered');
    expect(refusalOf(() => by('zhao')).code).toBe('task.not-yours');
    expect(refusalOf(() => through(plain()).administer('terminate', {}, stranger)).code).toBe(
      'permission.denied',
    );
    expect(refusalOf(() => through(plain()).administer('terminate', { opinion: '' })).code).toBe(
      'task.opinion-required',
    );
  });

  test('B12: a returned one may be terminated too', () => {
    expect(through(plain()).return('wang').administer('terminate').state).toBe('terminated');
  });
});

describe('B13: suspend and resume', () => {
  const remind = () =>
    through({ start: startAt('node'), node: ask(users('wang'), { remindAfter: 'P1D' }), end });
  const dueOf = (approval: Approval) => approval.effects.find((effect) => effect.kind === 'timer')?.dueAt;

  test('B13: every command but an administrator’s is refused', () => {
    const approval = through(plain(), {}).administer('suspend');
    expect(approval.state).toBe('suspended');
    expect(approval.told).toEqual(['instance-suspended sun', 'instance-suspended wang']);

    for (const act of [
      () => approval.approve('wang'),
      () => approval.reject('wang'),
      () => approval.return('wang'),
      () => approval.withdraw(),
      () => approval.retry(),
      () => approval.administer('suspend'),
      () => approval.send({ verb: 'record-changed', actor: { id: 'wang' }, changed: ['amount'] }),
    ])
      expect(refusalOf(act)).toEqual({ code: 'instance.suspended', params: { reason: 'it must be' } });
    expect(approval.administer('resume').approve('wang').tasks).toEqual(['zhao: second']);
  });

  test('B13: a due date moves by exactly the pause, and the old timer is dead', () => {
    const approval = remind();
    const [old] = approval.timers;
    const due = Date.parse(String(dueOf(approval)));
    approval.administer('suspend');
    approval.now = new Date(Date.parse(approval.now) + 5 * 3_600_000).toISOString();
    const { instance } = approval;
    expect(approval.fireTimer(old).instance).toEqual(instance);

    approval.administer('resume');
    expect(Date.parse(String(dueOf(approval))) - due).toBe(5 * 3_600_000);
    expect(approval.instance.pauses).toEqual([{ from: instance.suspension?.at, until: approval.now }]);
    const resumed = approval.instance;
    expect(approval.fireTimer(old).instance).toEqual(resumed);
    expect(approval.fireTimer().told).toEqual(['task-reminder wang']);
  });

  test('B13: a reminder that has been given is not given again', () => {
    const approval = remind().fireTimer().administer('suspend').administer('resume');

    expect(approval.effects.filter((effect) => effect.kind === 'timer')).toEqual([]);
  });

  test('B13: only what is suspended is resumed, by an administrator, and a returned one waits again for its initiator', () => {
    expect(refusalOf(() => through(plain()).administer('resume')).code).toBe('instance.not-suspended');
    expect(refusalOf(() => through(plain()).administer('suspend', {}, stranger)).code).toBe(
      'permission.denied',
    );
    expect(refusalOf(() => through(plain()).administer('suspend', { opinion: '' })).code).toBe(
      'task.opinion-required',
    );

    const approval = through(plain()).return('wang').administer('suspend');
    expect(refusalOf(() => approval.resubmit()).code).toBe('instance.suspended');
    expect(approval.administer('resume').resubmit().tasks).toEqual(['wang: first']);
  });

  test('B13: an administrator may jump or terminate meanwhile; the jump lets it go on', () => {
    expect(through(plain()).administer('suspend').administer('terminate').state).toBe('terminated');
    const jumped = through(plain()).administer('suspend').administer('jump', { to: 'third' });
    expect(jumped.state).toBe('running');
    expect(jumped.tasks).toEqual(['qian: third']);
  });

  test('L3: what follows is foreseen as if it went on now', () => {
    const approval = through(plain()).administer('suspend');

    expect(approval.predict().steps.map((step) => step.node)).toEqual(['first', 'second', 'third']);
    expect(approval.predict().ends).toBe('approved');
  });
});

describe('What an administrator is offered', () => {
  test('running, suspended, over; nothing to others', () => {
    const approval = through(plain());
    expect(offeredTo(approval, true)).toEqual(expect.arrayContaining(['jump', 'suspend', 'terminate']));
    expect(offeredTo(approval, false)).toEqual([]);

    approval.administer('suspend');
    expect(offeredTo(approval, true)).toEqual(expect.arrayContaining(['jump', 'resume', 'terminate']));
    expect(offeredTo(approval, true)).not.toContain('suspend');
    const slot = approval.slotOf('wang')?.id as string;
    const approving = actionsOfSlot(approval.instance, slot, approval.workflow)[0];
    expect(approving).toMatchObject({ action: 'approve', enabled: false, reason: 'instance.suspended' });

    expect(offeredTo(approval.administer('terminate'), true)).toEqual([]);
  });

  test('a holder may end it where the node says so', () => {
    const approval = through(plain({ first: { end: true } }));
    const slot = approval.slotOf('wang')?.id as string;

    expect(actionsOfSlot(approval.instance, slot, approval.workflow)).toContainEqual({
      action: 'terminate',
      enabled: true,
      opinion: 'required',
    });
  });
});
