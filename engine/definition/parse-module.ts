import { type Issue, issue, pointer } from '../issue.ts';
import type { Json, JsonObject } from '../json.ts';
import {
  type DefinitionKind,
  definitionKindNames,
  definitionKinds,
  type ModuleDefinition,
  moduleHead,
} from './module.ts';
import { parseDefinition } from './parse-definition.ts';

/** A module as written: plain JSON, before and after layers. Layers act on this, never on what was parsed. */
export type ModuleSource = { module: JsonObject } & { [K in DefinitionKind]: Record<string, Json> };

export function emptySource(module: JsonObject): ModuleSource {
  return { module, entity: {}, form: {}, workflow: {}, report: {}, role: {}, ledger: {}, conversion: {} };
}

/** Checks the shape of a module and of everything in it; all problems at once, paths `/module/kind/id/…`. */
export function parseModule(
  moduleId: string,
  source: ModuleSource,
): { module?: ModuleDefinition; issues: Issue[] } {
  const issues: Issue[] = [];
  const head = parseDefinition(moduleHead, source.module, [moduleId, 'module', moduleId]);
  if (head.issues) issues.push(...head.issues);
  else if (head.value.id !== moduleId)
    issues.push(
      issue('definition.id-differs-from-file', pointer([moduleId, 'module', moduleId, 'id']), {
        id: head.value.id,
        wanted: moduleId,
      }),
    );
  const kinds = {} as Record<DefinitionKind, Record<string, unknown>>;
  for (const kind of definitionKindNames) kinds[kind] = parseKind(moduleId, kind, source[kind], issues);
  if (issues.length > 0 || !head.value) return { issues };
  return { module: { ...head.value, ...kinds } as ModuleDefinition, issues };
}

function parseKind(
  moduleId: string,
  kind: DefinitionKind,
  sources: Record<string, Json>,
  issues: Issue[],
): Record<string, unknown> {
  const parsed: Record<string, unknown> = {};
  for (const [id, source] of Object.entries(sources)) {
    const at = [moduleId, kind, id];
    const one = parseDefinition(definitionKinds[kind].schema, source, at);
    if (one.issues) issues.push(...one.issues);
    else if (one.value.id !== id)
      issues.push(
        issue('definition.id-differs-from-file', pointer([...at, 'id']), { id: one.value.id, wanted: id }),
      );
    else parsed[id] = one.value;
  }
  return parsed;
}
