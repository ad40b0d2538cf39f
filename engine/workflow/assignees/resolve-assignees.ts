import type { Assignees, EmptyPolicy } from '../../definition/assignees.ts';
import type { WorkflowDefinition } from '../../definition/workflow.ts';
import type { Organisation, Person } from '../../record/organisation.ts';
import type { PersonSnapshot, TraceStep } from '../instance.ts';
import { initiatorsChain } from './manager-chain.ts';
import { whyMustNotDecide } from './may-decide.ts';
import { mergeSeats, partsOf, type Seat, seatsOf } from './seats.ts';
import { peopleOf, type Seeking, sourceKey } from './sources.ts';

export interface Resolution {
  outcome: 'people' | 'auto-pass' | 'auto-reject' | 'nobody';
  seats: readonly Seat[];
  /** Every step with its reason: what `Why me?` and `why skipped?` answer from. */
  trace: readonly TraceStep[];
}

interface Search {
  assignees: Assignees;
  admin: WorkflowDefinition['admin'];
  seeking: Seeking;
  snapshot: (person: Person) => PersonSnapshot;
  trace: TraceStep[];
}

/**
 * The people of a node as of now, in the order of approval.md E6: the sources, departed people out
 * (E5), each person once, whoever must not decide again out (A7), the initiator by rule (E3), and when
 * nobody is left the policy for that (E2). Where groups sign, all of it holds for each group (M7).
 */
export function resolveAssignees(
  assignees: Assignees,
  admin: WorkflowDefinition['admin'],
  seeking: Seeking,
  snapshot: Search['snapshot'],
): Resolution {
  const parts = partsOf(assignees).map((part) =>
    resolvePart({ assignees: part, admin, seeking, snapshot, trace: [] }),
  );
  const trace = parts.flatMap((part) => part.trace);
  const seats = parts.flatMap((part) => part.seats);
  for (const outcome of ['nobody', 'auto-reject'] as const)
    if (parts.some((part) => part.outcome === outcome)) return { outcome, seats: [], trace };
  return { outcome: seats.length > 0 ? 'people' : 'auto-pass', seats, trace };
}

function resolvePart(search: Search): Resolution {
  const { assignees, seeking } = search;
  const named = assignees.from.flatMap((source) => {
    const people = peopleOf(source, seeking);
    note(search, `source:${sourceKey(source)}`, people, detailOf(source));
    return seatsOf(people, source);
  });
  const active = withoutDeparted(search, mergeSeats(named));
  const allowed = withoutInitiator(search, withoutEarlier(search, active));
  if (allowed === 'auto-pass') return { outcome: 'auto-pass', seats: [], trace: search.trace };
  if (allowed.length > 0) return { outcome: 'people', seats: allowed, trace: search.trace };
  return resolveEmpty(search);
}

/** Who takes over a node whose people have all gone (E5 → E2); for the same group where groups sign. */
export function resolveReplacement(
  assignees: Assignees,
  admin: WorkflowDefinition['admin'],
  seeking: Seeking,
  snapshot: Search['snapshot'],
): Resolution {
  return resolveEmpty({ assignees, admin, seeking, snapshot, trace: [] });
}

