import { describe, expect, test } from 'vitest';
import { actionsOfSlot } from '../../../engine/workflow/offered-actions.ts';
import { Approval, refusalOf } from '../../support/approval.ts';
import { flowOf, oneNode, users } from '../../support/flow.ts';

const asking = (more: object = {}, people = users('wang', 'zhao')) =>
  new Approval(flowOf(oneNode(people, { decision: 'all', ...more }))).start();

describe('S4: people are asked in before the own decision', () => {
  test('S4: the asker cannot decide while the group is open, and has the turn when it has agreed', () => {
    const approval = asking().addSign('wang', 'before', ['li', 'qian'], { opinion: 'what do you say?' });

    expect(approval.slots).toEqual(['wang waiting', 'zhao pending', 'li pending', 'qian pending']);
    expect(approval.told).toEqual(['task-assigned li', 'task-assigned qian']);
    expect(approval.slotOf('li')).toMatchObject({ origin: 'add-before', request: 'what do you say?' });
    expect(refusalOf(() => approval.approve('wang')).code).toBe('task.action-not-offered');

    approval.approve('li').approve('qian');

    expect(approval.told).toEqual(['task-assigned wang']);
    expect(approval.tasks).toEqual(['wang: node', 'zhao: node']);
    expect(approval.instance.visits[0]?.additions).toMatchObject([{ state: 'passed' }]);
    expect(approval.approve('wang').approve('zhao').state).toBe('approved');
  });

  test('S4: when the group says no, the asker still decides', () => {
    const approval = asking().addSign('wang', 'before', ['li', 'qian']).reject('li');

    expect(approval.slots).toEqual(['wang pending', 'zhao pending', 'li rejected', 'qian not-needed']);
    expect(approval.instance.visits[0]?.additions).toMatchObject([{ state: 'rejected' }]);
    expect(approval.approve('wang').approve('zhao').state).toBe('approved');
  });

  test('S4: a strict group decides for its asker', () => {
    const approval = asking().addSign('wang', 'before', ['li'], { strict: true }).reject('li');

    expect(approval.slotOf('wang')).toMatchObject({ state: 'rejected', reason: 'addition-rejected' });
    expect(approval.visits).toEqual(['node rejected']);
    expect(approval.state).toBe('rejected');
  });

  test('S4: a strict no is one vote where others may still carry it', () => {
    const approval = asking({ decision: { vote: { percent: 50 } } })
      .addSign('wang', 'before', ['li'], { strict: true })
      .reject('li');

    expect(approval.slots).toEqual(['wang rejected', 'zhao pending', 'li rejected']);
    expect(approval.approve('zhao').state).toBe('approved');
  });

  test.each([
    ['any', ['li approved', 'qian not-needed', 'chen not-needed']],
    ['sequential', ['li approved', 'qian pending', 'chen waiting']],
    ['all', ['li approved', 'qian pending', 'chen pending']],
  ] as const)('S4: the group decides %s', (decision, states) => {
    const approval = asking().addSign('wang', 'before', ['li', 'qian', 'chen'], { decision }).approve('li');

    expect(approval.slots.slice(2)).toEqual(states);
  });

  test('S4: the asker may do without the group; who had answered has answered', () => {
    const approval = asking().addSign('wang', 'before', ['li', 'qian']).approve('li').cancelAddition('wang');

    expect(approval.slots).toEqual(['wang pending', 'zhao pending', 'li approved', 'qian removed']);
    expect(approval.told).toEqual(['task-removed qian', 'task-assigned wang']);
    expect(refusalOf(() => approval.cancelAddition('wang', 'v1-a1')).code).toBe('task.action-not-offered');
  });

  test('S4: only the asker may', () => {
    const approval = asking().addSign('wang', 'before', ['li']);

    expect(refusalOf(() => approval.cancelAddition('zhao', 'v1-a1'))).toEqual({
      code: 'task.not-yours',
      params: { holder: 'Wang' },
    });
    expect(refusalOf(() => approval.cancelAddition('wang', 'v1-a9')).code).toBe('task.not-found');
  });

  test('S4: in a sequence the next one waits for the asker', () => {
    const approval = asking({ decision: 'sequential' }).addSign('wang', 'before', ['li']);
    expect(approval.slots).toEqual(['wang waiting', 'zhao waiting', 'li pending']);

    expect(approval.approve('li').tasks).toEqual(['wang: node']);
    expect(approval.approve('wang').tasks).toEqual(['zhao: node']);
  });

  test('S4: the others may decide meanwhile, and then nobody of the group is needed', () => {
    const approval = asking({ decision: 'any' }).addSign('wang', 'before', ['li']).approve('zhao');

    expect(approval.slots).toEqual(['wang not-needed', 'zhao approved', 'li not-needed']);
    expect(approval.instance.visits[0]?.additions).toMatchObject([{ state: 'cancelled' }]);
  });

  test('S4, S12: a group in which nobody says yes or no leaves the decision to its asker', () => {
    const approval = asking({ abstain: true }).addSign('wang', 'before', ['li']).abstain('li');

    expect(approval.tasks).toEqual(['wang: node', 'zhao: node']);
  });

  test('S4: one within the other to a depth of three, where the node allows it', () => {
    const approval = asking({ addSign: { nested: true } });
    approval.addSign('wang', 'before', ['li']).addSign('li', 'before', ['qian']);
    approval.addSign('qian', 'before', ['chen']);

    expect(refusalOf(() => approval.addSign('chen', 'before', ['admin']))).toEqual({
      code: 'task.too-deep',
      params: { max: 3 },
    });
    approval.approve('chen').approve('qian').approve('li');
    expect(approval.tasks).toEqual(['wang: node', 'zhao: node']);
  });

  test('S4: not nested unless the node says so, and not at all where it forbids it', () => {
    const nested = asking().addSign('wang', 'before', ['li']);
    const forbidden = asking({ addSign: { allowed: false } });

    expect(refusalOf(() => nested.addSign('li', 'after', ['qian'])).code).toBe('task.action-not-offered');
    expect(refusalOf(() => forbidden.addSign('wang', 'before', ['li'])).code).toBe('task.action-not-offered');
  });

  test('S4: nobody who has it already, not oneself, nobody who has left', () => {
    const approval = asking();

    for (const [person, code] of [
      ['zhao', 'task.person-already-asked'],
      ['wang', 'task.to-oneself'],
      ['gone', 'task.person-unavailable'],
    ] as const)
      expect(refusalOf(() => approval.addSign('wang', 'before', [person])).code).toBe(code);
  });

  test('S4, B9: asking people in is an action that hinders a withdrawal', () => {
    const approval = asking().addSign('wang', 'before', ['li']);

    expect(refusalOf(() => approval.withdraw()).code).toBe('instance.withdraw-not-allowed');
  });

  test('S4, K3: a return ends the group with everything else', () => {
    const approval = asking().addSign('wang', 'before', ['li']).return('zhao');

    expect(approval.slots).toEqual(['wang cancelled', 'zhao returned', 'li cancelled']);
    expect(approval.told).toContain('task-cancelled li');
  });

  test('S4, F2: a material change asks the node again, without the people who were asked in', () => {
    const flow = { ...oneNode(users('wang', 'zhao'), { decision: 'all' }), material: ['amount'] };
    const approval = new Approval(flowOf(flow)).start().approve('zhao').addSign('wang', 'before', ['li']);

    approval.edit('wang', { amount: '9.00' });

    expect(approval.tasks).toEqual(['wang: node', 'zhao: node']);
  });
});

