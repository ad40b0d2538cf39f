import { describe, expect, test } from 'vitest';
import { Approval } from '../../support/approval.ts';
import { ask, end, flowOf, oneNode, startAt, users } from '../../support/flow.ts';
import { type OrganisationSketch, organisationOf, smallCompany } from '../../support/organisation.ts';

const started = (
  from: Parameters<typeof ask>[0],
  organisation: OrganisationSketch = smallCompany,
  more: { initiator?: string; record?: object } = {},
) =>
  new Approval(flowOf(oneNode(from)), {
    organisation: organisationOf(organisation),
    ...more,
  } as never).start();
const asked = (...args: Parameters<typeof started>) =>
  started(...args).instance.visits[0]?.slots.map((slot) => slot.assignee.id);

describe('A1: static sources', () => {
  const company: OrganisationSketch = {
    departments: {
      company: {},
      north: { parent: 'company' },
      shop: { parent: 'north' },
      south: { parent: 'company' },
    },
    people: {
      sun: { department: 'shop' },
      ann: { department: 'north', roles: ['clerk'], position: 'buyer', groups: ['quality'] },
      bob: { department: 'south', roles: ['clerk'], position: 'buyer', groups: ['quality'] },
      cid: { department: 'company', roles: ['finance'], position: 'buyer' },
      dan: { department: 'shop', roles: ['clerk'], active: false },
    },
  };

  test.each([
    ['A1: a role', { role: 'clerk' }, ['ann', 'bob']],
    [
      'A1: a role, in the nearest department upward that has a holder',
      { role: 'clerk', within: 'initiator-department' },
      ['ann'],
    ],
    ['A1: a role held only further up', { role: 'finance', within: 'initiator-department' }, ['cid']],
    ['A1: a position', { position: 'buyer' }, ['ann', 'bob', 'cid']],
    ['A1: a position nearby', { position: 'buyer', within: 'initiator-department' }, ['ann']],
    ['A1: a group', { group: 'quality' }, ['ann', 'bob']],
    ['A1: a user by name', { user: 'bob' }, ['bob']],
    [
      'A1: several sources, each person once, in their order',
      [{ user: 'cid' }, { role: 'clerk' }, { group: 'quality' }],
      ['cid', 'ann', 'bob'],
    ],
  ] as [string, never, string[]][])('%s', (_, source, people) => {
    expect(asked(source, company)).toEqual(people);
  });

  test('A1: the trace tells which rule found whom', () => {
    expect(started([{ role: 'clerk' }, { user: 'cid' }], company).instance.visits[0]?.trace).toMatchObject([
      { rule: 'source:role', detail: 'clerk', people: [{ id: 'ann' }, { id: 'bob' }, { id: 'dan' }] },
      { rule: 'source:user', detail: 'cid', people: [{ id: 'cid' }] },
      { rule: 'inactive', people: [{ id: 'dan' }] },
    ]);
  });
});

describe('A2: managers and heads by level', () => {
  const vacantMiddle: OrganisationSketch = {
    ...smallCompany,
    departments: { ...smallCompany.departments, commerce: { parent: 'company' } },
  };

  test.each([
    ['A2: level 1 is the head of the own department', { manager: 1 }, 'sun', smallCompany, ['wang']],
    ['A2: level 2 is the one above', { manager: 2 }, 'sun', smallCompany, ['zhao']],
    ['A2: level 3', { departmentHead: 3 }, 'sun', smallCompany, ['chen']],
    [
      'A2: for a head level 1 is the head of the parent: an employee’s level 2',
      { departmentHead: 1 },
      'wang',
      smallCompany,
      ['zhao'],
    ],
    [
      'A2: a vacant level: the nearest above where asked for',
      { manager: 2, missing: 'nearest-above' },
      'sun',
      vacantMiddle,
      ['chen'],
    ],
    [
      'A2: a vacant level: else nobody, and the flow’s administrator stands in',
      { manager: 2 },
      'sun',
      vacantMiddle,
      ['admin'],
    ],
    [
      'A2: above the top there is nobody',
      { manager: 4, missing: 'nearest-above' },
      'sun',
      smallCompany,
      ['admin'],
    ],
    [
      'A2: who has no department has no manager',
      { manager: 1 },
      'lonely',
      { ...smallCompany, people: { ...smallCompany.people, lonely: {} } },
      ['admin'],
    ],
    [
      'A2: departments in a circle end',
      { manager: 3 },
      'sun',
      {
        ...smallCompany,
        departments: {
          sales: { parent: 'commerce', head: 'wang' },
          commerce: { parent: 'sales', head: 'zhao' },
        },
      },
      ['admin'],
    ],
  ] as [string, never, string, OrganisationSketch, string[]][])(
    '%s',
    (_, source, initiator, organisation, people) => {
      expect(asked(source, organisation, { initiator })).toEqual(people);
    },
  );
});

describe('A4: from the form', () => {
  const record = {
    reviewer: { id: 'li' },
    unit: { id: 'finance' },
    lines: [
      { id: '1', owner: { id: 'wang' } },
      { id: '2' },
      { id: '3', owner: { id: 'qian' } },
      { id: '4', owner: { id: 'wang' } },
    ],
  };

  test.each([
    ['A4: a user field', { field: 'reviewer' }, ['li']],
    ['A4: that user’s manager', { field: 'reviewer', take: 'manager' }, ['wang']],
    ['A4: that user’s manager’s manager', { field: 'reviewer', take: 'manager', level: 2 }, ['zhao']],
    ['A4: a department field: its head', { field: 'unit', take: 'department-head' }, ['qian']],
    ['A4: the head above it', { field: 'unit', take: 'department-head', level: 2 }, ['chen']],
    ['A4: a column: the union of its values', { field: 'lines.owner' }, ['wang', 'qian']],
  ] as [string, never, string[]][])('%s', (_, source, people) => {
    expect(asked(source, smallCompany, { record })).toEqual(people);
  });

  test('A4: a blank field finds nobody', () => {
    expect(asked({ field: 'reviewer' } as never, smallCompany)).toEqual(['admin']);
  });

  test('A4: the value is read when the node is entered', () => {
    const flow = flowOf({
      nodes: {
        start: startAt('first'),
        first: ask(users('wang'), { next: 'second' }),
        second: ask({ field: 'reviewer' } as never),
        end,
      },
    });
    const approval = new Approval(flow, { record }).start();

    approval.edit('wang', { reviewer: { id: 'qian' } }).approve('wang');
    expect(approval.tasks).toEqual(['qian: second']);

    approval.edit('qian', { reviewer: { id: 'li' } });
    expect(approval.tasks).toEqual(['qian: second']);
  });
});

describe('E1: people are found when the node is entered, and frozen', () => {
  test('E1: changing a department head later does not move an open to-do, but counts for the next node', () => {
    const flow = flowOf({
      nodes: {
        start: startAt('first'),
        first: ask({ manager: 1 } as never, { next: 'second' }),
        second: ask({ manager: 1 } as never),
        end,
      },
    });
    const approval = new Approval(flow).start();
    const departments = { ...smallCompany.departments, sales: { parent: 'commerce', head: 'li' } };
    approval.organisation = organisationOf({ ...smallCompany, departments });

    expect(approval.tasks).toEqual(['wang: first']);
    expect(approval.approve('wang').tasks).toEqual(['li: second']);
  });
});