function detailOf(source: Assignees['from'][number]): string {
  const [value] = Object.values(source);
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function note(search: Search, rule: string, people: readonly Person[], detail?: string): readonly Person[] {
  search.trace.push({ rule, people: people.map(search.snapshot), ...(detail !== undefined && { detail }) });
  return people;
}

function once(people: readonly Person[]): Person[] {
  return [...new Map(people.map((person) => [person.id, person])).values()];
}

/** E5: who has left or is disabled gets no new task. */
function withoutDeparted(search: Search, seats: readonly Seat[]): Seat[] {
  const departed = seats.filter(({ person }) => !person.active);
  if (departed.length > 0)
    note(
      search,
      'inactive',
      departed.map(({ person }) => person),
    );
  return seats.filter(({ person }) => person.active);
}

/** A7: who decided at one of these nodes does not decide here. */
function withoutEarlier(search: Search, seats: readonly Seat[]): Seat[] {
  const { assignees, seeking } = search;
  const earlier = new Set(assignees.notSameAs.flatMap((node) => seeking.approversOf(node)));
  const out = seats.filter(({ person }) => earlier.has(person.id));
  if (out.length > 0)
    note(
      search,
      'not-same-as',
      out.map(({ person }) => person),
      assignees.notSameAs.join(', '),
    );
  return seats.filter(({ person }) => !earlier.has(person.id));
}

/** E3: what happens to the initiator among them; a head who is that again, has left or is missing gives way to the next one up. */
function withoutInitiator(search: Search, seats: readonly Seat[]): Seat[] | 'auto-pass' {
  const { initiator } = search.seeking;
  const own = seats.filter(({ person }) => person.id === initiator.id);
  const [self] = own;
  const { ifInitiator } = search.assignees;
  if (!self || ifInitiator === 'self') return [...seats];
  note(search, `initiator:${ifInitiator}`, [self.person]);
  const others = seats.filter((seat) => !own.includes(seat));
  if (ifInitiator === 'skip') return others.length > 0 ? others : 'auto-pass';
  if (ifInitiator === 'forbid') return others;
  const mayDecide = (person: Person | undefined) => person?.active && person.id !== initiator.id;
  const chain = initiatorsChain(search.seeking);
  const instead = (ifInitiator === 'manager' ? chain.slice(0, 1) : chain).find(mayDecide);
  note(search, 'instead', instead ? [instead] : []);
  return mergeSeats([...others, ...(instead ? own.map((seat) => ({ ...seat, person: instead })) : [])]);
}

/** E2: the policies in order; the administrator of the flow and then of the tenant are always the last resort. */
function resolveEmpty(search: Search): Resolution {
  const policies: EmptyPolicy[] = [...search.assignees.ifNone, 'flow-admin', { role: 'administrator' }];
  for (const policy of policies) {
    if (policy === 'auto-pass' || policy === 'auto-reject' || policy === 'fail') {
      note(search, `empty:${policy}`, []);
      return { outcome: policy === 'fail' ? 'nobody' : policy, seats: [], trace: search.trace };
    }
    const people = once(peopleForPolicy(search, policy)).filter(
      (person) => person.active && mayReplace(search, person),
    );
    note(search, `empty:${typeof policy === 'string' ? policy : sourceOfPolicy(policy)}`, people);
    if (people.length > 0) return { outcome: 'people', seats: onSeats(search, people), trace: search.trace };
  }
  return { outcome: 'nobody', seats: [], trace: search.trace };
}

/** Whoever takes over an empty part votes for its group, with the weight that its sources have together. */
function onSeats({ assignees: { from } }: Search, people: readonly Person[]): Seat[] {
  const [group] = from.map((source) => source.signsFor).filter((one) => one !== undefined);
  const weights = from.map((source) => source.weight).filter((one) => one !== undefined);
  const weight = weights.length > 0 ? weights.reduce((sum, one) => sum + one, 0) : undefined;
  return people.map((person) => ({ person, group, weight }));
}

function sourceOfPolicy(policy: Exclude<EmptyPolicy, string>): string {
  return 'role' in policy ? `role:${policy.role}` : `user:${policy.user}`;
}

/** An empty seat must not become a self-approval, or a second one, by the back door (E3, A7). */
function mayReplace({ assignees, seeking }: Search, person: Person): boolean {
  const involved = { initiator: seeking.initiator.id, approversOf: seeking.approversOf };
  return whyMustNotDecide(person.id, assignees, involved) === undefined;
}

function peopleForPolicy(
  search: Search,
  policy: Exclude<EmptyPolicy, 'auto-pass' | 'auto-reject' | 'fail'>,
): Person[] {
  if (policy === 'flow-admin') return peopleForPolicy(search, search.admin);
  if (policy === 'parent-level') return nextAbove(search);
  return peopleOf('role' in policy ? { role: policy.role, within: 'tenant' } : policy, search.seeking);
}

/** The nearest manager above the level that the node asked for. */
function nextAbove({ assignees, seeking }: Search): Person[] {
  const levels = assignees.from.map((source) =>
    'manager' in source ? source.manager : 'departmentHead' in source ? source.departmentHead : 0,
  );
  const above = initiatorsChain(seeking).slice(Math.max(0, ...levels));
  const found = above.find((person) => person?.active && person.id !== seeking.initiator.id);
  return found ? [found] : [];
}

/** Whom the administrator of a flow is now; of the tenant, where that is nobody (approval.md E2, K11). */
export function flowAdministrators(admin: WorkflowDefinition['admin'], organisation: Organisation): Person[] {
  const holders = (role: string) => organisation.peopleWhere((person) => person.roles.includes(role));
  const named =
    'role' in admin ? holders(admin.role) : [organisation.personNamed(admin.user)].filter((one) => !!one);
  const active = named.filter((person) => person.active);
  return active.length > 0 ? active : holders('administrator').filter((person) => person.active);
}
