import { describe, expect, test } from 'vitest';
import { Approval } from '../../support/approval.ts';
import { ask, end, flowOf, gateway, startAt, users } from '../../support/flow.ts';
import { type OrganisationSketch, organisationOf, smallCompany } from '../../support/organisation.ts';

function company(change: { people?: object; departments?: object } = {}): OrganisationSketch {
  return {
    departments: { ...smallCompany.departments, ...change.departments },
    people: { ...smallCompany.people, ...change.people },
  };
}
const left = (...names: string[]) =>
  company({
    people: Object.fromEntries(
      names.map((name) => [name, { ...smallCompany.people[name as 'sun'], active: false }]),
    ),
  });

interface Case {
  from?: Parameters<typeof ask>[0];
  assignees: object;
  admin?: object;
  organisation?: OrganisationSketch;
  initiator?: string;
}

/** A node with these rules and one behind it, submitted. */
function submitted({
  from = users('li'),
  assignees,
  admin,
  organisation = company(),
  initiator = 'sun',
}: Case) {
  const nodes = {
    start: startAt('node'),
    node: ask(from, { assignees, next: 'behind' }),
    behind: ask(users('qian'), { assignees: { ifInitiator: 'self' } }),
    end,
  };
  const flow = flowOf({ nodes, ...(admin && { admin }) });
  return new Approval(flow, { organisation: organisationOf(organisation), initiator }).start();
}

/** Who has it now and what became of the node before: `chen: node | node open`. */
const outcome = (one: Case) => {
  const approval = submitted(one);
  return [
    ...approval.tasks,
    '|',
    ...approval.visits.slice(0, 1),
    ...(approval.state === 'running' ? [] : [approval.state]),
  ].join(' ');
};

describe('E2: nobody is left', () => {
  const nobody = { from: users('li'), organisation: left('li') };

  test.each([
    ['E2: by default the flow’s administrator', {}, undefined, 'admin: node | node open'],
    ['E2: the administrator that the flow names', {}, { user: 'qian' }, 'qian: node | node open'],
    ['E2: the next manager up', { ifNone: ['parent-level'] }, undefined, 'wang: node | node open'],
    ['E2: a role', { ifNone: [{ role: 'general-manager' }] }, undefined, 'chen: node | node open'],
    ['E2: a person', { ifNone: [{ user: 'qian' }] }, undefined, 'qian: node | node open'],
    [
      'E2: the first policy that finds somebody',
      { ifNone: [{ role: 'auditor' }, { user: 'zhao' }, { user: 'qian' }] },
      undefined,
      'zhao: node | node open',
    ],
    ['E2: pass by itself, where chosen', { ifNone: ['auto-pass'] }, undefined, 'qian: behind | node skipped'],
    ['E2: reject by itself', { ifNone: ['auto-reject'] }, undefined, '| node rejected rejected'],
    ['E2: fail', { ifNone: ['fail'] }, undefined, '| failed'],
    [
      'E2: in order: a role without holders, then pass',
      { ifNone: [{ role: 'auditor' }, 'auto-pass'] },
      undefined,
      'qian: behind | node skipped',
    ],
    [
      'E2: when even the flow’s administrator is nobody, the tenant’s',
      {},
      { user: 'gone' },
      'admin: node | node open',
    ],
  ] as [string, object, object | undefined, string][])('%s', (_, assignees, admin, expected) => {
    expect(outcome({ ...nobody, assignees, ...(admin && { admin }) })).toBe(expected);
  });

  test('E2: a position without holders gives a to-do to the flow’s administrator, never an orphan', () => {
    expect(outcome({ from: { position: 'nobody-has-it' } as never, assignees: {} })).toBe(
      'admin: node | node open',
    );
  });

  test('E2: when there is really nobody, it waits for an administrator with its place kept', () => {
    const approval = submitted({ assignees: {}, organisation: left('li', 'admin') });

    expect(approval.instance).toMatchObject({
      state: 'failed',
      failure: { code: 'no-approver', from: 'start', to: 'node' },
    });
    approval.organisation = organisationOf(left('li'));
    expect(approval.retry().tasks).toEqual(['admin: node']);
  });

  test('E2: passing by itself is written down with its reason', () => {
    const [visit] = submitted({ ...nobody, assignees: { ifNone: ['auto-pass'] } }).instance.visits;

    expect(visit).toMatchObject({
      state: 'skipped',
      reason: 'auto-pass',
      slots: [],
      trace: [{ rule: 'source:user' }, { rule: 'inactive' }, { rule: 'empty:auto-pass' }],
    });
  });

  test('E2: an empty seat does not become a self-approval by the back door', () => {
    const assignees = { ifInitiator: 'forbid', ifNone: [{ user: 'sun' }, 'parent-level', 'flow-admin'] };

    expect(outcome({ ...nobody, assignees })).toBe('wang: node | node open');
    expect(
      outcome({ ...nobody, assignees: { ...assignees, ifNone: ['parent-level'] }, initiator: 'wang' }),
    ).toBe('zhao: node | node open');
  });
});

