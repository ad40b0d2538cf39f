import { policyOf } from '../../tenants/world.ts';
import type { Acting } from '../acting.ts';
import { buildUsable, parseLayer } from './layer-build.ts';

/**
 * The same person under a layer that is not published, with the rights of some roles as they are
 * published: what a draft says of roles gives nobody a look at data before an administrator has
 * published it (reliability.md G06).
 */
export function underDraft(acting: Acting, layer: unknown, roles: readonly string[]): Acting {
  const { configuration } = buildUsable(acting, parseLayer(layer));
  const published = acting.world.configuration.roles;
  return {
    ...acting,
    world: { ...acting.world, configuration },
    policy: policyOf({ ...configuration, roles: published }, roles),
  };
}
