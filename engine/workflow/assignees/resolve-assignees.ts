import type { Assignees, EmptyPolicy } from '../../definition/assignees.ts';
import type { WorkflowDefinition } from '../../definition/workflow.ts';
import type { Person } from '../../record/organisation.ts';
import type { PersonSnapshot, TraceStep } from '../instance.ts';
import { initiatorsChain, peopleOf, type Seeking, sourceKey } from './sources.ts';

export interface Resolution {
  outcome: 'people' | 'auto-pass' | 'auto-reject' | 'nobody';
  people: readonly Person[];
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
 * (E5), each person once, the initiator by rule (E3), and when nobody is left the policy for that (E2).
 */
export function resolveAssignees(
  assignees: Assignees,
  admin: WorkflowDefinition['admin'],
  seeking: Seeking,
  snapshot: Search['snapshot'],
): Resolution {
  const search: Search = { assignees, admin, seeking, snapshot, trace: [] };
  const named = once(
    assignees.from.flatMap((source) =>
      note(search, `source:${sourceKey(source)}`, peopleOf(source, seeking), detailOf(source)),
    ),
  );
  const active = withoutDeparted(search, named);
  const allowed = withoutInitiator(search, active);
  if (allowed === 'auto-pass') return { outcome: 'auto-pass', people: [], trace: search.trace };
  if (allowed.length > 0) return { outcome: 'people', people: allowed, trace: search.trace };
  return resolveEmpty(search);
}

/** Who takes over a node whose people have all gone (E5 → E2). */
export function resolveReplacement(
  assignees: Assignees,
  admin: WorkflowDefinition['admin'],
  seeking: Seeking,
  snapshot: Search['snapshot'],
): Resolution {
  return resolveEmpty({ assignees, admin, seeking, snapshot, trace: [] });
}

function detailOf(source: Assignees['from'][number]): string {
  return String(Object.values(source)[0]);
}

function note(search: Search, rule: string, people: readonly Person[], detail?: string): readonly Person[] {
  search.trace.push({ rule, people: people.map(search.snapshot), ...(detail !== undefined && { detail }) });
  return people;
}

function once(people: readonly Person[]): Person[] {
  return [...new Map(people.map((person) => [person.id, person])).values()];
}

/** E5: who has left or is disabled gets no new task. */
function withoutDeparted(search: Search, people: readonly Person[]): Person[] {
  const departed = people.filter((person) => !person.active);
  if (departed.length > 0) note(search, 'inactive', departed);
  return people.filter((person) => person.active);
}

/** E3: what happens to the initiator among them; a head who is that again, has left or is missing gives way to the next one up. */
function withoutInitiator(search: Search, people: readonly Person[]): Person[] | 'auto-pass' {
  const { initiator } = search.seeking;
  const self = people.find((person) => person.id === initiator.id);
  const { ifInitiator } = search.assignees;
  if (!self || ifInitiator === 'self') return [...people];
  note(search, `initiator:${ifInitiator}`, [self]);
  const others = people.filter((person) => person !== self);
  if (ifInitiator === 'skip') return others.length > 0 ? others : 'auto-pass';
  if (ifInitiator === 'forbid') return others;
  const mayDecide = (person: Person | undefined) => person?.active && person.id !== initiator.id;
  const chain = initiatorsChain(search.seeking);
  const instead = (ifInitiator === 'manager' ? chain.slice(0, 1) : chain).find(mayDecide);
  return once([...others, ...note(search, 'instead', instead ? [instead] : [])]);
}

/** E2: the policies in order; the administrator of the flow and then of the tenant are always the last resort. */
function resolveEmpty(search: Search): Resolution {
  const policies: EmptyPolicy[] = [...search.assignees.ifNone, 'flow-admin', { role: 'administrator' }];
  for (const policy of policies) {
    if (policy === 'auto-pass' || policy === 'auto-reject' || policy === 'fail') {
      note(search, `empty:${policy}`, []);
      return { outcome: policy === 'fail' ? 'nobody' : policy, people: [], trace: search.trace };
    }
    const people = once(peopleForPolicy(search, policy)).filter(
      (person) => person.active && mayReplace(search, person),
    );
    note(search, `empty:${typeof policy === 'string' ? policy : sourceOfPolicy(policy)}`, people);
    if (people.length > 0) return { outcome: 'people', people, trace: search.trace };
  }
  return { outcome: 'nobody', people: [], trace: search.trace };
}

function sourceOfPolicy(policy: Exclude<EmptyPolicy, string>): string {
  return 'role' in policy ? `role:${policy.role}` : `user:${policy.user}`;
}

/** An empty seat must not become a self-approval by the back door (E3). */
function mayReplace({ assignees, seeking }: Search, person: Person): boolean {
  return assignees.ifInitiator === 'self' || person.id !== seeking.initiator.id;
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
