import { rowOf } from '../../../engine/record/facts.ts';
import { Organisation } from '../../../engine/record/organisation.ts';
import { linesOf, type Reference } from '../../../engine/record/values.ts';
import { authorityOf, proxyRuleOf } from '../../../runtime/server/tenants/decision-rules.ts';
import { workCalendarsOf } from '../../../runtime/server/tenants/work-calendars.ts';
import { storyTimeZone } from '../story-time-zone.ts';
import type { World } from './world.ts';

/** The organisation as the records of people, departments, positions and groups say now. */
export function organisationFrom(world: World): Organisation {
  const idOf = (value: unknown) => (value as Reference | undefined)?.id;
  const codes = new Map(world.all('position').map(({ id, values }) => [id, String(values.code)]));
  const groupsOf = (person: string) =>
    world
      .all('user-group')
      .filter(({ values }) => linesOf(values, 'members').some((row) => idOf(row.member) === person))
      .map(({ values }) => String(values.code));
  return new Organisation(
    world.all('user').map((record) => ({
      id: record.id,
      name: String(record.values.name),
      username: String(record.values.username),
      active: record.values.active !== false,
      roles: (record.values.roles as string[] | undefined) ?? [],
      department: idOf(record.values.department),
      position: codes.get(idOf(record.values.position) ?? ''),
      otherDepartments: linesOf(record.values, 'otherDepartments').flatMap(
        (row) => idOf(row.department) ?? [],
      ),
      groups: groupsOf(record.id),
      calendar: idOf(record.values.workCalendar),
      row: rowOf(world.entity('user'), record),
    })),
    world.all('department').map((record) => ({
      id: record.id,
      name: String(record.values.name),
      parent: idOf(record.values.parentDepartment),
      head: idOf(record.values.head),
      calendar: idOf(record.values.workCalendar),
      row: rowOf(world.entity('department'), record),
    })),
    {
      proxies: world.all('proxy-rule').map((one) => proxyRuleOf(one as never)),
      authorities: world.all('approval-authority').map((one) => authorityOf(one, codes)),
    },
    workCalendarsOf(world.all('work-calendar') as never, storyTimeZone),
  );
}
