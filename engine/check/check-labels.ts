import { languages } from '../definition/common.ts';
import { definitionKindNames } from '../definition/module.ts';
import { type Issue, issue, pointer } from '../issue.ts';
import { isJsonObject, type Json } from '../json.ts';
import type { Sources } from '../layer/target.ts';

/** Every label that lacks a language. A tenant's own words may; what ships may not. */
export function checkLabels(sources: Sources): Issue[] {
  return Object.entries(sources).flatMap(([moduleId, source]) => [
    ...missingWithin(source.module, [moduleId, 'module', moduleId]),
    ...definitionKindNames.flatMap((kind) => [...missingWithin(source[kind], [moduleId, kind])]),
  ]);
}

function* missingWithin(value: Json, at: readonly string[]): Generator<Issue> {
  if (!isJsonObject(value)) {
    if (Array.isArray(value))
      for (const [index, one] of value.entries()) yield* missingWithin(one, [...at, String(index)]);
    return;
  }
  if (isLabel(value)) {
    for (const language of languages)
      if (!Object.hasOwn(value, language)) yield issue('definition.label-missing', pointer(at), { language });
    return;
  }
  for (const [key, one] of Object.entries(value)) yield* missingWithin(one, [...at, key]);
}

/** No other object of a definition is keyed by languages. */
function isLabel(value: Record<string, Json>): boolean {
  const keys = Object.keys(value);
  return keys.length > 0 && keys.every((key) => (languages as readonly string[]).includes(key));
}
