import type { CompiledField } from '../compile/compiled.ts';
import { fieldTypeOf } from '../field-types/index.ts';
import { type Issue, issue } from '../issue.ts';
import { isJsonObject, sameJson } from '../json.ts';
import { type Values, withValue } from './values.ts';
import type { WriteRights } from './write-rights.ts';

/** What parsing shares on its way through one input. */
export interface Merge {
  rights: WriteRights;
  issues: Issue[];
  /** A new line id; the engine has no chance of its own. */
  newId: () => string;
}

/** Merges one value into a record or a line. Sending back what stands there already is never an offence. */
export function mergeField<V extends Values>(
  field: CompiledField,
  values: V,
  given: unknown,
  path: string,
  merge: Merge,
): V {
  const current = values[field.id];
  if (isUnchanged(current, given)) return values;
  if (field.computed) {
    merge.issues.push(issue('field.computed', path, { field: field.path }));
    return values;
  }
  const before = merge.issues.length;
  const parsed =
    given === null || given === ''
      ? null
      : fieldTypeOf(field.definition).parse(given, field.definition as never, (code, params) =>
          merge.issues.push(issue(code, path, { field: field.path, ...params })),
        );
  if (merge.issues.length > before || isUnchanged(current, parsed)) return values;
  if (!merge.rights.canWrite(field.path)) {
    merge.issues.push(issue('field.not-writable', path, { field: field.path }));
    return values;
  }
  return withValue(values, field.id, parsed) as V;
}

/** Whether a value is what stands there already; references are when their ids are: a title from outside is not believed. */
export function isUnchanged(current: unknown, given: unknown): boolean {
  if (given === undefined) return true;
  if (current === undefined || current === null) return given === null || given === '';
  if (isJsonObject(current) && 'id' in current)
    return (isJsonObject(given) ? given.id : given) === current.id;
  return sameJson(current, given);
}
