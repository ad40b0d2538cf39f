import type { CompiledEntity, CompiledField } from '../compile/compiled.ts';
import { type LineRow, linesOf, type Values } from '../record/values.ts';
import type { EntityPolicy } from './policy.ts';

/** What of a record a reader is shown. */
export interface Showing extends Pick<EntityPolicy, 'canReadField'> {
  /** False: live fields are left out, because nobody calculated them. */
  live?: boolean;
}

/** The values that a reader may see: the key of a field that is not shown never travels, in lines either. */
export function visibleValues(
  entity: CompiledEntity,
  values: Values,
  { canReadField, live = true }: Showing,
): Record<string, unknown> {
  const isShown = (field: CompiledField) => (live || !field.live) && canReadField(field.path);
  const visible: Record<string, unknown> = {};
  for (const field of entity.fields.values()) {
    if (!isShown(field)) continue;
    if (!field.columns) {
      visible[field.id] = values[field.id] ?? null;
      continue;
    }
    const columns = [...field.columns.values()].filter(isShown);
    visible[field.id] = linesOf(values, field.id).map((row) => visibleRow(row, columns));
  }
  return visible;
}

function visibleRow(row: LineRow, columns: readonly { id: string }[]): Record<string, unknown> {
  const visible: Record<string, unknown> = { id: row.id };
  for (const { id } of columns) visible[id] = row[id] ?? null;
  return visible;
}
