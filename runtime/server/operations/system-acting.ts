import type { Person } from '../../../engine/record/organisation.ts';
import type { Acting, Ground } from './acting.ts';

/** The reserved actors of machine decisions (approval.md K9). */
export type SystemActor = 'system:timer' | 'system:rule' | 'system:migration' | 'system:demo';

/** The engine acting by itself in a tenant; undefined for a tenant that does not exist. */
export async function systemActing(
  ground: Ground,
  tenant: string,
  actor: SystemActor,
): Promise<Acting | undefined> {
  const world = await ground.tenants.world(tenant);
  if (!world) return undefined;
  const person: Person = {
    id: actor,
    name: actor,
    username: actor,
    active: true,
    roles: ['administrator'],
    groups: [],
    row: { id: actor, title: actor },
  };
  return {
    ground,
    world,
    person,
    policy: world.policyOf(person.roles),
    channel: 'system',
    language: 'zh-CN',
  };
}
