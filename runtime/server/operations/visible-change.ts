import type { CompiledEntity } from '../../../engine/compile/compiled.ts';
import { type FieldChange, fieldPathOf } from '../../../engine/record/field-change.ts';

/** A change as its reader may see it, or none; a whole line that came or went is shown by its readable columns. */
export function visibleChange(
  change: FieldChange,
  canRead: (path: string) => boolean,
  entity: CompiledEntity,
): FieldChange[] {
  const path = fieldPathOf(change.path);
  if (!canRead(path)) return [];
  const lines = entity.fields.get(path)?.columns;
  if (!lines) return [change];
  const visible = (row: unknown) =>
    typeof row === 'object' && row !== null
      ? Object.fromEntries(Object.entries(row).filter(([id]) => lines.has(id) && canRead(`${path}.${id}`)))
      : row;
  return [{ path: change.path, before: visible(change.before), after: visible(change.after) }];
}
