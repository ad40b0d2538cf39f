import { describe, expect, test } from 'vitest';
import { actionsOfSlot } from '../../../engine/workflow/offered-actions.ts';
import { Approval, refusalOf } from '../../support/approval.ts';
import { ask, end, flowOf, oneNode, startAt, users } from '../../support/flow.ts';
import { organisationOf, smallCompany } from '../../support/organisation.ts';

const asking = (more: object = {}, people = users('wang', 'zhao')) =>
  new Approval(flowOf(oneNode(people, { decision: 'all', ...more }))).start();

describe('S1: a seat is handed on for good', () => {
  test('S1: the new holder stands where the old one stood and alone decides', () => {
    const approval = asking().transfer('wang', 'li', { opinion: 'yours' });

    expect(approval.slots).toEqual(['wang transferred', 'zhao pending', 'li pending']);
    expect(approval.slotOf('li')).toMatchObject({
      origin: 'transfer',
      order: 1,
      from: 'v1-1',
      transfers: 1,
      request: 'yours',
      activatedAt: approval.now,
    });
    expect(approval.told).toEqual(['task-assigned li']);
    expect(refusalOf(() => approval.approve('wang'))).toMatchObject({
      code: 'task.closed',
      params: { by: 'Wang', what: 'transferred' },
    });
    expect(approval.approve('zhao').approve('li').state).toBe('approved');
  });

  test('S1: there and back works, the sixth time is refused', () => {
    const approval = asking({}, users('wang'));
    for (const [from, to] of ['wang li', 'li wang', 'wang li', 'li wang', 'wang li'].map((one) =>
      one.split(' '),
    ))
      approval.transfer(from as string, to as string);

    expect(refusalOf(() => approval.transfer('li', 'wang'))).toEqual({
      code: 'task.transfer-limit',
      params: { max: 5 },
    });
    expect(approval.approve('li').state).toBe('approved');
  });

  test.each([
    ['oneself', 'wang', 'task.to-oneself'],
    ['somebody who does not exist', 'nobody', 'task.person-unavailable'],
    ['somebody who has left', 'chen', 'task.person-unavailable'],
    ['somebody who decides there too', 'zhao', 'task.person-already-asked'],
  ])('S1: not to %s', (_, to, code) => {
    const { chen } = smallCompany.people;
    const people = { ...smallCompany.people, chen: { ...chen, active: false } };
    const flow = flowOf(oneNode(users('wang', 'zhao'), { decision: 'all' }));
    const approval = new Approval(flow, {
      organisation: organisationOf({ ...smallCompany, people }),
    }).start();

    expect(refusalOf(() => approval.transfer('wang', to)).code).toBe(code);
  });

  test('S1: to somebody who has decided there already it is possible', () => {
    const approval = asking().approve('zhao').transfer('wang', 'zhao');

    expect(approval.tasks).toEqual(['zhao: node']);
  });

  test('S1, E3: not to the initiator, unless the node lets the initiator decide', () => {
    const forbidden = asking({ assignees: { ifInitiator: 'forbid' } });

    expect(refusalOf(() => forbidden.transfer('wang', 'sun')).code).toBe('task.person-is-initiator');
    expect(asking().transfer('wang', 'sun').tasks).toContain('sun: node');
  });

  test('S1, A7: not to whoever must not decide here too, though such a person may advise', () => {
    const flow = flowOf({
      nodes: {
        start: startAt('first'),
        first: ask(users('qian'), { next: 'second' }),
        second: ask(users('wang'), { assignees: { notSameAs: ['first'] } }),
        end,
      },
    });
    const approval = new Approval(flow).start().approve('qian');

    for (const act of [
      () => approval.transfer('wang', 'qian'),
      () => approval.addSign('wang', 'before', ['qian']),
    ])
      expect(refusalOf(act)).toEqual({ code: 'task.person-decided-before', params: { person: 'Qian' } });
    expect(approval.delegate('wang', 'qian').tasks).toEqual(['qian: second']);
  });

  test('S1: nobody named, or two, is no transfer', () => {
    const approval = asking();
    const transfer = (people: string[]) => () =>
      approval.send({ verb: 'transfer', actor: { id: 'wang' }, slot: 'v1-1', people });

    expect(refusalOf(transfer([])).code).toBe('task.people-required');
    expect(refusalOf(transfer(['li', 'qian'])).code).toBe('task.people-required');
  });

  test('S1: where the node forbids it nobody can, and the page says so', () => {
    const approval = asking({ transfer: { allowed: false } });

    expect(refusalOf(() => approval.transfer('wang', 'li')).code).toBe('task.action-not-offered');
    expect(actionsOfSlot(approval.instance, 'v1-1', approval.workflow)).toContainEqual({
      action: 'transfer',
      enabled: false,
      reason: 'task.action-not-offered',
      opinion: 'optional',
    });
  });

  test('S1, M4: in a sequence the place stays', () => {
    const approval = asking({ decision: 'sequential' }).transfer('wang', 'li');
    expect(approval.tasks).toEqual(['li: node']);

    expect(approval.approve('li').tasks).toEqual(['zhao: node']);
  });

  test('S1, M6, M7: weight and group go with the seat', () => {
    const from = [
      { user: 'wang', weight: 40 },
      { user: 'zhao', weight: 60 },
    ];
    const approval = new Approval(flowOf(oneNode(from, { decision: { vote: { points: 40 } } }))).start();

    approval.transfer('wang', 'li');

    expect(approval.slotOf('li')).toMatchObject({ weight: 40 });
    expect(approval.approve('li').state).toBe('approved');
  });

  test('S1, H3: the clock goes on, or starts again where the node says so', () => {
    const restarted = (deadline: string) =>
      asking({ remindAfter: 'P1D', transfer: { deadline } }).transfer('wang', 'li').effects;

    expect(restarted('keep').map((effect) => effect.kind)).toEqual(['notify']);
    expect(restarted('restart').map((effect) => effect.kind)).toEqual(['notify', 'timer']);
  });

  test('S1, B9: handing on is no action that hinders a withdrawal', () => {
    expect(asking().transfer('wang', 'li').withdraw().state).toBe('withdrawn');
  });
});
