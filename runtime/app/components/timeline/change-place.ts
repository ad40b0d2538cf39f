import type { EntityDefinition } from '../../../../engine/definition/entity.ts';
import type { FieldDefinition } from '../../../../engine/definition/field.ts';

/** Where in a record something changed: a field, a column of a line, or a whole line. */
export interface ChangePlace {
  lines?: FieldDefinition;
  /** Place of the line as the record is now, from 1; undefined for one that is gone. */
  lineNumber?: number | undefined;
  /** Absent for a whole line. */
  field?: FieldDefinition;
}

/** Reads a path of the timeline or of a conflict: `total`, `lines/<line id>`, `lines/<line id>/quantity`. */
export function placeOf(
  path: string,
  { fields }: EntityDefinition,
  record: Readonly<Record<string, unknown>>,
): ChangePlace {
  const [first = '', line, column] = path.replace(/^\//, '').split('/');
  const field = fields[first];
  if (!field) return {};
  if (line === undefined || field.type !== 'lines') return { field };
  const rows = (record[first] as { id: string }[] | null | undefined) ?? [];
  const at = rows.findIndex((row) => row.id === line);
  const changed = column === undefined ? undefined : field.fields[column];
  return {
    lines: field,
    lineNumber: at < 0 ? undefined : at + 1,
    ...(changed && { field: changed }),
  };
}
