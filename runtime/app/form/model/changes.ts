import type { CompiledEntity, CompiledField } from '../../../../engine/compile/compiled.ts';
import { isJsonObject, sameJson } from '../../../../engine/json.ts';
import { type LineRow, linesOf, type Values } from '../../../../engine/record/values.ts';
import type { LineNames } from './line-names.ts';
import type { FormRights } from './rights.ts';

/** What is sent, and the lines in the order in which the answer will count them, by lines field. */
export interface Body {
  body: Record<string, unknown>;
  order: Record<string, string[]>;
}

/** What deciding on a change needs: both sides, and what may be written. */
export interface Sides {
  entity: CompiledEntity;
  rights: FormRights;
  names: LineNames;
  base: Values;
  values: Values;
}

/** A whole new record: everything filled in that its writer may write. Lines carry our ids when `named`. */
export function bodyOfNew(sides: Sides, named: boolean): Body {
  const { entity, values } = sides;
  const body: Record<string, unknown> = {};
  const order: Body['order'] = {};
  for (const field of entity.fields.values()) {
    if (!sides.rights.write.has(field.path)) continue;
    if (!field.columns) {
      if (values[field.id] !== undefined) body[field.id] = sent(values[field.id]);
      continue;
    }
    const rows = linesOf(sides.values, field.id);
    order[field.id] = rows.map((row) => row.id);
    if (rows.length > 0)
      body[field.id] = rows.map((row) => ({ ...(named && { id: row.id }), ...filled(sides, field, row) }));
  }
  return { body, order };
}

/** What has changed since `base`: fields, and of lines only the ones touched, as long as their order says nothing else. */
export function bodyOfChange(sides: Sides): Body {
  const { entity, base, values, rights } = sides;
  const body: Record<string, unknown> = {};
  const order: Body['order'] = {};
  for (const field of entity.fields.values()) {
    if (field.columns) {
      const rows = linesOf(sides.values, field.id);
      order[field.id] = rows.map((row) => row.id);
      const change = linesChange(sides, field, rows);
      if (change !== undefined) body[field.id] = change;
    } else if (rights.write.has(field.path) && !isSame(base[field.id], values[field.id]))
      body[field.id] = sent(values[field.id]) ?? null;
  }
  return { body, order };
}

/** Whether anything that its writer may write differs from what is stored. */
export function hasChanges(sides: Sides): boolean {
  const { entity, base, values, rights } = sides;
  for (const field of entity.fields.values()) {
    if (!field.columns) {
      if (rights.write.has(field.path) && !isSame(base[field.id], values[field.id])) return true;
    } else if (linesDiffer(sides, field)) return true;
  }
  return false;
}

function linesDiffer(sides: Sides, field: CompiledField): boolean {
  const before = linesOf(sides.base, field.id);
  const rows = linesOf(sides.values, field.id);
  if (before === rows) return false;
  if (before.length !== rows.length) return true;
  return rows.some((row, index) => {
    const old = before[index];
    if (old === row) return false;
    return old?.id !== row.id || Object.keys(changedColumns(sides, field, old, row)).length > 0;
  });
}

function linesChange(sides: Sides, field: CompiledField, rows: readonly LineRow[]): unknown {
  const before = linesOf(sides.base, field.id);
  if (rows === before) return undefined;
  const stored = new Map(before.map((row) => [row.id, row]));
  const here = new Set(rows.map((row) => row.id));
  const expected = [
    ...before.filter((row) => here.has(row.id)).map((row) => row.id),
    ...rows.filter((row) => !stored.has(row.id)).map((row) => row.id),
  ];
  const { names } = sides;
  if (rows.some((row, index) => row.id !== expected[index]))
    return rows.map((row) => ({
      ...(stored.has(row.id) && { id: names.theirs(row.id) }),
      ...filled(sides, field, row),
    }));
  const change: Record<string, unknown> = {};
  for (const row of before) if (!here.has(row.id)) change[names.theirs(row.id)] = null;
  for (const row of rows) {
    const old = stored.get(row.id);
    if (old === row) continue;
    if (!old) change[row.id.startsWith('new') ? row.id : `new-${row.id}`] = filled(sides, field, row);
    else {
      const columns = changedColumns(sides, field, old, row);
      if (Object.keys(columns).length > 0) change[names.theirs(row.id)] = columns;
    }
  }
  return Object.keys(change).length === 0 ? undefined : change;
}

function changedColumns(
  { rights }: Sides,
  field: CompiledField,
  old: LineRow,
  row: LineRow,
): Record<string, unknown> {
  const changed: Record<string, unknown> = {};
  for (const column of field.columns?.values() ?? [])
    if (rights.write.has(column.path) && !isSame(old[column.id], row[column.id]))
      changed[column.id] = sent(row[column.id]) ?? null;
  return changed;
}

/** The columns of a line that have something in them. */
function filled({ rights }: Sides, field: CompiledField, row: LineRow): Record<string, unknown> {
  const columns: Record<string, unknown> = {};
  for (const column of field.columns?.values() ?? [])
    if (rights.write.has(column.path) && row[column.id] !== undefined)
      columns[column.id] = sent(row[column.id]);
  return columns;
}

/** A reference travels as its id. */
function sent(value: unknown): unknown {
  return isJsonObject(value) && 'id' in value ? value.id : value;
}

/** Blank is blank however it is written; references are the same when their ids are. */
export function isSame(left: unknown, right: unknown): boolean {
  const [one, other] = [left ?? undefined, right ?? undefined];
  if (isJsonObject(one) && isJsonObject(other) && 'id' in one) return one.id === other.id;
  return sameJson(one, other);
}
