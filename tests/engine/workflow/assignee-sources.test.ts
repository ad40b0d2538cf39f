import { describe, expect, test } from 'vitest';
import { Approval, refusalOf } from '../../support/approval.ts';
import { ask, end, flowOf, flowProblems, oneNode, startAt, users } from '../../support/flow.ts';
import { type OrganisationSketch, organisationOf, smallCompany } from '../../support/organisation.ts';

const tower: OrganisationSketch = {
  departments: {
    company: { head: 'top' },
    division: { parent: 'company', head: 'third' },
    plant: { parent: 'division' },
    shop: { parent: 'plant', head: 'second' },
    team: { parent: 'shop', head: 'first' },
  },
  people: {
    sun: { department: 'team' },
    first: { department: 'team', row: { limit: '1000' } },
    second: { department: 'shop', roles: ['finance'], row: { limit: '5000' } },
    third: { department: 'division', row: { limit: '20000' } },
    top: { department: 'company' },
    admin: { roles: ['administrator'] },
  },
};

const chainOf = (chain: unknown, more: { organisation?: OrganisationSketch; record?: object } = {}) =>
  new Approval(flowOf(oneNode([{ chain }] as never, { decision: 'sequential' })), {
    organisation: organisationOf(more.organisation ?? tower),
    record: (more.record ?? {}) as never,
  }).start();
const people = (approval: Approval) => approval.allSlots.map((slot) => slot.assignee.id);

describe('A3: a chain of managers', () => {
  test.each([
    ['up to the first holder of a role', { role: 'finance' }, ['first', 'second']],
    ['to the top, vacant levels passed over', 'top', ['first', 'second', 'third', 'top']],
    ['up to a level', { level: 2 }, ['first', 'second']],
    ['stopping before somebody', { before: 'third' }, ['first', 'second']],
    ['to the top when nobody is that end', { role: 'auditor' }, ['first', 'second', 'third', 'top']],
  ])('A3: %s', (_, chain, expected) => {
    const approval = chainOf(chain);

    expect(people(approval)).toEqual(expected);
    expect(approval.tasks).toEqual(['first: node']);
  });

  test('A3: somebody who heads several levels has one seat', () => {
    const departments = { ...tower.departments, shop: { parent: 'plant', head: 'first' } };

    expect(people(chainOf('top', { organisation: { ...tower, departments } }))).toEqual([
      'first',
      'third',
      'top',
    ]);
  });

  test('A3: one after another up to the top', () => {
    const approval = chainOf({ level: 4 });
    for (const person of ['first', 'second', 'third']) approval.approve(person);

    expect(approval.state).toBe('approved');
  });

  test('A3: a chain whose people decide together is refused when it is published', () => {
    expect(flowProblems(oneNode([{ chain: 'top' }] as never, { decision: 'all' }))).toMatchObject([
      { code: 'workflow.chain-not-sequential' },
    ]);
  });

  test('A3: a limit must be a number of the user', () => {
    expect(
      flowProblems(
        oneNode([{ chain: { limit: 'name', amount: 'amount' } }] as never, { decision: 'sequential' }),
      ),
    ).toMatchObject([{ code: 'definition.wrong-field-type', params: { field: 'name' } }]);
  });
});

describe('A5: chosen by people', () => {
  const among = users('wang', 'zhao', 'qian');
  const byInitiator = flowOf({
    nodes: {
      start: startAt('first'),
      first: ask(users('wang'), { next: 'second' }),
      second: ask([{ chosenBy: 'initiator', among, most: 2 }] as never, { decision: 'all' }),
      end,
    },
  });
  const submit = (chosen?: Record<string, string[]>) =>
    new Approval(byInitiator).send({
      verb: 'start',
      actor: { id: 'sun' },
      instance: 'i1',
      ...(chosen && { chosen }),
    });

  test('A5: whom the initiator chose when submitting decides later on', () => {
    const approval = submit({ second: ['zhao', 'qian'] }).approve('wang');
    expect(approval.tasks).toEqual(['zhao: second', 'qian: second']);

    expect(approval.approve('zhao').approve('qian').state).toBe('approved');
  });

  test.each([
    ['nobody', []],
    ['more than there may be', ['wang', 'zhao', 'qian']],
    ['somebody who is no candidate', ['chen']],
  ])('A5: %s is no choice', (_, chosen) => {
    expect(refusalOf(() => submit({ second: chosen })).code).toBe('task.choice-not-possible');
  });

  test('A5: a choice for a node that has none is refused', () => {
    expect(refusalOf(() => submit({ first: ['wang'] })).code).toBe('task.choice-not-possible');
  });

  test('A5: what is still to be chosen stands in the prediction, with whom it may be', () => {
    const approval = new Approval(byInitiator);

    expect(approval.predict().steps[1]).toMatchObject({
      node: 'second',
      choice: {
        by: 'initiator',
        least: 1,
        most: 2,
        candidates: [{ id: 'wang' }, { id: 'zhao' }, { id: 'qian' }],
      },
    });
  });

  test('A5: where nobody was chosen when it comes to it, the rule for an empty seat holds', () => {
    const approval = submit().approve('wang');

    expect(approval.tasks).toEqual(['admin: second']);
  });

  test('A5: who approves before a node that is chosen must choose, and nothing happens until then', () => {
    const approval = new Approval(
      flowOf({
        nodes: {
          start: startAt('first'),
          first: ask(users('wang'), { next: 'second' }),
          second: ask([{ chosenBy: 'previous', among }] as never),
          end,
        },
      }),
    ).start();
    expect(refusalOf(() => approval.approve('wang'))).toMatchObject({
      code: 'task.choice-required',
      params: { node: 'second' },
    });
    expect(approval.tasks).toEqual(['wang: first']);

    approval.approve('wang', { chosen: { second: ['qian'] } });

    expect(approval.tasks).toEqual(['qian: second']);
  });
});

