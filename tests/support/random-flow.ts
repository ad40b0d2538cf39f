import fc from 'fast-check';
import type { FlowSketch } from './flow.ts';
import type { OrganisationSketch } from './organisation.ts';

const people = ['p0', 'p1', 'p2', 'p3', 'p4', 'p5'];
const departments = ['d0', 'd1', 'd2', 'd3'];
const roles = ['finance', 'clerk', 'auditor'];

const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined });
const person = fc.constantFrom(...people);

/** Organisations with vacant heads, heads who have left or were deleted, departments in circles, people without one. */
export const randomOrganisation: fc.Arbitrary<OrganisationSketch> = fc
  .record({
    departments: fc.tuple(
      ...departments.map(() =>
        fc.record({
          parent: maybe(fc.constantFrom(...departments)),
          head: maybe(fc.constantFrom(...people, 'deleted')),
        }),
      ),
    ),
    people: fc.tuple(
      ...people.map(() =>
        fc.record({
          department: maybe(fc.constantFrom(...departments, 'gone')),
          roles: fc.subarray(roles),
          active: fc.boolean(),
        }),
      ),
    ),
  })
  .map((sketch) => ({
    departments: named(departments, sketch.departments),
    people: { ...named(people, sketch.people), admin: { roles: ['administrator'] } },
  }));

function named<T>(ids: readonly string[], values: readonly T[]): Record<string, T> {
  return Object.fromEntries(ids.map((id, index) => [id, values[index] as T]));
}

const level = fc.integer({ min: 1, max: 3 });
const missing = fc.constantFrom('none', 'nearest-above');
const within = fc.constantFrom('tenant', 'initiator-department');
const source = fc.oneof(
  fc.record({ user: person }),
  fc.record({ role: fc.constantFrom(...roles), within }),
  fc.record({ manager: level, missing }),
  fc.record({ departmentHead: level, missing }),
  fc.record({ field: fc.constantFrom('reviewer', 'lines.owner') }),
  fc.record({ field: fc.constant('unit'), take: fc.constant('department-head'), level }),
);
export const assignees = fc.record({
  from: fc.array(source, { minLength: 1, maxLength: 3 }),
  ifNone: fc.array(
    fc.oneof(
      fc.constantFrom('parent-level', 'flow-admin', 'auto-pass', 'auto-reject', 'fail'),
      fc.record({ role: fc.constantFrom(...roles) }),
      fc.record({ user: person }),
    ),
    { maxLength: 3 },
  ),
  ifInitiator: fc.constantFrom('self', 'skip', 'manager', 'department-head', 'forbid'),
});
export const decision = fc.constantFrom<unknown>(
  'any',
  'all',
  'sequential',
  { passWhen: 'approved * 100 >= 60 * total', rejectWhen: '(approved + open) * 100 < 60 * total' },
  { passWhen: 'approved * 2 > total', rejectWhen: 'approved * 2 <= total', early: false },
);
export const condition = fc.constantFrom(
  'amount > 1000',
  'amount <= 1000',
  'urgent',
  'isEmpty(amount)',
  'initiator.department == "d1"',
  'lines.exists(line, line.price > 10)',
  '100 / amount > 1',
);

const after = fc.oneof<fc.Arbitrary<unknown>[]>(
  fc.constantFrom('PT30M', 'P1D'),
  fc.record({ field: fc.constant('wanted'), followField: fc.boolean() }),
);
const wait = { after, of: fc.constantFrom('calendar', 'business') };
/** Ladders of every kind of rung; where an edge leads is for the flow to say. */
export const randomLadder = fc.array(
  fc.oneof(
    fc.record(
      { action: fc.constant('remind'), ...wait, repeat: fc.constant({ every: 'PT1H', times: 2 }) },
      { requiredKeys: ['action', 'after', 'of'] },
    ),
    fc.record({
      action: fc.constantFrom(
        'notify-manager',
        'auto-approve',
        'auto-reject',
        'return-to-initiator',
        'return-to-previous',
      ),
      ...wait,
    }),
    fc.record({
      action: fc.constantFrom('transfer', 'escalate'),
      ...wait,
      to: fc.oneof(
        fc.constant('manager'),
        fc.record({ role: fc.constantFrom(...roles) }),
        fc.record({ user: person }),
      ),
    }),
    fc.record({ action: fc.constant('jump-edge'), ...wait, next: fc.nat() }),
  ),
  { maxLength: 3 },
);

