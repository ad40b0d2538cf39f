import type { CompiledEntity } from '../compile/compiled.ts';
import { type Issue, issue, pointer } from '../issue.ts';
import { isJsonObject } from '../json.ts';
import { type Merge, mergeField } from './merge-field.ts';
import { mergeLines } from './merge-lines.ts';
import { type Values, withValue } from './values.ts';
import type { WriteRights } from './write-rights.ts';

/**
 * A record with input from outside merged in: RFC 7396 for fields; lines either as the complete
 * new list, or as an object by line id (`null` deletes, a key that begins with `new` adds).
 * Everything wrong is in `issues`, and what is wrong leaves its old value alone.
 */
export function mergeRecord(
  entity: CompiledEntity,
  current: Values,
  input: unknown,
  rights: WriteRights,
  newId: () => string,
): { values: Values; issues: Issue[] } {
  const merge: Merge = { rights, issues: [], newId };
  if (!isJsonObject(input))
    return { values: current, issues: [issue('field.wrong-type', '', { wanted: 'object' })] };
  let values = current;
  for (const [key, given] of Object.entries(input)) {
    const field = entity.fields.get(key);
    if (!field || !rights.canRead(field.path))
      merge.issues.push(issue('field.unknown', pointer([key]), { field: key }));
    else if (field.columns) values = mergeLines(field, values, given, merge);
    else {
      const value = mergeField(field, values[key], given, [key], merge);
      if (!Object.is(value, values[key])) values = withValue(values, key, value);
    }
  }
  return { values, issues: merge.issues };
}
