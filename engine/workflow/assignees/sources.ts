import type { AssigneeSource } from '../../definition/assignees.ts';
import type { Row } from '../../expression/environment.ts';
import type { Organisation, Person } from '../../record/organisation.ts';
import { linesOf } from '../../record/values.ts';
import { headOfLevel, managerChain } from './manager-chain.ts';

/** What finding people needs to know. */
export interface Seeking {
  organisation: Organisation;
  record: Row;
  initiator: { id: string; departmentId: string | undefined };
}

type SourceOf<K extends string> = Extract<AssigneeSource, Record<K, unknown>>;

/** Each way to name people, by the key that it is written with (approval.md A1, A2, A4). */
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

/** The heads above the initiator, by level. */
export function initiatorsChain({ organisation, initiator }: Seeking): (Person | undefined)[] {
  return managerChain(organisation, initiator.id, initiator.departmentId);
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

function present(person: Person | undefined): Person[] {
  return person ? [person] : [];
}