describe('S5: people are asked in after the own decision', () => {
  test('S5: the visit is not passed between the two', () => {
    const approval = asking({}, users('wang')).addSign('wang', 'after', ['li'], { approves: true });

    expect(approval.visits).toEqual(['node open']);
    expect(approval.slots).toEqual(['wang approved', 'li pending']);
    expect(approval.told).toEqual(['task-assigned li']);
    expect(approval.approve('li').visits).toEqual(['node passed']);
  });

  test('S5: asked for before deciding, they wait until the asker agrees', () => {
    const approval = asking().addSign('wang', 'after', ['li', 'qian'], { decision: 'sequential' });
    expect(approval.slots).toEqual(['wang pending', 'zhao pending', 'li waiting', 'qian waiting']);

    approval.approve('wang');

    expect(approval.slots).toEqual(['wang approved', 'zhao pending', 'li pending', 'qian waiting']);
    approval.approve('zhao').approve('li');
    expect(approval.visits).toEqual(['node open']);
    expect(approval.approve('qian').visits).toEqual(['node passed']);
  });

  test('S5: when the asker says no they are never asked', () => {
    const approval = asking({ decision: { vote: { percent: 50 } } })
      .addSign('wang', 'after', ['li'])
      .reject('wang');

    expect(approval.slots).toEqual(['wang rejected', 'zhao pending', 'li not-needed']);
    expect(approval.log.flatMap((entry) => entry.changes)).not.toContainEqual(
      expect.objectContaining({ type: 'slot-activated', slot: 'v1-3' }),
    );
  });

  test('S5: their no is the no of the visit', () => {
    const approval = asking({ decision: 'any' })
      .addSign('wang', 'after', ['li'], { approves: true })
      .reject('li');

    expect(approval.visits).toEqual(['node rejected']);
    expect(approval.state).toBe('rejected');
  });

  test('S5: when the rule says yes already, the others are not needed any more', () => {
    const approval = asking({ decision: 'any' }).addSign('wang', 'after', ['li'], { approves: true });

    expect(approval.slots).toEqual(['wang approved', 'zhao not-needed', 'li pending']);
    expect(approval.told).toEqual(['task-assigned li', 'task-not-needed zhao']);
    expect(approval.visits).toEqual(['node open']);
  });

  test('S5: with it goes all that an approval needs', () => {
    const approval = asking({ opinion: { approve: 'required' } });

    expect(refusalOf(() => approval.addSign('wang', 'after', ['li'], { approves: true })).code).toBe(
      'task.opinion-required',
    );
    expect(
      approval.addSign('wang', 'after', ['li'], { approves: true, opinion: 'fine' }).slotOf('wang'),
    ).toMatchObject({ state: 'approved', opinion: 'fine' });
  });

  test('S5, M4: in a sequence they come before the next one', () => {
    const approval = asking({ decision: 'sequential' }).addSign('wang', 'after', ['li'], { approves: true });
    expect(approval.tasks).toEqual(['li: node']);

    expect(approval.approve('li').tasks).toEqual(['zhao: node']);
  });

  test('S5: the asker may call them off afterwards, and the rule is asked again', () => {
    const approval = asking({}, users('wang'))
      .addSign('wang', 'after', ['li'], { approves: true })
      .cancelAddition('wang');

    expect(approval.slots).toEqual(['wang approved', 'li removed']);
    expect(approval.visits).toEqual(['node passed']);
  });

  test('S5, S12: when they all abstain the administrator of the flow is asked', () => {
    const approval = asking({ abstain: true }, users('wang'))
      .addSign('wang', 'after', ['li'], { approves: true })
      .abstain('li');

    expect(approval.tasks).toEqual(['admin: node']);
    expect(approval.approve('admin').state).toBe('approved');
  });

  test('S5, S12: nor do they pass it when that one abstains too: somebody has to agree', () => {
    const approval = asking({ abstain: true, assignees: { ifNone: ['auto-pass'] } }, users('wang'))
      .addSign('wang', 'after', ['li', 'chen'], { approves: true, decision: 'any' })
      .abstain('li')
      .abstain('chen')
      .abstain('admin');

    expect(approval.visits).toEqual(['node open']);
    expect(approval.tasks).toEqual(['admin: node']);
    expect(approval.reject('admin').state).toBe('rejected');
  });

  test('S5, E5: nor when who was asked has left before the turn came', () => {
    const approval = asking({}, users('wang')).addSign('wang', 'after', ['li']).leave('li').approve('wang');

    expect(approval.tasks).toEqual(['admin: node']);
    expect(approval.approve('admin').state).toBe('approved');
  });

  test('S5, S12, E3: nobody joins them whose request it is', () => {
    const flow = flowOf({
      ...oneNode(users('wang'), { abstain: true, assignees: { ifInitiator: 'forbid' } }),
      admin: { user: 'sun' },
    });
    const approval = new Approval(flow)
      .start()
      .addSign('wang', 'after', ['li'], { approves: true })
      .abstain('li');

    expect(approval.tasks).toEqual(['admin: node']);
  });

  test('S5: one within the other: the inner no is the no of all', () => {
    const nested = () =>
      asking({ addSign: { nested: true } }, users('wang'))
        .addSign('wang', 'after', ['li'], { approves: true })
        .addSign('li', 'after', ['qian'], { approves: true });

    expect(nested().visits).toEqual(['node open']);
    expect(nested().approve('qian').visits).toEqual(['node passed']);
    expect(nested().reject('qian').visits).toEqual(['node rejected']);
  });

  test('S5, S1: whoever takes the seat over takes the group over', () => {
    const approval = asking().addSign('wang', 'after', ['li']).transfer('wang', 'qian').approve('qian');

    expect(approval.tasks).toEqual(['zhao: node', 'li: node']);
  });
});