interface Shape {
  kind: 'approval' | 'gateway';
  next: number;
  other: number;
  onReject: 'end' | 'return' | 'branch';
  resubmit: string;
  seatActs: object;
  assignees: unknown;
  timeouts: readonly object[];
  decision: unknown;
  when: string;
}

const node: fc.Arbitrary<Shape> = fc.record({
  kind: fc.constantFrom('approval', 'approval', 'gateway'),
  next: fc.nat(),
  other: fc.nat(),
  onReject: fc.constantFrom('end', 'return', 'branch'),
  resubmit: fc.constantFrom('restart', 'direct', 'from-target'),
  seatActs: fc.record({
    abstain: fc.boolean(),
    claim: fc.boolean(),
    transfer: fc.record({ deadline: fc.constantFrom('keep', 'restart') }),
    addSign: fc.record({ nested: fc.boolean(), removeOriginal: fc.boolean() }),
  }),
  assignees,
  timeouts: randomLadder,
  decision,
  when: condition,
});

/** Flows that only lead forward: approvals of every kind, gateways, reject branches; some nodes may be out of reach. */
export const randomFlow: fc.Arbitrary<FlowSketch> = fc
  .record({
    nodes: fc.array(node, { minLength: 1, maxLength: 6 }),
    withdraw: fc.constantFrom('never', 'until-first-action', 'while-running'),
    material: fc.subarray(['amount', 'lines.price']),
    maxReturns: fc.integer({ min: 1, max: 3 }),
  })
  .map(({ nodes, ...more }) => {
    const nameOf = (index: number) => (index < nodes.length ? `n${index}` : 'end');
    const entries = nodes.map((shape, index) => {
      const later = (choice: number) => nameOf(index + 1 + (choice % (nodes.length - index)));
      return [nameOf(index), nodeOf(shape, later)] as const;
    });
    return {
      ...more,
      nodes: { start: { type: 'start', next: 'n0' }, ...Object.fromEntries(entries), end: { type: 'end' } },
    } as FlowSketch;
  });

function nodeOf(shape: Shape, later: (choice: number) => string): object {
  const [next, other] = [later(shape.next), later(shape.other)];
  if (shape.kind === 'gateway')
    return { type: 'exclusive', branches: { first: { when: shape.when, next }, else: { next: other } } };
  return {
    type: 'approval',
    next,
    assignees: shape.assignees,
    decision: shape.decision,
    onReject: shape.onReject === 'branch' ? { branch: other } : shape.onReject,
    return: { resubmit: shape.resubmit },
    ...shape.seatActs,
    remindAfter: 'P1D',
    timeouts: shape.timeouts.map((rung) => withEdge(rung, later)),
    allowAuto: true,
  };
}

/** A rung that leaves the node leads to a later one. */
function withEdge(rung: object & { next?: number }, later: (choice: number) => string): object {
  return rung.next === undefined ? rung : { ...rung, next: later(rung.next) };
}

const reference = (ids: readonly string[]) => fc.constantFrom(...ids).map((id) => ({ id, title: id }));

/** Requests with any field blank. */
export const randomRequest = fc.record(
  {
    amount: fc.constantFrom('0.00', '50.00', '5000.00'),
    urgent: fc.boolean(),
    wanted: fc.constantFrom('2026-11-20', '2026-11-30'),
    reviewer: reference([...people, 'deleted']),
    unit: reference(departments),
    lines: fc.array(
      fc.record(
        { id: fc.uuid(), owner: reference(people), price: fc.constantFrom('5', '50') },
        { requiredKeys: ['id'] },
      ),
      { maxLength: 3 },
    ),
  },
  { requiredKeys: [] },
);
