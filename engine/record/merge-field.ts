import type { CompiledField } from '../compile/compiled.ts';
import { fieldTypeOf } from '../field-types/index.ts';
import { type Issue, issue, pointer } from '../issue.ts';
import { isJsonObject, sameJson } from '../json.ts';
import type { WriteRights } from './write-rights.ts';

/** What parsing shares on its way through one input. */
export interface Merge {
  rights: WriteRights;
  issues: Issue[];
  /** A new line id; the engine has no chance of its own. */
  newId: () => string;
}

/**
 * The value of a field of a record or a line, at these segments, after one from outside: the present
 * one where it may not be changed. Sending back what stands there already is never an offence.
 */
export function mergeField(
  field: CompiledField,
  current: unknown,
  given: unknown,
  at: readonly (string | number)[],
  merge: Merge,
): unknown {
  if (isUnchanged(current, given)) return current;
  if (field.computed) {
    merge.issues.push(issue('field.computed', pointer(at), { field: field.path }));
    return current;
  }
  const before = merge.issues.length;
  const parsed =
    given === null || given === ''
      ? null
      : fieldTypeOf(field.definition).parse(given, field.definition as never, (code, params) =>
          merge.issues.push(issue(code, pointer(at), { field: field.path, ...params })),
        );
  if (merge.issues.length > before || isUnchanged(current, parsed)) return current;
  if (!merge.rights.canWrite(field.path)) {
    const code = merge.rights.whyNotWrite?.(field.path) ?? 'field.not-writable';
    merge.issues.push(issue(code, pointer(at), { field: field.path }));
    return current;
  }
  return parsed ?? undefined;
}

/** Whether a value is what stands there already; references are when their ids are: a title from outside is not believed. */
export function isUnchanged(current: unknown, given: unknown): boolean {
  if (given === undefined) return true;
  if (current === undefined || current === null) return given === null || given === '';
  if (isJsonObject(current) && 'id' in current)
    return (isJsonObject(given) ? given.id : given) === current.id;
  return sameJson(current, given);
}