describe('S6: people are asked in beside oneself', () => {
  test('S6: of three seats and two more the vote is of five', () => {
    const approval = asking({ decision: { vote: { percent: 60 } } }, users('wang', 'zhao', 'qian'))
      .addSign('wang', 'parallel', ['li', 'chen'])
      .approve('wang')
      .approve('zhao');
    expect(approval.visits).toEqual(['node open']);

    expect(approval.approve('li').visits).toEqual(['node passed']);
  });

  test('S6: not one after another', () => {
    const approval = asking({ decision: 'sequential' });

    expect(refusalOf(() => approval.addSign('wang', 'parallel', ['li'])).code).toBe(
      'task.action-not-offered',
    );
  });

  test('S6, M6: they weigh nothing unless given', () => {
    const from = [
      { user: 'wang', weight: 40 },
      { user: 'zhao', weight: 60 },
    ];
    const approval = new Approval(flowOf(oneNode(from, { decision: { vote: { points: 70 } } }))).start();

    approval.addSign('wang', 'parallel', ['li']).addSign('wang', 'parallel', ['qian'], { weight: 30 });

    expect(approval.slotOf('li')).toMatchObject({ weight: 0 });
    expect(approval.approve('li').approve('wang').visits).toEqual(['node open']);
    expect(approval.approve('qian').visits).toEqual(['node passed']);
  });

  test('S6, M7: they sign for the group of whoever asked them in', () => {
    const from = [
      { user: 'wang', signsFor: 'legal' },
      { user: 'zhao', signsFor: 'finance' },
    ];
    const approval = new Approval(flowOf(oneNode(from, { decision: { groups: { legal: 2 } } }))).start();

    approval.addSign('wang', 'parallel', ['li']).approve('zhao').approve('wang');

    expect(approval.visits).toEqual(['node open']);
    expect(approval.approve('li').visits).toEqual(['node passed']);
  });

  test('S6: what a page offers names the places', () => {
    const placesOf = (approval: Approval) =>
      actionsOfSlot(approval.instance, 'v1-1', approval.workflow).find((one) => one.action === 'add-sign');

    expect(placesOf(asking())).toMatchObject({ enabled: true, places: ['before', 'after', 'parallel'] });
    expect(placesOf(asking({ decision: 'sequential' }))).toMatchObject({ places: ['before', 'after'] });
    expect(placesOf(asking({ addSign: { allowed: false } }))).toMatchObject({
      enabled: false,
      reason: 'task.action-not-offered',
    });
  });
});
