import type { Json, JsonObject } from '../json.ts';

/** Where an entry goes among its siblings; neither means last. */
export interface Place {
  before?: string | undefined;
  after?: string | undefined;
}

/** The object with an entry added at a place. */
export function withEntry(object: JsonObject, key: string, value: Json, place: Place): JsonObject {
  const entries = Object.entries(object);
  const at = indexOf(entries, place);
  return Object.fromEntries([...entries.slice(0, at), [key, value], ...entries.slice(at)]);
}

export function without(object: JsonObject, key: string): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([name]) => name !== key));
}

/** The object with an entry at another place. */
export function withMoved(object: JsonObject, key: string, place: Place): JsonObject {
  return withEntry(without(object, key), key, object[key] as Json, place);
}

function indexOf(entries: [string, Json][], { before, after }: Place): number {
  if (before !== undefined) return entries.findIndex(([name]) => name === before);
  if (after !== undefined) return entries.findIndex(([name]) => name === after) + 1;
  return entries.length;
}
