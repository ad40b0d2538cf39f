import type { DefinitionKind } from '../../engine/definition/module.ts';
import { isJsonObject, type JsonObject } from '../../engine/json.ts';
import { formatTarget, type Sources, valueAt, withParent } from '../../engine/layer/target.ts';

/** One definition of a module: what the designer opens, lists and edits. */
export interface DefinitionRef {
  module: string;
  kind: DefinitionKind;
  id: string;
}

export function definitionAt(sources: Sources, ref: DefinitionRef): JsonObject | undefined {
  const found = valueAt(sources, { ...ref, path: [] });
  return isJsonObject(found) ? found : undefined;
}

/** The sources with one definition replaced; unchanged when it does not exist. */
export function withDefinition(
  sources: Sources,
  ref: DefinitionRef,
  replace: (definition: JsonObject) => JsonObject,
): Sources {
  const definition = definitionAt(sources, ref);
  if (!definition) return sources;
  return withParent(sources, { ...ref, path: [] }, (all) => ({ ...all, [ref.id]: replace(definition) }));
}

/** The written target of something in a definition. */
export function targetIn(ref: DefinitionRef, ...path: string[]): string {
  return formatTarget({ ...ref, path });
}

export function sameRef(left: DefinitionRef | undefined, right: DefinitionRef | undefined): boolean {
  return left?.module === right?.module && left?.kind === right?.kind && left?.id === right?.id;
}

/** `sales/workflow/sales-order-approval`: key of a definition in maps and addresses. */
export function refKey({ module, kind, id }: DefinitionRef): string {
  return `${module}/${kind}/${id}`;
}

/** The definition of an id, whichever module it stands in: ids are unique over all modules. */
export function findDefinition(
  sources: Sources,
  kind: DefinitionKind,
  id: string,
): { ref: DefinitionRef; definition: JsonObject } | undefined {
  for (const module of Object.keys(sources)) {
    const ref = { module, kind, id };
    const definition = definitionAt(sources, ref);
    if (definition) return { ref, definition };
  }
  return undefined;
}
