import { DateTime } from 'luxon';
import type { Values } from '../../../engine/record/values.ts';
import { nameOf } from '../organisation.ts';
import type { Scenario } from '../scenario.ts';
import type { Place } from '../scenario-driver.ts';
import { storyTimeZone } from '../story-time-zone.ts';
import type { World } from './world.ts';

/** Puts people, departments and settings there before anybody acts; ids are the names of the story. */
export function beginWorld(world: World, { organisation, settings, clock }: Scenario): [string, Place][] {
  if (clock !== undefined)
    world.now = DateTime.fromISO(clock, { zone: storyTimeZone }).toUTC().toISO() as string;
  const { departments } = organisation;
  const users = { admin: { roles: ['administrator'], groups: [], active: true }, ...organisation.users };
  const places: [string, Place][] = [];
  const put = (entity: string, id: string, values: Values) => {
    world.put(entity, {
      id,
      revision: 1,
      createdAt: world.now,
      createdBy: admin,
      updatedAt: world.now,
      updatedBy: admin,
      values: present(values),
    });
    places.push([id, { entity, id }]);
  };
  const reference = (id: string | undefined) => (id === undefined ? undefined : { id, title: nameOf(id) });
  for (const [id, { parent, head }] of Object.entries(departments))
    put('department', id, {
      code: id,
      name: nameOf(id),
      parentDepartment: reference(parent),
      head: reference(head),
      active: true,
    });
  const all: [string, Scenario['organisation']['users'][string]][] = Object.entries(users);
  for (const [id, { department, position, roles, active }] of all)
    put('user', id, {
      username: id,
      name: nameOf(id),
      department: reference(department),
      position: reference(position),
      roles,
      active,
    });
  for (const code of new Set(all.flatMap(([, { position }]) => position ?? [])))
    put('position', code, { code, name: code });
  for (const code of new Set(all.flatMap(([, { groups }]) => groups)))
    put('user-group', code, {
      code,
      name: code,
      members: all
        .filter(([, one]) => one.groups.includes(code))
        .map(([id]) => ({ id: `${code}-${id}`, member: reference(id) })),
    });
  for (const [entity, values] of Object.entries(settings)) put(entity, entity, values);
  return places.filter(([, { entity }]) => entity === 'user' || entity === 'department');
}

const admin = { id: 'admin', title: 'Admin' };

function present(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
