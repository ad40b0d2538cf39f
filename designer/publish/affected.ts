import type { Label } from '../../engine/issue.ts';
import { isJsonObject } from '../../engine/json.ts';
import type { Sources } from '../../engine/layer/target.ts';
import { type DefinitionRef, definitionAt } from '../draft/definition-ref.ts';
import type { WorkspacePerson } from '../draft/workspace.ts';
import { catalogueOf } from '../shell/catalogue.ts';
import { entityOfDefinition } from '../words/place-name.ts';

/** Who will notice that definitions changed. */
export interface Affected {
  people: number;
  roles: readonly Label[];
}

/** The people who may read what the definitions are about, by the roles that let them. */
export function affectedBy(
  refs: readonly DefinitionRef[],
  sources: Sources,
  people: readonly WorkspacePerson[],
): Affected {
  const entities = new Set(refs.map((ref) => entityOfDefinition(sources, ref)));
  const changed = new Set(refs.filter(({ kind }) => kind === 'role').map(({ id }) => id));
  const roles = catalogueOf(sources).flatMap((module) =>
    module.definitions.filter(({ ref }) => {
      if (ref.kind !== 'role') return false;
      const { permissions, administrator } = definitionAt(sources, ref) ?? {};
      return changed.has(ref.id) || administrator === true || [...entities].some(isReadable(permissions));
    }),
  );
  const ids = new Set(roles.map(({ ref }) => ref.id));
  const held = new Set(people.flatMap((one) => one.roles));
  return {
    people: people.filter((one) => one.roles.some((role) => ids.has(role))).length,
    roles: roles.filter(({ ref }) => held.has(ref.id)).map(({ label }) => label),
  };
}

function isReadable(permissions: unknown): (entity: string) => boolean {
  return (entity) => {
    const own = isJsonObject(permissions) ? permissions[entity] : undefined;
    return isJsonObject(own) && own.read !== undefined && own.read !== false;
  };
}
