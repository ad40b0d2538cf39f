import { describe, expect, test } from 'vitest';
import { Approval } from '../../support/approval.ts';
import { ask, end, flowOf, startAt, users } from '../../support/flow.ts';

const three = (
  duplicates: 'none' | 'consecutive' | 'any-earlier',
  third: object = {},
  people = users('wang'),
) =>
  new Approval(
    flowOf({
      duplicates,
      nodes: {
        start: startAt('first'),
        first: ask(users('wang'), { next: 'second' }),
        second: ask(users('zhao'), { next: 'third' }),
        third: ask(people, { decision: 'all', ...third }),
        end,
      },
    }),
  ).start();
const two = (duplicates: 'none' | 'consecutive' | 'any-earlier') =>
  new Approval(
    flowOf({
      duplicates,
      nodes: {
        start: startAt('first'),
        first: ask(users('wang'), { next: 'second' }),
        second: ask(users('wang')),
        end,
      },
    }),
  ).start();

describe('E4: who has agreed before', () => {
  test('E4: is asked again where nothing is said', () => {
    expect(two('none').approve('wang').tasks).toEqual(['wang: second']);
  });

  test('E4: at the node just before is passed over', () => {
    const approval = two('consecutive').approve('wang');

    expect(approval.state).toBe('approved');
    expect(approval.visits).toEqual(['first passed', 'second skipped']);
    expect(approval.slotOf('wang')).toMatchObject({ state: 'skipped', reason: 'duplicate' });
  });

  test.each([
    ['consecutive', ['wang: third']],
    ['any-earlier', []],
  ] as const)('E4: at an earlier node, by the rule %s', (rule, tasks) => {
    expect(three(rule).approve('wang').approve('zhao').tasks).toEqual(tasks);
  });

  test('E4: somebody who has something to write there must act', () => {
    const approval = three('any-earlier', { fields: { note: 'edit' } })
      .approve('wang')
      .approve('zhao');

    expect(approval.tasks).toEqual(['wang: third']);
  });

  test.each([
    ['an opinion is wanted', { opinion: { approve: 'required' } }],
    ['a signature is wanted', { signature: 'required' }],
    ['lines may be added', { linesRights: 'add' }],
    ['the definition wants everybody to look', { alwaysAsk: true }],
  ])('E4: nor where %s', (_, third) => {
    expect(three('any-earlier', third).approve('wang').approve('zhao').tasks).toEqual(['wang: third']);
  });

  test('E4: the others of the node decide', () => {
    const approval = three('any-earlier', {}, users('wang', 'qian')).approve('wang').approve('zhao');
    expect(approval.tasks).toEqual(['qian: third']);

    expect(approval.approve('qian').state).toBe('approved');
    expect(approval.slots).toEqual(['wang approved', 'zhao approved', 'wang skipped', 'qian approved']);
  });

  test('E4: an edit since of what the node shows asks again', () => {
    const approval = three('any-earlier').approve('wang').edit('zhao', { amount: '9.00' }).approve('zhao');

    expect(approval.tasks).toEqual(['wang: third']);
  });

  test('E4: an edit of what the node hides does not', () => {
    const approval = three('any-earlier', { fields: { secret: 'hidden' } })
      .approve('wang')
      .edit('zhao', { secret: 'x' })
      .approve('zhao');

    expect(approval.state).toBe('approved');
  });

  test('E4: an approval of an earlier round does not count', () => {
    const approval = three('any-earlier').approve('wang').return('zhao').resubmit();

    expect(approval.tasks).toEqual(['wang: first']);
  });

  test('E4: a no in between makes an earlier yes no longer the one just before', () => {
    const nodes = {
      start: startAt('first'),
      first: ask(users('wang'), { next: 'second' }),
      second: ask(users('zhao'), { next: 'third', onReject: { branch: 'third' } }),
      third: ask(users('wang')),
      end,
    };
    const approval = new Approval(flowOf({ duplicates: 'consecutive', nodes })).start();

    expect(approval.approve('wang').reject('zhao').tasks).toEqual(['wang: third']);
  });

  test('E4, H2: what a clock has passed in between is nobody’s visit', () => {
    const nodes = {
      start: startAt('first'),
      first: ask(users('wang'), { next: 'second' }),
      second: ask(users('zhao'), {
        next: 'third',
        decision: 'all',
        allowAuto: true,
        timeouts: [{ action: 'auto-approve', after: 'P1D' }],
      }),
      third: ask(users('wang')),
      end,
    };
    const approval = new Approval(flowOf({ duplicates: 'consecutive', nodes })).start().approve('wang');

    expect(approval.fireTimer().visits).toEqual(['first passed', 'second passed', 'third skipped']);
  });

  test('E4, B7: nor one of the round before, although the way goes on behind it', () => {
    const nodes = {
      start: startAt('first'),
      first: ask(users('wang'), { next: 'second' }),
      second: ask(users('zhao'), { next: 'third', return: { resubmit: 'direct' } }),
      third: ask(users('wang')),
      end,
    };
    const approval = new Approval(flowOf({ duplicates: 'any-earlier', nodes })).start().approve('wang');

    expect(approval.return('zhao').edit('sun', { note: 'x' }).resubmit().tasks).toEqual(['zhao: second']);
    expect(approval.approve('zhao').tasks).toEqual(['wang: third']);
  });

  test('E4, M7: a group whose people have all agreed before does not wait for others', () => {
    const groups = [
      { user: 'wang', signsFor: 'legal' },
      { user: 'zhao', signsFor: 'finance' },
    ];
    const nodes = {
      start: startAt('first'),
      first: ask(users('wang'), { next: 'second' }),
      second: ask(groups, { decision: { groups: { legal: 1, finance: 1 } } }),
      end,
    };
    const approval = new Approval(flowOf({ duplicates: 'consecutive', nodes })).start().approve('wang');

    expect(approval.tasks).toEqual(['zhao: second']);
    expect(approval.approve('zhao').state).toBe('approved');
  });

  test('E4: a pass by rule is not the person’s yes', () => {
    const approval = new Approval(
      flowOf({
        duplicates: 'consecutive',
        nodes: {
          start: startAt('first'),
          first: ask(users('wang'), { next: 'second' }),
          second: ask(users('wang'), { next: 'third' }),
          third: ask(users('wang')),
          end,
        },
      }),
    ).start();

    approval.approve('wang');

    expect(approval.visits).toEqual(['first passed', 'second skipped', 'third skipped']);
    expect(approval.state).toBe('approved');
  });
});

