import { isJsonObject, type Json, type JsonObject } from '../../../engine/json.ts';
import { without } from '../../../engine/layer/ordered.ts';
import {
  keyOf,
  parseTarget,
  type Sources,
  type Target,
  valueAt,
  withParent,
} from '../../../engine/layer/target.ts';

/** Gives a property another value, or takes it away so that its default holds; objects on the way come and go with it. */
export interface SetProperty {
  kind: 'set-property';
  target: string;
  value?: Json | undefined;
}

export function setProperty(sources: Sources, { target: written, value }: SetProperty): Sources {
  const target = parseTarget(written);
  if (!target || valueAt(sources, { ...target, path: [] }) === undefined || target.path.length === 0)
    return sources;
  if (value !== undefined)
    return withParent(sources, target, (parent) => ({ ...parent, [keyOf(target)]: value }));
  if (valueAt(sources, target) === undefined) return sources;
  return withoutEmpty(
    withParent(sources, target, (parent) => without(parent, keyOf(target))),
    { ...target, path: target.path.slice(0, -1) },
  );
}

/** Collections that may be empty; any other object without properties says nothing and goes. */
const collections = new Set([
  'elements',
  'sections',
  'nodes',
  'branches',
  'columns',
  'permissions',
  'options',
]);

function withoutEmpty(sources: Sources, parent: Target): Sources {
  const value = valueAt(sources, parent);
  if (parent.path.length === 0 || collections.has(keyOf(parent))) return sources;
  if (!isJsonObject(value) || Object.keys(value).length > 0) return sources;
  return withParent(sources, parent, (object: JsonObject) => without(object, keyOf(parent)));
}
