import type { Configuration } from '../../../../engine/compile/compiled.ts';
import type { Policy } from '../../../../engine/permission/policy.ts';
import { policyOf } from '../../tenants/world.ts';
import type { Acting } from '../acting.ts';
import { buildUsable, parseLayer } from './layer-build.ts';

/**
 * The same person under a layer that is not published, with their own rights as they are published:
 * what a draft says of roles, of what is sensitive, or of live formulas gives nobody a look at data before
 * somebody has published it (reliability.md G06).
 */
export function underDraft(acting: Acting, layer: unknown): Acting {
  const { configuration } = buildUsable(acting, parseLayer(layer));
  const published = acting.world.configuration;
  const drafted = policyOf({ ...configuration, roles: published.roles }, acting.person.roles);
  return {
    ...acting,
    world: { ...acting.world, configuration },
    policy: withinPublished(acting, configuration, drafted),
  };
}

/** Of published fields no more than is published; of a new one what the roles say, unless it is calculated while one looks. */
function withinPublished({ policy, world }: Acting, draft: Configuration, drafted: Policy): Policy {
  return {
    ...drafted,
    entity(id) {
      const [own, published] = [drafted.entity(id), policy.entity(id)];
      const known = world.configuration.entities.get(id);
      const canReadField = (path: string) =>
        own.canReadField(path) &&
        (known?.byPath.has(path)
          ? published.canReadField(path)
          : draft.entities.get(id)?.byPath.get(path)?.live !== true);
      return { ...own, canReadField };
    },
  };
}