describe('B8: who has approved the very same in an earlier round', () => {
  const again = (node: object = {}) =>
    new Approval(
      flowOf({
        nodes: {
          start: startAt('first'),
          first: ask(users('wang'), { next: 'second', skipIfUnchanged: true, ...node }),
          second: ask(users('zhao')),
          end,
        },
      }),
      { record: { amount: '10.00', secret: 'a' } },
    ).start();

  test('B8: is passed over when nothing that the node shows is different', () => {
    const approval = again().approve('wang').return('zhao').resubmit();

    expect(approval.tasks).toEqual(['zhao: second']);
    expect(approval.instance.visits[2]).toMatchObject({
      node: 'first',
      state: 'skipped',
      reason: 'unchanged',
      trace: [expect.anything(), { rule: 'unchanged', people: [{ id: 'wang' }] }],
    });
  });

  test('B8: is asked again when a field that it shows has changed', () => {
    const approval = again().approve('wang').return('zhao').edit('sun', { amount: '11.00' }).resubmit();

    expect(approval.tasks).toEqual(['wang: first']);
  });

  test('B8: a change of what the node hides spares nobody the less', () => {
    const approval = again({ fields: { secret: 'hidden' } })
      .approve('wang')
      .return('zhao')
      .edit('sun', { secret: 'b' })
      .resubmit();

    expect(approval.tasks).toEqual(['zhao: second']);
  });

  test('B8: is asked again after somebody has rejected', () => {
    const approval = new Approval(
      flowOf({
        nodes: {
          start: startAt('first'),
          first: ask(users('wang'), { next: 'second', skipIfUnchanged: true }),
          second: ask(users('zhao'), { onReject: 'return' }),
          end,
        },
      }),
    ).start();
    approval.approve('wang');
    approval.now = '2027-01-02T00:00:00.000Z';

    expect(approval.reject('zhao').resubmit().tasks).toEqual(['wang: first']);
  });

  test('B8: only where the node says so', () => {
    expect(again({ skipIfUnchanged: false }).approve('wang').return('zhao').resubmit().tasks).toEqual([
      'wang: first',
    ]);
  });
});
