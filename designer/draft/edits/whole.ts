import type { JsonObject } from '../../../engine/json.ts';
import { type Sources, withParent } from '../../../engine/layer/target.ts';
import { type DefinitionRef, withDefinition } from '../definition-ref.ts';

/** Adds a definition of the tenant's own: a form for an entity that has none. */
export interface AddDefinition {
  kind: 'add-definition';
  definition: DefinitionRef;
  value: JsonObject;
}

export function addDefinition(sources: Sources, { definition, value }: AddDefinition): Sources {
  const { module, kind, id } = definition;
  if (!Object.hasOwn(sources, module) || Object.hasOwn(sources[module]?.[kind] ?? {}, id)) return sources;
  return withParent(sources, { ...definition, path: [] }, (all) => ({ ...all, [id]: value }));
}

/** Writes a definition as a whole, as a JSON editor does; its id stays what it is. */
export interface ReplaceDefinition {
  kind: 'replace-definition';
  definition: DefinitionRef;
  value: JsonObject;
}

export function replaceDefinition(sources: Sources, { definition, value }: ReplaceDefinition): Sources {
  return withDefinition(sources, definition, ({ id }) => ({ ...value, ...(id !== undefined && { id }) }));
}

/** Takes everything back to how it was at some time: a version, the published state, the plain standard. */
export interface ReplaceAll {
  kind: 'replace-all';
  sources: Sources;
}

export function replaceAll(_sources: Sources, { sources }: ReplaceAll): Sources {
  return sources;
}
