import type { CompiledEntity, Configuration } from '../../../engine/compile/compiled.ts';
import { rowOf } from '../../../engine/record/facts.ts';
import { type Department, Organisation, type Person } from '../../../engine/record/organisation.ts';
import { type LineRow, linesOf, type Reference } from '../../../engine/record/values.ts';
import { listRecords } from '../store/list-records.ts';
import type { StoredRecord } from '../store/records.ts';
import type { Scope } from '../store/scope.ts';
import { authorityOf, proxyRuleOf } from './decision-rules.ts';
import { workCalendarsOf } from './work-calendars.ts';

/** Most people, departments, positions or groups that one tenant may have. */
const most = 20_000;

/** The entities whose records make up an organisation; writing one makes every process read it anew. */
export const organisationEntities: ReadonlySet<string> = new Set([
  'user',
  'department',
  'position',
  'user-group',
  'proxy-rule',
  'approval-authority',
  'work-calendar',
]);

/** The organisation of a tenant as its records say now. */
export async function loadOrganisation(
  scope: Scope,
  configuration: Configuration,
  timeZone: string,
): Promise<Organisation> {
  const all = async (entityId: string): Promise<[CompiledEntity | undefined, StoredRecord[]]> => {
    const entity = configuration.entities.get(entityId);
    if (!entity) return [undefined, []];
    const found = await listRecords(scope, entity, { filter: {}, sort: { _id: 1 }, limit: most });
    return [entity, found.map((one) => one.record)];
  };
  const [
    [userEntity, users],
    [departmentEntity, departments],
    [, positions],
    [, groups],
    [, proxies],
    [, authorities],
    [, calendars],
  ] = await Promise.all([
    all('user'),
    all('department'),
    all('position'),
    all('user-group'),
    all('proxy-rule'),
    all('approval-authority'),
    all('work-calendar'),
  ]);
  const positionCodes = new Map(positions.map((one) => [one.id, String(one.values.code ?? '')]));
  const groupsOf = membership(groups);
  return new Organisation(
    userEntity ? users.map((user) => personOf(userEntity, user, positionCodes, groupsOf)) : [],
    departmentEntity ? departments.map((department) => departmentOf(departmentEntity, department)) : [],
    {
      proxies: proxies.map(proxyRuleOf),
      authorities: authorities.map((one) => authorityOf(one, positionCodes)),
    },
    workCalendarsOf(calendars, timeZone),
  );
}

function membership(groups: readonly StoredRecord[]): Map<string, string[]> {
  const groupsOf = new Map<string, string[]>();
  for (const group of groups)
    for (const row of linesOf(group.values, 'members')) {
      const member = (row as LineRow & { member?: Reference }).member?.id ?? '';
      groupsOf.set(member, [...(groupsOf.get(member) ?? []), String(group.values.code ?? '')]);
    }
  return groupsOf;
}

function personOf(
  entity: CompiledEntity,
  user: StoredRecord,
  positions: ReadonlyMap<string, string>,
  groupsOf: ReadonlyMap<string, string[]>,
): Person {
  const { values } = user;
  return {
    id: user.id,
    name: String(values.name ?? ''),
    username: String(values.username ?? ''),
    active: values.active !== false,
    roles: (values.roles as string[] | undefined) ?? [],
    department: (values.department as Reference | undefined)?.id,
    otherDepartments: linesOf(values, 'otherDepartments').flatMap(
      (row) => (row as LineRow & { department?: Reference }).department?.id ?? [],
    ),
    position: positions.get((values.position as Reference | undefined)?.id ?? ''),
    groups: groupsOf.get(user.id) ?? [],
    calendar: (values.workCalendar as Reference | undefined)?.id,
    row: rowOf(entity, user),
  };
}

function departmentOf(entity: CompiledEntity, department: StoredRecord): Department {
  const { values } = department;
  return {
    id: department.id,
    name: String(values.name ?? ''),
    parent: (values.parentDepartment as Reference | undefined)?.id,
    head: (values.head as Reference | undefined)?.id,
    calendar: (values.workCalendar as Reference | undefined)?.id,
    row: rowOf(entity, department),
  };
}