describe('E3: the initiator is among them', () => {
  const own = users('sun');
  const both = users('sun', 'li');

  test.each([
    ['E3: self: decides', own, 'self', 'sun', 'sun: node | node open'],
    ['E3: skip: the others decide', both, 'skip', 'sun', 'li: node | node open'],
    ['E3: skip: without others the node passes', own, 'skip', 'sun', 'qian: behind | node skipped'],
    ['E3: manager: the own manager instead', own, 'manager', 'sun', 'wang: node | node open'],
    ['E3: manager: beside the others', both, 'manager', 'sun', 'li: node wang: node | node open'],
    ['E3: manager: a head’s is the head above', users('wang'), 'manager', 'wang', 'zhao: node | node open'],
    ['E3: department-head: the head instead', own, 'department-head', 'sun', 'wang: node | node open'],
    [
      'E3: department-head: if that is the initiator again, the next level up',
      users('wang'),
      'department-head',
      'wang',
      'zhao: node | node open',
    ],
    [
      'E3: forbid: as if nobody, so the flow’s administrator',
      own,
      'forbid',
      'sun',
      'admin: node | node open',
    ],
    ['E3: forbid: the others decide', both, 'forbid', 'sun', 'li: node | node open'],
  ] as const)('%s', (_, from, ifInitiator, initiator, expected) => {
    expect(outcome({ from: [...from], assignees: { ifInitiator }, initiator })).toBe(expected);
  });

  test('E3: department-head passes over who has left, and over a level that the initiator heads as well', () => {
    const twoLevels = company({
      departments: {
        sales: { parent: 'commerce', head: 'wang' },
        commerce: { parent: 'company', head: 'wang' },
      },
    });

    expect(
      outcome({
        from: users('wang'),
        assignees: { ifInitiator: 'department-head' },
        initiator: 'wang',
        organisation: twoLevels,
      }),
    ).toBe('chen: node | node open');
    expect(
      outcome({
        from: users('sun'),
        assignees: { ifInitiator: 'department-head' },
        organisation: left('wang'),
      }),
    ).toBe('zhao: node | node open');
  });

  test('E3: the head of all submits: the chain of managers is empty, so somebody else stands in, not he himself', () => {
    for (const ifInitiator of ['forbid', 'manager', 'department-head'])
      expect(
        outcome({ from: [{ manager: 1 }, { user: 'chen' }], assignees: { ifInitiator }, initiator: 'chen' }),
      ).toBe('admin: node | node open');
  });

  test('E3: an administrator who submits to himself alone is not his own approver', () => {
    expect(outcome({ from: users('admin'), assignees: { ifInitiator: 'forbid' }, initiator: 'admin' })).toBe(
      '| failed',
    );
  });
});

describe('E5: who has left gets no new to-do', () => {
  test('E5: at entry they are removed, and the reason is kept', () => {
    const approval = submitted({ from: users('li', 'wang'), assignees: {}, organisation: left('li') });

    expect(approval.tasks).toEqual(['wang: node']);
    expect(approval.instance.visits[0]?.trace).toContainEqual({
      rule: 'inactive',
      people: [expect.objectContaining({ id: 'li' })],
    });
  });
});

/**
 * E6: found → departed out → each once → the initiator by rule → when nobody is left the policy.
 * Every combination of: the manager has left, is named twice, the initiator is named too, under each rule.
 */
describe('E6: the order of the rules', () => {
  const rules = ['self', 'skip', 'manager', 'forbid'] as const;
  const table: [boolean, boolean, boolean, (typeof rules)[number], string][] = [];
  for (const managerLeft of [false, true])
    for (const twice of [false, true])
      for (const initiatorToo of [false, true])
        for (const rule of rules)
          table.push([managerLeft, twice, initiatorToo, rule, expectedOf(managerLeft, initiatorToo, rule)]);

  /** By the words of E3 and E2, not by the code: who has it. */
  function expectedOf(managerLeft: boolean, initiatorToo: boolean, rule: (typeof rules)[number]): string {
    const manager = managerLeft ? [] : ['wang: node'];
    if (!initiatorToo) return managerLeft ? 'admin: node | node open' : 'wang: node | node open';
    if (rule === 'self') return [...manager, 'sun: node'].join(' ').concat(' | node open');
    if (!managerLeft) return 'wang: node | node open';
    return rule === 'skip' ? 'qian: behind | node skipped' : 'admin: node | node open';
  }

  test.each(table)(
    'E6: manager left %s, named twice %s, initiator too %s, rule %s: %s',
    (managerLeft, twice, initiatorToo, ifInitiator, expected) => {
      const from = [
        { manager: 1 },
        ...(twice ? [{ user: 'wang' }] : []),
        ...(initiatorToo ? [{ user: 'sun' }] : []),
      ];
      const organisation = managerLeft ? left('wang') : company();

      expect(outcome({ from: from as never, assignees: { ifInitiator }, organisation })).toBe(expected);
    },
  );

  test('E6: each step writes its reason', () => {
    const from = [{ manager: 1 }, { user: 'li' }, { user: 'sun' }] as never;
    const approval = submitted({
      from,
      assignees: { ifInitiator: 'forbid' },
      organisation: left('wang', 'li'),
    });

    expect(
      approval.instance.visits[0]?.trace.map(({ rule, people }) => [rule, people.map((one) => one.id)]),
    ).toEqual([
      ['source:manager', ['wang']],
      ['source:user', ['li']],
      ['source:user', ['sun']],
      ['inactive', ['wang', 'li']],
      ['initiator:forbid', ['sun']],
      ['empty:flow-admin', ['admin']],
    ]);
  });
});

test('E2: a gateway may lead around an empty node, and the log still tells every pass', () => {
  const flow = flowOf({
    nodes: {
      start: startAt('split'),
      split: gateway({ urgent: ['urgent', 'second'] }, 'first'),
      first: ask(users('gone'), { assignees: { ifNone: ['auto-pass'] }, next: 'second' }),
      second: ask(users('wang')),
      end,
    },
  });

  expect(new Approval(flow).start().visits).toEqual(['first skipped', 'second open']);
  expect(new Approval(flow, { record: { urgent: true } }).start().visits).toEqual(['second open']);
});
