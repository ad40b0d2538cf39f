import type { Change, LayerDefinition } from '../definition/layer.ts';
import { type Issue, type IssueCode, type IssueParams, issue, pointer, warning } from '../issue.ts';
import { hashOf, isJsonObject, type Json, type JsonObject } from '../json.ts';
import { withEntry, withMoved, without } from './ordered.ts';
import { keyOf, parseTarget, type Sources, type Target, valueAt, withParent } from './target.ts';

export interface LayerResult {
  sources: Sources;
  /** All problems at once; paths `/changes/3`. A change that has one is left out, the others apply. */
  issues: Issue[];
}

/**
 * The modules with a layer's changes applied in order. Pure: nothing given is changed, and what no
 * change touches is shared with what was given.
 */
export function applyLayer(sources: Sources, layer: LayerDefinition): LayerResult {
  const issues: Issue[] = [];
  let current = sources;
  for (const [index, change] of layer.changes.entries()) {
    const outcome = applyChange(current, change, pointer(['changes', index]));
    issues.push(...outcome.issues);
    current = outcome.sources;
  }
  return { sources: current, issues };
}

function applyChange(sources: Sources, change: Change, path: string): LayerResult {
  const target = parseTarget(change.target);
  const refuse = (code: IssueCode, params: IssueParams = {}): LayerResult => ({
    sources,
    issues: [issue(code, path, { target: change.target, ...params })],
  });
  if (!target) return refuse('layer.bad-target');
  const there = valueAt(sources, target);
  const parent = parentOf(sources, target);
  if (!parent) return refuse('layer.target-missing');
  const key = keyOf(target);
  const anchor = change.before ?? change.after;
  if (anchor !== undefined && (anchor === key || !Object.hasOwn(parent, anchor)))
    return refuse('layer.anchor-missing', { anchor });
  if ((change.op === 'add' || change.op === 'set') && change.value === undefined)
    return refuse('definition.missing-key', { key: 'value' });
  const moved = change.base !== undefined && there !== undefined && hashOf(there) !== change.base;
  const issues = moved ? [warning('layer.base-changed', path, { target: change.target })] : [];
  const place = { before: change.before, after: change.after };
  const done = (replace: (parent: JsonObject) => JsonObject): LayerResult => ({
    sources: withParent(sources, target, replace),
    issues,
  });
  switch (change.op) {
    case 'add':
      if (there !== undefined) return refuse('layer.target-exists');
      if (!isNamespaced(target)) return refuse('layer.not-namespaced', { id: key });
      return done((object) => withEntry(object, key, change.value as Json, place));
    case 'set':
      if (there === undefined && change.base !== undefined) return refuse('layer.target-missing');
      if (there === undefined && !isNamespaced(target)) return refuse('layer.not-namespaced', { id: key });
      return done((object) => ({ ...object, [key]: change.value as Json }));
    case 'remove':
      if (there === undefined) return refuse('layer.target-missing');
      return done((object) => without(object, key));
    case 'move':
      if (there === undefined) return refuse('layer.target-missing');
      return done((object) => withMoved(object, key, place));
  }
}

function parentOf(sources: Sources, target: Target): JsonObject | undefined {
  if (!Object.hasOwn(sources, target.module)) return undefined;
  if (target.path.length === 0)
    return target.kind === 'module' ? undefined : (sources[target.module]?.[target.kind] as JsonObject);
  const parent = valueAt(sources, { ...target, path: target.path.slice(0, -1) });
  return isJsonObject(parent) ? parent : undefined;
}

/** A tenant's own fields begin with `x_`, its own definitions with `x-`: an upgrade of the standard can never collide with them. */
function isNamespaced({ kind, id, path }: Target): boolean {
  if (path.length === 0) return id.startsWith('x-');
  const isField = kind === 'entity' && path.at(-2) === 'fields' && (path.length === 2 || path.length === 4);
  return !isField || (path.at(-1) ?? '').startsWith('x_');
}
