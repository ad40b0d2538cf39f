import { rowOf } from '../../../engine/record/facts.ts';
import { Organisation } from '../../../engine/record/organisation.ts';
import { linesOf, type Reference } from '../../../engine/record/values.ts';
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
      groups: groupsOf(record.id),
      row: rowOf(world.entity('user'), record),
    })),
    world.all('department').map((record) => ({
      id: record.id,
      name: String(record.values.name),
      parent: idOf(record.values.parentDepartment),
      head: idOf(record.values.head),
      row: rowOf(world.entity('department'), record),
    })),
  );
}
