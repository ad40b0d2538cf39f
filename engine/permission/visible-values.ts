import type { CompiledEntity } from '../compile/compiled.ts';
import { type LineRow, linesOf, type Values } from '../record/values.ts';
import type { EntityPolicy } from './policy.ts';

/** The values that a reader may see: the key of a hidden field never travels, in lines either. */
export function visibleValues(
  entity: CompiledEntity,
  values: Values,
  policy: Pick<EntityPolicy, 'canReadField'>,
): Record<string, unknown> {
  const visible: Record<string, unknown> = {};
  for (const field of entity.fields.values()) {
    if (!policy.canReadField(field.path)) continue;
    if (!field.columns) {
      visible[field.id] = values[field.id] ?? null;
      continue;
    }
    const columns = [...field.columns.values()].filter((column) => policy.canReadField(column.path));
    visible[field.id] = linesOf(values, field.id).map((row) => visibleRow(row, columns));
  }
  return visible;
}

function visibleRow(row: LineRow, columns: readonly { id: string }[]): Record<string, unknown> {
  const visible: Record<string, unknown> = { id: row.id };
  for (const { id } of columns) visible[id] = row[id] ?? null;
  return visible;
}
