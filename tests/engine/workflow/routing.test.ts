import { describe, expect, test } from 'vitest';
import { Approval } from '../../support/approval.ts';
import { ask, end, flowOf, gateway, startAt, users } from '../../support/flow.ts';
import { organisationOf, smallCompany } from '../../support/organisation.ts';

/** Which branch a record takes: the name of the node where it ends up. */
function branchOf(
  conditions: Record<string, string>,
  record: object,
  more: { settings?: object; initiator?: string } = {},
): string | undefined {
  const branches = Object.fromEntries(
    Object.entries(conditions).map(([id, when]) => [id, [when, id] as [string, string]]),
  );
  const nodes = Object.fromEntries(Object.keys(conditions).map((id) => [id, ask(users('wang'))]));
  const flow = flowOf({
    nodes: {
      start: startAt('split'),
      split: gateway(branches, 'otherwise'),
      ...nodes,
      otherwise: ask(users('wang')),
      end,
    },
  });
  return new Approval(flow, { record, ...more } as never).start().instance.visits[0]?.node;
}

describe('G1: the first branch that is true is taken', () => {
  const byAmount = { large: 'amount > 1000', small: 'amount <= 1000' };

  test.each([
    ['an amount above', { amount: '1000.01' }, 'large'],
    ['an amount on the boundary', { amount: '1000.00' }, 'small'],
    ['no amount: neither is true', {}, 'otherwise'],
    ['the last digit counts', { amount: '1000.000000000000000001' }, 'large'],
  ])('G1: %s', (_, record, branch) => {
    expect(branchOf(byAmount, record)).toBe(branch);
  });

  test.each([
    [
      'order decides where two are true',
      { first: 'amount > 1', second: 'amount > 0' },
      { amount: '5' },
      'first',
    ],
    ['only isEmpty is true of an empty value', { blank: 'isEmpty(amount)' }, {}, 'blank'],
    ['not unknown is unknown', { not: '!(amount > 1000)' }, {}, 'otherwise'],
    [
      'an unknown part does not hide one that decides',
      { either: 'amount > 1000 || urgent' },
      { urgent: true },
      'either',
    ],
    ['dates', { late: 'wanted > "2026-12-01"' }, { wanted: '2026-12-02' }, 'late'],
    ['dates from today', { soon: 'wanted <= addDays(today(), 7)' }, { wanted: '2026-11-30' }, 'soon'],
    ['options', { air: 'way == "air"' }, { way: 'air' }, 'air'],
    ['several options', { big: '"big" in tags' }, { tags: ['new', 'big'] }, 'big'],
    ['none of several options', { big: '"big" in tags' }, {}, 'otherwise'],
    [
      'lines',
      { dear: 'lines.exists(line, line.price > 100)' },
      {
        lines: [
          { id: 'a', price: '1' },
          { id: 'b', price: '101' },
        ],
      },
      'dear',
    ],
    ['no lines', { all: 'lines.all(line, line.price > 100)' }, {}, 'all'],
    ['people', { own: 'reviewer == initiator' }, { reviewer: { id: 'sun', title: 'Sun' } }, 'own'],
  ])('G1: %s', (_, conditions, record, branch) => {
    expect(branchOf(conditions as never, record)).toBe(branch);
  });

  test('G1: settings of the tenant, and the initiator’s own department', () => {
    expect(
      branchOf({ above: 'amount > settings.limit' }, { amount: '51' }, { settings: { limit: '50.00' } }),
    ).toBe('above');
    expect(branchOf({ above: 'amount > settings.limit' }, { amount: '51' })).toBe('otherwise');
    expect(branchOf({ finance: 'initiator.department == "finance"' }, {}, { initiator: 'qian' })).toBe(
      'finance',
    );
  });

  test('G1: the initiator is as of now, also for a later gateway', () => {
    const flow = flowOf({
      nodes: {
        start: startAt('first'),
        first: ask(users('wang'), { next: 'split' }),
        split: gateway({ renamed: ['initiator.name == "Sunny"', 'second'] }, 'end'),
        second: ask(users('zhao')),
        end,
      },
    });
    const approval = new Approval(flow).start();
    const people = { ...smallCompany.people, sun: { department: 'finance', row: { name: 'Sunny' } } };
    approval.organisation = organisationOf({ ...smallCompany, people });

    expect(approval.approve('wang').tasks).toEqual(['zhao: second']);
  });

  test('G1: the log tells which branch was taken, and which blank fields it hung on', () => {
    const flow = flowOf({
      nodes: {
        start: startAt('split'),
        split: gateway({ large: ['amount > 1000 && urgent', 'node'] }, 'node'),
        node: ask(users('wang')),
        end,
      },
    });
    const approval = new Approval(flow).start();

    expect(approval.log[0]?.changes).toContainEqual({
      type: 'routed',
      node: 'split',
      branch: 'else',
      unknown: ['amount', 'urgent'],
    });
  });
});
