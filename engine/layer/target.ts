import { type DefinitionKind, definitionKindNames } from '../definition/module.ts';
import type { ModuleSource } from '../definition/parse-module.ts';
import { isJsonObject, type Json, type JsonObject } from '../json.ts';

/** A set of modules as written, by module id. */
export type Sources = Readonly<Record<string, ModuleSource>>;

/** Where a change points: `sales/workflow/sales-order-approval/nodes/general-manager`. */
export interface Target {
  module: string;
  kind: DefinitionKind | 'module';
  id: string;
  /** Keys within the definition; empty for the definition itself. */
  path: string[];
}

/** The parts of a written target, or undefined when it is none. */
export function parseTarget(written: string): Target | undefined {
  const [module, kind, id, ...path] = written.split('/').map(decodeSegment);
  if (!module || !kind || !id || path.some((key) => key === '')) return undefined;
  if (kind !== 'module' && !definitionKindNames.includes(kind as DefinitionKind)) return undefined;
  return { module, kind: kind as Target['kind'], id, path };
}

export function formatTarget({ module, kind, id, path }: Target): string {
  return [module, kind, id, ...path].map(encodeSegment).join('/');
}

/** Ids hold no slash; a text key that does is escaped as in a JSON Pointer. */
function encodeSegment(segment: string): string {
  return segment.replaceAll('~', '~0').replaceAll('/', '~1');
}

function decodeSegment(segment: string): string {
  return segment.replaceAll('~1', '/').replaceAll('~0', '~');
}

/** What stands at a target, or undefined. */
export function valueAt(sources: Sources, { module, kind, id, path }: Target): Json | undefined {
  const source = own(sources, module);
  let value: Json | undefined =
    kind === 'module' ? (id === module ? source?.module : undefined) : own(source?.[kind], id);
  for (const key of path) value = isJsonObject(value) ? own(value, key) : undefined;
  return value;
}

function own<T>(object: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return object && Object.hasOwn(object, key) ? object[key] : undefined;
}

/** The sources with the object that holds a target replaced; nothing is changed in place. */
export function withParent(
  sources: Sources,
  target: Target,
  replace: (parent: JsonObject) => JsonObject,
): Sources {
  const source = sources[target.module] as ModuleSource;
  const last = target.path.length - 1;
  if (target.kind === 'module')
    return {
      ...sources,
      [target.module]: { ...source, module: descend(source.module, target.path.slice(0, last), replace) },
    };
  const kind = source[target.kind] as JsonObject;
  const changed =
    last < 0 ? replace(kind) : descend(kind, [target.id, ...target.path.slice(0, last)], replace);
  return { ...sources, [target.module]: { ...source, [target.kind]: changed } };
}

function descend(
  object: JsonObject,
  path: readonly string[],
  replace: (parent: JsonObject) => JsonObject,
): JsonObject {
  const [key, ...rest] = path;
  if (key === undefined) return replace(object);
  const inner = object[key];
  return { ...object, [key]: descend(isJsonObject(inner) ? inner : {}, rest, replace) };
}

/** The key of a target within its parent. */
export function keyOf(target: Target): string {
  return target.path.at(-1) ?? target.id;
}
