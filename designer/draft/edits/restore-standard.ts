import { isJsonObject, type Json } from '../../../engine/json.ts';
import { withEntry, withMoved, without } from '../../../engine/layer/ordered.ts';
import { keyOf, parseTarget, type Sources, valueAt, withParent } from '../../../engine/layer/target.ts';
import { placeIn } from './entries.ts';

/**
 * Makes what stands at a target what it is in the standard again: its value, its place among its
 * neighbours, or its absence.
 */
export interface RestoreStandard {
  kind: 'restore-standard';
  target: string;
  standard?: Json | undefined;
  /** The neighbour that it stands behind in the standard; absent: it is the first. */
  after?: string | undefined;
}

export function restoreStandard(sources: Sources, edit: RestoreStandard): Sources {
  const target = parseTarget(edit.target);
  if (!target || !Object.hasOwn(sources, target.module)) return sources;
  const { standard, after } = edit;
  const key = keyOf(target);
  const there = valueAt(sources, target);
  if (standard === undefined) {
    if (there === undefined) return sources;
    return withParent(sources, target, (parent) => without(parent, key));
  }
  return withParent(sources, target, (parent) => {
    const others = Object.keys(isJsonObject(parent) ? without(parent, key) : {});
    const place = after === undefined ? { before: others[0] } : placeIn(parent, { after });
    if (there === undefined) return withEntry(parent, key, standard, placeIn(parent, place));
    const changed = { ...parent, [key]: standard };
    return withMoved(changed, key, placeIn(changed, place));
  });
}
