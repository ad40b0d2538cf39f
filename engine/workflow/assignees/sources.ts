import type { AssigneeSource } from '../../definition/assignees.ts';
import type { Row, Value } from '../../expression/environment.ts';
import type { Organisation, Person } from '../../record/organisation.ts';
import { linesOf } from '../../record/values.ts';
import { byAuthority } from './by-authority.ts';
import { chainUpTo } from './chain-up-to.ts';
import { headOfLevel, initiatorsChain, managerChain } from './manager-chain.ts';

/** What finding people needs to know. */
export interface Seeking {
  organisation: Organisation;
  record: Row;
  initiator: { id: string; departmentId: string | undefined };
  /** Who approved at a node, as it stands (A7). */
  approversOf(node: string): readonly string[];
  /** Whom people chose for this node; undefined while nobody has, `anybody` where a prediction cannot know (A5). */
  chosen: readonly string[] | 'anybody' | undefined;
  /** What the record is, and the day of the decision (A8). */
  document: { entity: string; currency?: string | undefined; on: string };
  /** What an expression of this node yields (A6). */
  evaluate(expression: string): Value;
}

type SourceOf<K extends string> = Extract<AssigneeSource, Record<K, unknown>>;

/** Each way to name people, by the key that it is written with (approval.md A1–A7). */
const sources = {
  role: (source: SourceOf<'role'>, seeking: Seeking) =>
    holders(source.within, seeking, (person) => person.roles.includes(source.role)),
  position: (source: SourceOf<'position'>, seeking: Seeking) =>
    holders(source.within, seeking, (person) => person.position === source.position),
  group: (source: SourceOf<'group'>, { organisation }: Seeking) =>
    organisation.peopleWhere((person) => person.groups.includes(source.group)),
  user: (source: SourceOf<'user'>, { organisation }: Seeking) =>
    present(organisation.personNamed(source.user)),
  manager: (source: SourceOf<'manager'>, seeking: Seeking) =>
    present(headOfLevel(initiatorsChain(seeking), source.manager, source.missing)),
  departmentHead: (source: SourceOf<'departmentHead'>, seeking: Seeking) =>
    present(headOfLevel(initiatorsChain(seeking), source.departmentHead, source.missing)),
  field: fromField,
  chain: ({ chain }: SourceOf<'chain'>, seeking: Seeking) => chainUpTo(chain, seeking),
  chosenBy: fromChoice,
  approverOf: ({ approverOf }: SourceOf<'approverOf'>, { organisation, approversOf }: Seeking) =>
    approversOf(approverOf).flatMap((id) => present(organisation.person(id))),
  authority: (source: SourceOf<'authority'>, seeking: Seeking) => byAuthority(source, seeking),
  expression: fromExpression,
} as const;

type SourceKey = keyof typeof sources;

export function sourceKey(source: AssigneeSource): SourceKey {
  const key = (Object.keys(sources) as SourceKey[]).find((one) => one in source);
  if (!key) throw new Error('an assignee source names no people');
  return key;
}

/** The people that a source names now, in a stable order; departed ones among them. */
export function peopleOf(source: AssigneeSource, seeking: Seeking): Person[] {
  const find = sources[sourceKey(source)] as (source: AssigneeSource, seeking: Seeking) => Person[];
  return find(source, seeking);
}

/** Everybody of the tenant, or the holders in the nearest department upward from the initiator that has one. */
function holders(
  within: 'tenant' | 'initiator-department',
  { organisation, initiator }: Seeking,
  test: (person: Person) => boolean,
): Person[] {
  if (within === 'tenant') return organisation.peopleWhere(test);
  for (const department of organisation.upward(initiator.departmentId)) {
    const found = organisation.peopleWhere((person) => person.department === department.id && test(person));
    if (found.some((person) => person.active)) return found;
  }
  return [];
}

/** A user or department field of the record; of a column, the union of its values (A4). */
function fromField({ field, take, level }: SourceOf<'field'>, { organisation, record }: Seeking): Person[] {
  const [first = '', column] = field.split('.');
  const values = column === undefined ? [record[first]] : linesOf(record, first).map((row) => row[column]);
  const ids = values.filter(Boolean).map((value) => (value as Row).id as string);
  return [...new Set(ids)].flatMap((id) => fromReference(organisation, id, take, level));
}

function fromReference(
  organisation: Organisation,
  id: string,
  take: 'user' | 'manager' | 'department-head',
  level: number,
): Person[] {
  const person = organisation.person(id);
  if (take === 'user') return present(person);
  if (person) return present(headOfLevel(managerChain(organisation, id, person.department), level, 'none'));
  const heads = organisation
    .upward(id)
    .map((department) => (department.head === undefined ? undefined : organisation.person(department.head)));
  return present(headOfLevel(heads, level, 'none'));
}

/** Those of whom may be chosen that were (A5). */
function fromChoice(source: SourceOf<'chosenBy'>, seeking: Seeking): Person[] {
  const { chosen } = seeking;
  if (chosen === undefined) return [];
  const candidates = candidatesOf(source, seeking);
  return chosen === 'anybody' ? candidates : candidates.filter((person) => chosen.includes(person.id));
}

/** Whom a choice is from: active people, in a stable order. */
export function candidatesOf({ among }: SourceOf<'chosenBy'>, seeking: Seeking): Person[] {
  const named =
    among.length === 0
      ? seeking.organisation.peopleWhere(() => true)
      : among.flatMap((source) => peopleOf(source, seeking));
  return [...new Set(named)].filter((person) => person.active);
}

/** The people that an expression names; who does not exist is passed over (A6). */
function fromExpression(
  { expression }: SourceOf<'expression'>,
  { organisation, evaluate }: Seeking,
): Person[] {
  const value = evaluate(expression);
  const named = (Array.isArray(value) ? value : [value]) as readonly (Row | null)[];
  return named.flatMap((one) => (one ? present(organisation.person(String(one.id))) : []));
}

function present(person: Person | undefined): Person[] {
  return person ? [person] : [];
}
