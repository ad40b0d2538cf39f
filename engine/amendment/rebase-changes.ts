import type { CompiledEntity, CompiledField } from '../compile/compiled.ts';
import { isJsonObject, sameJson } from '../json.ts';
import type { FieldChange } from '../record/field-change.ts';
import { type LineRow, linesOf, type Values, withValue } from '../record/values.ts';

/** A place that was meant to be changed and is not any more what it was: as it was, as it is now, as it was to be. */
export interface ChangeConflict {
  path: string;
  before: unknown;
  theirs: unknown;
  yours: unknown;
}

export interface Rebased {
  /** With every change that fits; what is computed is not computed again yet. */
  values: Values;
  conflicts: ChangeConflict[];
}

/**
 * The changes of a request on the record as it is now: each is made where the place is still what it
 * was, or is already what it was to be; the others are conflicts (approval.md L6). `forced` makes these
 * too, to show what was proposed. What the engine computes is left alone.
 */
export function rebaseChanges(
  entity: CompiledEntity,
  current: Values,
  changes: readonly FieldChange[],
  forced = false,
): Rebased {
  const conflicts: ChangeConflict[] = [];
  let values = current;
  for (const change of changes) {
    const [id = '', line, column] = change.path.split('/');
    const field = entity.fields.get(id);
    if (!field || (column === undefined ? field : field.columns?.get(column))?.computed) continue;
    const theirs = valueAt(values, change.path);
    const fits = isSame(field, theirs, change.before) || isSame(field, theirs, change.after);
    if (!fits) conflicts.push({ path: change.path, before: change.before, theirs, yours: change.after });
    if (fits || forced)
      values = line === undefined ? withValue(values, id, change.after) : withLine(values, change);
  }
  return { values, conflicts };
}

function valueAt(values: Values, path: string): unknown {
  const [id = '', line, column] = path.split('/');
  if (line === undefined) return values[id] ?? null;
  const row = linesOf(values, id).find((one) => one.id === line);
  return (column === undefined ? row : row?.[column]) ?? null;
}

/** A whole line by what people write in it; a reference by its id, because titles change. */
function isSame(field: CompiledField, left: unknown, right: unknown): boolean {
  if (!field.columns || !isJsonObject(left) || !isJsonObject(right)) return isSameValue(left, right);
  return [...field.columns.values()]
    .filter((column) => !column.computed)
    .every(({ id }) => isSameValue(left[id] ?? null, right[id] ?? null));
}

function isSameValue(left: unknown, right: unknown): boolean {
  const identity = (one: unknown) => (isJsonObject(one) && 'id' in one ? one.id : one);
  return sameJson(identity(left), identity(right));
}

function withLine(values: Values, { path, after }: FieldChange): Values {
  const [id = '', line = '', column] = path.split('/');
  const rows = linesOf(values, id);
  const there = rows.find((row) => row.id === line);
  if (column !== undefined)
    return there
      ? {
          ...values,
          [id]: rows.map((row) => (row === there ? (withValue(row, column, after) as LineRow) : row)),
        }
      : values;
  const others = rows.filter((row) => row !== there);
  if (after === null) return withValue(values, id, others.length > 0 ? others : undefined);
  return {
    ...values,
    [id]: there ? rows.map((row) => (row === there ? (after as LineRow) : row)) : [...rows, after],
  };
}
