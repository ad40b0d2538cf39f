import { isJsonObject, type Json } from '../../engine/json.ts';

/** What stands at a path within a definition. */
export function valueWithin(value: Json | undefined, path: readonly string[]): Json | undefined {
  let found = value;
  for (const key of path) found = isJsonObject(found) && Object.hasOwn(found, key) ? found[key] : undefined;
  return found;
}
