import { describe, expect, test } from 'vitest';
import type { Command } from '../../../engine/workflow/command.ts';
import { Approval, refusalOf } from '../../support/approval.ts';
import { ask, end, flowOf, gateway, oneNode, startAt, users } from '../../support/flow.ts';
import { organisationOf, smallCompany } from '../../support/organisation.ts';

const admin = { id: 'admin', isAdministrator: true };
const act = (approval: Approval, command: Partial<Command> & Pick<Command, 'verb'>) =>
  approval.send({ actor: admin, opinion: 'nobody answers', ...command });
const two = flowOf({
  nodes: {
    start: startAt('first'),
    first: ask(users('wang', 'zhao'), { decision: 'all', next: 'second' }),
    second: ask(users('qian')),
    end,
  },
});

describe('K12: an administrator decides in place of the people', () => {
  test('K12: a stuck node is let pass with a reason, and its slots are not needed any more', () => {
    const approval = act(new Approval(two).start(), { verb: 'override', verdict: 'approve' });

    expect(approval.tasks).toEqual(['qian: second']);
    expect(approval.slots).toEqual(['wang not-needed', 'zhao not-needed', 'admin approved', 'qian pending']);
    expect(approval.allSlots[2]).toMatchObject({
      origin: 'admin',
      opinion: 'nobody answers',
      reason: 'override',
    });
  });

  test('K12: or is rejected, as the node says', () => {
    expect(act(new Approval(two).start(), { verb: 'override', verdict: 'reject' }).state).toBe('rejected');
  });

  test('K12: nobody else may, and nobody without a reason', () => {
    const approval = new Approval(two).start();
    expect(refusalOf(() => act(approval, { verb: 'override', actor: { id: 'wang' } })).code).toBe(
      'permission.denied',
    );
    expect(refusalOf(() => act(approval, { verb: 'override', opinion: ' ' })).code).toBe(
      'task.opinion-required',
    );
    expect(approval.tasks).toHaveLength(2);
  });

  test('K12: an administrator who has the to-do decides like everybody', () => {
    const approval = new Approval(flowOf(oneNode(users('admin')))).start();

    expect(refusalOf(() => act(approval, { verb: 'override' })).code).toBe('task.action-not-offered');
  });

  test('K12: where several nodes are open it must be said which', () => {
    const approval = new Approval(
      flowOf({
        nodes: {
          start: startAt('fork'),
          fork: { type: 'parallel', join: 'join', branches: { a: { next: 'left' }, b: { next: 'right' } } },
          left: ask(users('wang'), { next: 'join' }),
          right: ask(users('zhao'), { next: 'join' }),
          join: { type: 'join', next: 'end' },
          end,
        },
      }),
    ).start();
    expect(refusalOf(() => act(approval, { verb: 'override' })).code).toBe('instance.visit-unknown');

    const right = approval.instance.visits.find((visit) => visit.node === 'right')?.id as string;
    act(approval, { verb: 'override', visit: right });

    expect(approval.tasks).toEqual(['wang: left']);
  });

  test('K12: a failed approval goes on with it', () => {
    const broken = {
      nodes: {
        start: startAt('first'),
        first: ask(users('wang'), { next: 'way' }),
        way: gateway({ a: ['100 / amount > 1', 'second'] }, 'end'),
        second: ask(users('qian')),
        end,
      },
    };
    const approval = new Approval(flowOf(broken), { record: { amount: '0.00' } }).start();
    expect(approval.approve('wang').state).toBe('failed');

    expect(act(approval, { verb: 'jump', to: 'second' }).tasks).toEqual(['qian: second']);
  });

  test('K12: a to-do is given to somebody else', () => {
    const approval = new Approval(two).start();
    const target = approval.slotOf('zhao')?.id as string;

    act(approval, { verb: 'reassign', target, people: ['qian'] });

    expect(approval.tasks).toEqual(['wang: first', 'qian: first']);
    expect(approval.allSlots.map((slot) => [slot.assignee.id, slot.state, slot.origin])).toEqual([
      ['wang', 'pending', 'rule'],
      ['zhao', 'not-needed', 'rule'],
      ['qian', 'pending', 'admin'],
    ]);
    expect(approval.approve('wang').approve('qian').tasks).toEqual(['qian: second']);
  });

  test('K12: not to somebody who is asked already, nor of what is decided', () => {
    const approval = new Approval(two).start().approve('wang');
    const give = (person: string, people: string[]) =>
      act(approval, { verb: 'reassign', target: approval.slotOf(person)?.id as string, people });

    expect(refusalOf(() => give('wang', ['qian'])).code).toBe('task.closed');
    expect(refusalOf(() => give('zhao', ['zhao'])).code).toBe('task.person-already-asked');
  });
});

describe('L8: everything of a person goes to a successor', () => {
  const handOver = (approval: Approval, person: string, to: string, actor = admin) =>
    approval.send({ verb: 'hand-over', actor, person, people: [to] });

  test('L8: to-dos that wait their turn too, and once more changes nothing', () => {
    const approval = new Approval(
      flowOf(oneNode(users('wang', 'zhao', 'qian'), { decision: 'sequential' })),
    ).start();
    handOver(approval, 'wang', 'chen');
    handOver(approval, 'zhao', 'admin');
    expect(approval.tasks).toEqual(['chen: node']);
    const { rev } = approval.instance;

    handOver(approval, 'wang', 'chen');

    expect(approval.instance.rev).toBe(rev);
    expect(approval.approve('chen').approve('admin').tasks).toEqual(['qian: node']);
  });

  test('L8: where the successor sits already, the seat is passed over and the rule asked again', () => {
    const approval = new Approval(two).start().approve('zhao');

    handOver(approval, 'wang', 'zhao');

    expect(approval.slots.slice(0, 3)).toEqual(['wang transferred', 'zhao approved', 'zhao pending']);
    const both = handOver(new Approval(two).start(), 'wang', 'zhao');
    expect(both.slots).toEqual(['wang not-needed', 'zhao pending']);
    expect(both.approve('zhao').tasks).toEqual(['qian: second']);
  });

  test('E5: when somebody leaves while a to-do is open, the rule gives it to a successor', () => {
    const approval = new Approval(two).start();
    approval.organisation = organisationOf({
      ...smallCompany,
      people: { ...smallCompany.people, wang: { active: false } },
    });

    handOver(approval, 'wang', 'qian', { id: 'system:rule' } as typeof admin);

    expect(approval.tasks).toEqual(['zhao: first', 'qian: first']);
    expect(approval.slotOf('wang')).toMatchObject({ state: 'transferred', reason: 'handed-over' });
  });

  test('L8: nobody else may, and not to somebody who is gone', () => {
    const approval = new Approval(two).start();
    expect(refusalOf(() => handOver(approval, 'wang', 'qian', { id: 'zhao' } as typeof admin)).code).toBe(
      'permission.denied',
    );
    expect(refusalOf(() => handOver(approval, 'wang', 'nobody')).code).toBe('task.person-unavailable');
  });
});

test('E5, M4: who leaves before the turn comes is not replaced until then', () => {
  const approval = new Approval(
    flowOf(oneNode(users('wang', 'zhao', 'qian'), { decision: 'sequential' })),
  ).start();
  const { rev } = approval.instance;

  approval.send({ verb: 'hand-over', actor: { id: 'system:rule' }, person: 'zhao', people: ['chen'] });

  expect(approval.instance.rev).toBe(rev);
});
