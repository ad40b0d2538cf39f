import { describe, expect, test } from 'vitest';
import { Approval } from '../../support/approval.ts';
import { ask, end, flowOf, gateway, startAt, users } from '../../support/flow.ts';
import { organisationOf } from '../../support/organisation.ts';
import { company, left, outcome, submitted } from './submitted-node.ts';

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