describe('A6: by an expression', () => {
  test.each([
    ['reviewer', { reviewer: { id: 'qian', title: 'Qian' } }, ['qian']],
    [
      'lines.map(line, line.owner)',
      {
        lines: [
          { id: 'a', owner: { id: 'wang' } },
          { id: 'b', owner: { id: 'zhao' } },
        ],
      },
      ['wang', 'zhao'],
    ],
    ['amount > 1000 ? reviewer : initiator', { amount: '5000.00', reviewer: { id: 'qian' } }, ['qian']],
    ['reviewer', { reviewer: { id: 'unheard-of' } }, ['admin']],
    ['reviewer', {}, ['admin']],
  ])('A6: %s of %j gives %j', (expression, record, expected) => {
    const approval = new Approval(flowOf(oneNode([{ expression }] as never)), { record }).start();

    expect(people(approval)).toEqual(expected);
  });

  test('A6: an expression that cannot be evaluated stops the approval where it is', () => {
    const expression = '100 / amount > 1 ? reviewer : initiator';
    const approval = new Approval(flowOf(oneNode([{ expression }] as never)), {
      record: { amount: '0.00' },
    }).start();

    expect(approval.state).toBe('failed');
  });

  test('A6: an expression that yields no people is refused when it is published', () => {
    expect(flowProblems(oneNode([{ expression: 'amount' }] as never))).toMatchObject([
      { code: 'expression.wrong-type' },
    ]);
  });
});

describe('A7: by what was decided before', () => {
  const withSecond = (second: object, first = users('wang', 'zhao')) =>
    new Approval(
      flowOf({ nodes: { start: startAt('first'), first: ask(first, { next: 'second' }), second, end } }),
      { organisation: organisationOf(smallCompany) },
    ).start();

  test('A7: the approver of an earlier node', () => {
    const approval = withSecond(ask([{ approverOf: 'first' }] as never)).approve('zhao');

    expect(approval.tasks).toEqual(['zhao: second']);
  });

  test('A7: whoever decided there is out, and the others decide', () => {
    const approval = withSecond(ask(users('wang', 'zhao'), { assignees: { notSameAs: ['first'] } })).approve(
      'zhao',
    );

    expect(approval.tasks).toEqual(['wang: second']);
    expect(approval.instance.visits[1]?.trace).toContainEqual(
      expect.objectContaining({ rule: 'not-same-as', people: [expect.objectContaining({ id: 'zhao' })] }),
    );
  });

  test('A7: when nobody is left, the rule for an empty seat holds, and nobody comes back through it', () => {
    const policy = { ifNone: [{ user: 'wang' }, { user: 'qian' }], notSameAs: ['first'] };
    const approval = withSecond(ask(users('wang'), { assignees: policy }), users('wang')).approve('wang');

    expect(approval.tasks).toEqual(['qian: second']);
  });

  test('A7: a node that there is not is refused when it is published', () => {
    expect(
      flowProblems(oneNode([{ approverOf: 'nowhere' }] as never, { assignees: { notSameAs: ['end'] } })),
    ).toMatchObject([{ code: 'definition.unknown-node' }, { code: 'definition.unknown-node' }]);
  });
});

describe('A9: somebody of several departments', () => {
  const company = organisationOf({
    departments: {
      company: { head: 'top' },
      sales: { parent: 'company', head: 'north' },
      service: { parent: 'company', head: 'south' },
      quality: { parent: 'company', head: 'west' },
    },
    people: {
      sun: { department: 'sales', otherDepartments: ['service'] },
      north: { department: 'sales' },
      south: { department: 'service' },
      west: { department: 'quality' },
      top: { department: 'company' },
      admin: { roles: ['administrator'] },
    },
  });
  const submit = (department?: string) =>
    new Approval(flowOf(oneNode([{ manager: 1 }] as never)), { organisation: company }).send({
      verb: 'start',
      actor: { id: 'sun' },
      instance: 'i1',
      ...(department !== undefined && { department }),
    });

  test.each([
    ['the main department unless another is chosen', undefined, ['north']],
    ['the one that is chosen', 'service', ['south']],
  ])('A9: relative rules go by %s', (_, department, expected) => {
    expect(people(submit(department))).toEqual(expected);
  });

  test('A9: not by one that is not the own', () => {
    expect(refusalOf(() => submit('quality')).code).toBe('instance.not-your-department');
  });

  test('A9: the choice is kept, whatever happens to the person later', () => {
    expect(submit('service').instance.department).toBe('service');
  });

  test('A9: conditions see the department that was chosen', () => {
    const flow = flowOf({
      nodes: {
        start: startAt('way'),
        way: {
          type: 'exclusive',
          branches: { a: { when: 'initiator.department == "service"', next: 'node' }, else: { next: 'end' } },
        },
        node: ask(users('west')),
        end,
      },
    });
    const command = { verb: 'start', actor: { id: 'sun' }, instance: 'i1' } as const;
    const by = (department: string) =>
      new Approval(flow, { organisation: company }).send({ ...command, department }).state;

    expect([by('service'), by('sales')]).toEqual(['running', 'approved']);
  });
});
