import type { CompiledEntity } from '../../../engine/compile/compiled.ts';
import { sameJson } from '../../../engine/json.ts';
import type { FieldChange } from '../../../engine/record/field-change.ts';
import { linesOf, type Values } from '../../../engine/record/values.ts';

/** Every field that differs, with both values; a line's by `lines/<line id>/<column>`, a whole line where it came or went. */
export function fieldChanges(entity: CompiledEntity, before: Values, after: Values): FieldChange[] {
  const changes: FieldChange[] = [];
  if (before === after) return changes;
  for (const field of entity.fields.values()) {
    if (field.live) continue;
    if (!field.columns) {
      addChange(changes, field.id, before[field.id], after[field.id]);
      continue;
    }
    const old = new Map(linesOf(before, field.id).map((row) => [row.id, row]));
    const rows = linesOf(after, field.id);
    for (const row of rows) {
      const was = old.get(row.id);
      old.delete(row.id);
      if (!was) changes.push({ path: `${field.id}/${row.id}`, before: null, after: row });
      else
        for (const column of field.columns.values())
          if (!column.live)
            addChange(changes, `${field.id}/${row.id}/${column.id}`, was[column.id], row[column.id]);
    }
    for (const [id, row] of old) changes.push({ path: `${field.id}/${id}`, before: row, after: null });
  }
  return changes;
}

function addChange(changes: FieldChange[], path: string, before: unknown, after: unknown): void {
  if (!sameJson(before ?? null, after ?? null))
    changes.push({ path, before: before ?? null, after: after ?? null });
}
