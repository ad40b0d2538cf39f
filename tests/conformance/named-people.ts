import { loadDefinitions } from '../../runtime/server/definitions/load-definitions.ts';

/** User names that the workflows of modules name: `{ "user": "wang" }`. */
export function namedPeople(folders: readonly string[]): ReadonlySet<string> {
  const named = JSON.stringify(loadDefinitions(folders).sources).matchAll(/\{"user":"([^"]+)"\}/g);
  return new Set([...named].map(([, username]) => username as string));
}
