import { describe, expect, test } from 'vitest';
import { Approval } from '../../support/approval.ts';
import { ask, end, type FlowSketch, flowOf, gateway, startAt, users } from '../../support/flow.ts';
import { organisationOf, smallCompany } from '../../support/organisation.ts';

describe('B7: resubmit', () => {
  const flow = (resubmit: string, more: Partial<FlowSketch> = {}) =>
    flowOf({
      ...more,
      nodes: {
        start: startAt('first'),
        first: ask(users('wang'), { next: 'split' }),
        split: gateway({ large: ['amount > 1000', 'boss'] }, 'last'),
        boss: ask(users('chen'), { next: 'last' }),
        last: ask(users('zhao', 'qian'), { decision: 'all', return: { resubmit } }),
        end,
      },
    } as FlowSketch);
  const returned = (resubmit: string, more: Partial<FlowSketch> = {}, choice = {}) =>
    new Approval(flow(resubmit, more), { record: { amount: '10.00', note: 'a' } })
      .start()
      .approve('wang')
      .approve('zhao')
      .return('qian', choice);

  test.each(['restart', 'from-target'])(
    'B7: %s goes the normal way again, with everybody’s decision anew',
    (mode) => {
      const approval = returned(mode).resubmit();

      expect(approval.tasks).toEqual(['wang: first']);
      approval.approve('wang');
      expect(approval.tasks).toEqual(['zhao: last', 'qian: last']);
    },
  );

  test('B7: direct goes straight to the returner’s node, whose seats are all open again', () => {
    const approval = returned('direct').resubmit();

    expect(approval.tasks).toEqual(['zhao: last', 'qian: last']);
    expect(approval.approve('qian').approve('zhao').state).toBe('approved');
  });

  test('B7: the returner chooses where the node lets him', () => {
    expect(returned('choose', {}, { resubmit: 'direct' }).resubmit().tasks).toEqual([
      'zhao: last',
      'qian: last',
    ]);
    expect(returned('choose').resubmit().tasks).toEqual(['wang: first']);
    expect(returned('restart', {}, { resubmit: 'direct' }).resubmit().tasks).toEqual(['wang: first']);
  });

  test('B7: changing the amount after a direct return computes the way anew, and says why', () => {
    const approval = returned('direct').edit('sun', { amount: '5000.00' }).resubmit();

    expect(approval.tasks).toEqual(['wang: first']);
    expect(approval.log.at(-1)?.changes).toContainEqual({
      type: 'resubmitted',
      mode: 'from-target',
      fallback: 'data-changed',
    });
    expect(approval.approve('wang').tasks).toEqual(['chen: boss']);
  });

  test('B7: so does changing a material field; changing any other does not', () => {
    const material = { material: ['lines.price'] };

    expect(
      returned('direct', material)
        .edit('sun', { lines: [{ id: 'a', price: '1' }] })
        .resubmit().tasks,
    ).toEqual(['wang: first']);
    expect(returned('direct', material).edit('sun', { note: 'b' }).resubmit().tasks).toEqual([
      'zhao: last',
      'qian: last',
    ]);
  });

  test('B7: changing the amount and changing it back is no change', () => {
    const approval = returned('direct').edit('sun', { amount: '5000.00' }).edit('sun', { amount: '10.00' });

    expect(approval.resubmit().tasks).toEqual(['zhao: last', 'qian: last']);
  });

  test('B7: direct is not possible when the returner is not there any more', () => {
    const approval = returned('direct');
    const people = { ...smallCompany.people, qian: { ...smallCompany.people.qian, active: false } };
    approval.organisation = organisationOf({ ...smallCompany, people });

    approval.resubmit();

    expect(approval.log.at(-1)?.changes).toContainEqual({
      type: 'resubmitted',
      mode: 'from-target',
      fallback: 'returner-gone',
    });
    expect(approval.tasks).toEqual(['wang: first']);
  });
});
