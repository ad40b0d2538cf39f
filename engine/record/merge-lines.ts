import type { CompiledField } from '../compile/compiled.ts';
import { issue, pointer } from '../issue.ts';
import { isJsonObject } from '../json.ts';
import { type Merge, mergeField } from './merge-field.ts';
import { copyToFill, type LineRow, linesOf, type Values, withValue } from './values.ts';

/** The lines of a record with input merged in; see `mergeRecord`. */
export function mergeLines(field: CompiledField, values: Values, given: unknown, merge: Merge): Values {
  const current = linesOf(values, field.id);
  const definition = field.definition as typeof field.definition & { type: 'lines' };
  const count = Array.isArray(given) ? given.length : 0;
  if (count > definition.max) {
    merge.issues.push(issue('lines.too-many', pointer([field.id]), { max: definition.max, given: count }));
    return values;
  }
  const rows =
    given === null
      ? []
      : Array.isArray(given)
        ? mergeList(field, current, given, merge)
        : mergeById(field, current, given, merge);
  if (!rows) return values;
  checkAddedAndDeleted(field, current, rows, merge);
  if (rows.length > definition.max)
    merge.issues.push(
      issue('lines.too-many', pointer([field.id]), { max: definition.max, given: rows.length }),
    );
  return withValue(values, field.id, rows.length === 0 ? undefined : rows);
}

/** A complete list: a line whose id is known keeps what its sender may not read or write. */
function mergeList(
  field: CompiledField,
  current: readonly LineRow[],
  given: readonly unknown[],
  merge: Merge,
): LineRow[] {
  const known = new Map(current.map((row) => [row.id, row]));
  const seen = new Set<string>();
  const rows: LineRow[] = [];
  for (const [index, one] of given.entries()) {
    const at = [field.id, index];
    const id = lineId(one, at, merge);
    if (id !== undefined && seen.has(id))
      merge.issues.push(issue('lines.duplicate-line', pointer(at), { line: id }));
    if (id === undefined || seen.has(id)) {
      // Keeps the places of the lines behind it, which issues are named by.
      rows.push({ id: merge.newId() });
      continue;
    }
    seen.add(id);
    const base = keptOf(field, known.get(id), one as Record<string, unknown>, merge);
    rows.push(mergeRow(field, { ...base, id }, one as Record<string, unknown>, at, merge));
  }
  return rows;
}

function lineId(given: unknown, at: (string | number)[], merge: Merge): string | undefined {
  if (!isJsonObject(given)) {
    merge.issues.push(issue('field.wrong-type', pointer(at), { wanted: 'object' }));
    return undefined;
  }
  const { id } = given;
  if (id === undefined || id === null) return merge.newId();
  if (typeof id === 'string' && /^[A-Za-z0-9_-]{1,64}$/.test(id)) return id;
  merge.issues.push(issue('field.wrong-type', pointer([...at, 'id']), { wanted: 'line id' }));
  return undefined;
}

/** In a complete list a column left out becomes blank, unless it is computed or not the sender's to see or change. */
function keptOf(
  field: CompiledField,
  row: LineRow | undefined,
  given: Record<string, unknown>,
  merge: Merge,
): Values {
  if (!row) return {};
  const kept: Record<string, unknown> = {};
  for (const [id, value] of Object.entries(row)) {
    const column = field.columns?.get(id);
    const mine =
      column && !column.computed && merge.rights.canRead(column.path) && merge.rights.canWrite(column.path);
    if (!mine || Object.hasOwn(given, id)) kept[id] = value;
  }
  return kept;
}

function mergeById(
  field: CompiledField,
  current: readonly LineRow[],
  given: unknown,
  merge: Merge,
): LineRow[] | undefined {
  if (!isJsonObject(given)) {
    merge.issues.push(issue('field.wrong-type', pointer([field.id]), { wanted: 'list or object' }));
    return undefined;
  }
  let rows = [...current];
  for (const [id, one] of Object.entries(given)) {
    const at = [field.id, id];
    const there = rows.find((row) => row.id === id);
    if (one === null) {
      if (!there) merge.issues.push(issue('lines.unknown-line', pointer(at), { line: id }));
      rows = rows.filter((row) => row.id !== id);
    } else if (!isJsonObject(one))
      merge.issues.push(issue('field.wrong-type', pointer(at), { wanted: 'object' }));
    else if (there) rows = rows.map((row) => (row === there ? mergeRow(field, row, one, at, merge) : row));
    else if (id.startsWith('new')) rows.push(mergeRow(field, { id: merge.newId() }, one, at, merge));
    else merge.issues.push(issue('lines.unknown-line', pointer(at), { line: id }));
  }
  return rows;
}

function mergeRow(
  field: CompiledField,
  row: LineRow,
  given: Record<string, unknown>,
  at: (string | number)[],
  merge: Merge,
): LineRow {
  let merged: Record<string, unknown> | undefined;
  for (const key of Object.keys(given)) {
    if (key === 'id') continue;
    const column = field.columns?.get(key);
    if (!column || !merge.rights.canRead(column.path)) {
      merge.issues.push(issue('field.unknown', pointer([...at, key]), { field: `${field.id}.${key}` }));
      continue;
    }
    const value = mergeField(column, row[key], given[key], [...at, key], merge);
    if (Object.is(value, row[key])) continue;
    merged ??= copyToFill(row);
    if (value === undefined) delete merged[key];
    else merged[key] = value;
  }
  return (merged as LineRow | undefined) ?? row;
}

function checkAddedAndDeleted(
  field: CompiledField,
  current: readonly LineRow[],
  rows: readonly LineRow[],
  merge: Merge,
): void {
  const before = new Set(current.map((row) => row.id));
  const after = new Set(rows.map((row) => row.id));
  const added = rows.some((row) => !before.has(row.id));
  const deleted = current.some((row) => !after.has(row.id));
  if ((added && !merge.rights.canAddLines(field.id)) || (deleted && !merge.rights.canDeleteLines(field.id)))
    merge.issues.push(
      issue(merge.rights.whyNotWrite?.(field.id) ?? 'field.not-writable', pointer([field.id]), {
        field: field.id,
      }),
    );
}
