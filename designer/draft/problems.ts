import type { LayerDefinition } from '../../engine/definition/layer.ts';
import { type DefinitionKind, definitionKindNames } from '../../engine/definition/module.ts';
import { type Issue, isError, segmentsOf } from '../../engine/issue.ts';
import { isJsonObject } from '../../engine/json.ts';
import { parseTarget, type Sources, type Target, valueAt } from '../../engine/layer/target.ts';
import type { DefinitionRef } from './definition-ref.ts';

/** An issue of the check, at home: in which definition, and there at which part. */
export interface Problem {
  key: string;
  issue: Issue;
  isError: boolean;
  ref: DefinitionRef | undefined;
  /** Keys within the definition. */
  path: readonly string[];
  part: string | undefined;
}

/** What is selected when somebody goes to a place in a definition: a node or a branch, a field or a section. */
export function partOf(kind: DefinitionKind, path: readonly string[]): string | undefined {
  const [first, id, second, inner, third, column] = path;
  if (id === undefined) return undefined;
  if (kind === 'workflow' && first === 'nodes')
    return second === 'branches' && inner !== undefined ? `${id}/${inner}` : id;
  if (kind === 'entity' && first === 'fields')
    return second === 'fields' && inner !== undefined ? `${id}.${inner}` : id;
  if (kind === 'form' && first === 'sections') {
    if (second !== 'elements' || inner === undefined) return `section:${id}`;
    return third === 'columns' && column !== undefined ? `${inner}.${column}` : inner;
  }
  if (kind === 'form' && first === 'list') return second === undefined ? undefined : `list:${second}`;
  return id;
}

/** Puts the issues of a check where they are; of a layer's change that is where the change points. */
export function problemsOf(issues: readonly Issue[], layer: LayerDefinition, sources: Sources): Problem[] {
  return issues.map((issue, index) => {
    const target = targetOf(issue, layer, sources);
    const isDefinition = target !== undefined && target.kind !== 'module';
    const ref = isDefinition
      ? { module: target.module, kind: target.kind as DefinitionKind, id: target.id }
      : undefined;
    const path = target?.path ?? [];
    const part = ref && partOf(ref.kind, path);
    return { key: `${index}:${issue.code}${issue.path}`, issue, isError: isError(issue), ref, path, part };
  });
}

function targetOf({ path }: Issue, layer: LayerDefinition, sources: Sources): Target | undefined {
  const [module = '', kind = '', id = '', ...rest] = segmentsOf(path);
  if (module === 'changes') return parseTarget(layer.changes[Number(kind)]?.target ?? '');
  if (kind !== 'module' && !definitionKindNames.includes(kind as DefinitionKind)) return undefined;
  return { module, kind: kind as Target['kind'], id, path: existing(sources, module, kind, id, rest) };
}

/** A path with list positions and missing keys is shown as far as it leads, plus the key that is missing. */
function existing(sources: Sources, module: string, kind: string, id: string, path: string[]): string[] {
  const found: string[] = [];
  for (const key of path) {
    const value = valueAt(sources, { module, kind: kind as Target['kind'], id, path: found });
    found.push(key);
    if (!isJsonObject(value)) break;
  }
  return found;
}
