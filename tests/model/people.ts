import type { AssigneeSource, Assignees, EmptyPolicy } from '../../engine/definition/assignees.ts';
import type { OrganisationSketch } from '../support/organisation.ts';

/** A place at a table: who, for which group, with how much weight. */
export interface Place {
  person: string;
  group: string;
  weight: number;
}

/** Who may be asked: the company as it is now, and whose request it is. */
export interface Asking {
  company: OrganisationSketch;
  isActive: (person: string) => boolean;
  initiator: string;
  admin: { role: string } | { user: string };
}

export type Found = Place[] | 'auto-pass' | 'auto-reject' | 'fail';

/** The people of a node, by approval.md E6: sources, who has left out, each once, the initiator by rule, the policy for nobody; group by group. */
export function findPeople(assignees: Assignees, asking: Asking): Found {
  return merge(groupsOf(assignees).map((part) => findGroup(part, asking)));
}

/** Who takes over for these groups, or for everybody (E2, M7). */
export function findReplacement(assignees: Assignees, asking: Asking, groups?: ReadonlySet<string>): Found {
  const parts = groupsOf(assignees).filter(({ from }) => !groups || groups.has(from[0]?.signsFor ?? ''));
  return merge(parts.map((part) => replaceGroup(part, asking)));
}

/** What the groups of a node come to together. */
function merge(parts: readonly Found[]): Found {
  const places = parts.flatMap((part) => (typeof part === 'string' ? [] : part));
  if (parts.includes('fail')) return 'fail';
  if (parts.includes('auto-reject')) return 'auto-reject';
  return places.length === 0 ? 'auto-pass' : places;
}

function groupsOf(assignees: Assignees): Assignees[] {
  const groups = new Set(
    assignees.from.length > 0 ? assignees.from.map((source) => source.signsFor) : [undefined],
  );
  return [...groups].map((group) => ({
    ...assignees,
    from: assignees.from.filter((source) => source.signsFor === group),
  }));
}

function findGroup(assignees: Assignees, asking: Asking): Found {
  const group = assignees.from[0]?.signsFor ?? '';
  const { initiator, isActive } = asking;
  const places: Place[] = [];
  const add = (person: string, weight: number) => {
    const same = places.find((one) => one.person === person);
    if (same) same.weight += weight;
    else places.push({ person, group, weight });
  };
  for (const source of assignees.from)
    for (const person of named(source, asking).filter(isActive)) add(person, source.weight ?? 1);
  const own = places.findIndex((one) => one.person === initiator);
  const rule = assignees.ifInitiator;
  if (own < 0 || rule === 'self') return places.length > 0 ? places : replaceGroup(assignees, asking);
  const [{ weight }] = places.splice(own, 1) as [Place];
  if (rule === 'skip' && places.length === 0) return 'auto-pass';
  const above = managers(asking).slice(0, rule === 'manager' ? 1 : undefined);
  const instead = above.find((one) => one !== undefined && one !== initiator && isActive(one));
  if ((rule === 'manager' || rule === 'department-head') && instead) add(instead, weight);
  return places.length > 0 ? places : replaceGroup(assignees, asking);
}

/** E2 */
function replaceGroup(assignees: Assignees, asking: Asking): Found {
  const { from, ifNone, ifInitiator } = assignees;
  const weights = from.flatMap((source) => source.weight ?? []);
  const weight = weights.length > 0 ? weights.reduce((sum, one) => sum + one) : 1;
  for (const policy of [...ifNone, 'flow-admin', { role: 'administrator' }] as EmptyPolicy[]) {
    if (policy === 'auto-pass' || policy === 'auto-reject' || policy === 'fail') return policy;
    const people = byPolicy(policy, assignees, asking)
      .filter(asking.isActive)
      .filter((person) => ifInitiator === 'self' || person !== asking.initiator);
    if (people.length > 0)
      return people.map((person) => ({ person, group: from[0]?.signsFor ?? '', weight }));
  }
  return 'fail';
}

function byPolicy(
  policy: 'parent-level' | 'flow-admin' | { role: string } | { user: string },
  { from }: Assignees,
  asking: Asking,
): string[] {
  if (policy === 'flow-admin') return byPolicy(asking.admin, { from } as Assignees, asking);
  if (policy !== 'parent-level') return named({ within: 'tenant', ...policy } as AssigneeSource, asking);
  const level = Math.max(0, ...from.map((source) => ('manager' in source ? source.manager : 0)));
  const above = managers(asking).slice(level);
  return above
    .filter((one) => one && one !== asking.initiator && asking.isActive(one))
    .slice(0, 1) as string[];
}

/** H2: who takes late seats over: the managers of their holders, a role, a user; else the flow's administrators. */
export function receiversOf(
  to: 'manager' | { role: string } | { user: string },
  holders: readonly string[],
  asking: Asking,
  isFree: (person: string) => boolean,
): string[] {
  const tenant = (one: { role: string } | { user: string }) =>
    named({ within: 'tenant', ...one } as AssigneeSource, asking).filter(asking.isActive);
  const above = holders.flatMap((holder) => {
    const heads = managers({ ...asking, initiator: holder });
    return heads.filter((one) => one !== undefined && one !== holder && asking.isActive(one)).slice(0, 1);
  });
  const wanted = to === 'manager' ? [...new Set(above as string[])] : tenant(to);
  const free = wanted.filter(isFree);
  return free.length > 0 ? free : tenant(asking.admin).filter(isFree);
}

/** A1, A2: a user, the holders of a role everywhere or in the nearest department upward, a manager by level. */
function named(source: AssigneeSource, asking: Asking): string[] {
  const { people } = asking.company;
  if ('user' in source) return people[source.user] ? [source.user] : [];
  if ('manager' in source) {
    const above = managers(asking).slice(source.manager - 1);
    const found = source.missing === 'nearest-above' ? above.find(Boolean) : above[0];
    return found ? [found] : [];
  }
  if (!('role' in source)) throw new Error('the model knows no such source');
  const holders = Object.keys(people).filter((id) => people[id]?.roles?.includes(source.role));
  if (source.within === 'tenant') return holders;
  for (const department of upward(asking)) {
    const near = holders.filter((id) => people[id]?.department === department);
    if (near.some(asking.isActive)) return near;
  }
  return [];
}

/** The departments of the initiator, nearest first. */
function upward({ company, initiator }: Asking): string[] {
  const chain: string[] = [];
  let next = company.people[initiator]?.department;
  while (next !== undefined && company.departments?.[next] && !chain.includes(next)) {
    chain.push(next);
    next = company.departments[next]?.parent;
  }
  return chain;
}

/** The heads above the initiator by level; undefined where vacant. */
function managers(asking: Asking): (string | undefined)[] {
  const heads = upward(asking).map((id) => asking.company.departments?.[id]?.head);
  const above = heads[0] === asking.initiator ? heads.slice(1) : heads;
  return above.map((head) => (head !== undefined && asking.company.people[head] ? head : undefined));
}
