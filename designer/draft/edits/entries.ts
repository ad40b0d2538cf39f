import { isJsonObject, type Json } from '../../../engine/json.ts';
import { type Place, withEntry, withMoved, without } from '../../../engine/layer/ordered.ts';
import { keyOf, parseTarget, type Sources, valueAt, withParent } from '../../../engine/layer/target.ts';

/** Adds an entry to an ordered collection: an option, a section, a column; nothing happens when it is there. */
export interface AddEntry {
  kind: 'add-entry';
  target: string;
  value: Json;
  place?: Place;
}

export function addEntry(sources: Sources, { target: written, value, place = {} }: AddEntry): Sources {
  const target = parseTarget(written);
  if (!target || !Object.hasOwn(sources, target.module) || valueAt(sources, target) !== undefined)
    return sources;
  return withParent(sources, target, (parent) =>
    withEntry(parent, keyOf(target), value, placeIn(parent, place)),
  );
}

export interface RemoveEntry {
  kind: 'remove-entry';
  target: string;
}

export function removeEntry(sources: Sources, { target: written }: RemoveEntry): Sources {
  const target = parseTarget(written);
  if (!target || valueAt(sources, target) === undefined) return sources;
  return withParent(sources, target, (parent) => without(parent, keyOf(target)));
}

export interface MoveEntry {
  kind: 'move-entry';
  target: string;
  place: Place;
}

export function moveEntry(sources: Sources, { target: written, place }: MoveEntry): Sources {
  const target = parseTarget(written);
  if (!target || valueAt(sources, target) === undefined) return sources;
  const key = keyOf(target);
  if (place.before === key || place.after === key) return sources;
  return withParent(sources, target, (parent) => withMoved(parent, key, placeIn(parent, place)));
}

/** A place beside something that is not there means last. */
export function placeIn(parent: Json, { before, after }: Place): Place {
  const has = (key: string | undefined) =>
    key !== undefined && isJsonObject(parent) && Object.hasOwn(parent, key);
  if (has(before)) return { before };
  return has(after) ? { after } : {};
}
