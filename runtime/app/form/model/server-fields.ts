import type { CompiledField } from '../../../../engine/compile/compiled.ts';
import { type LineRow, linesOf, type Values, withValue } from '../../../../engine/record/values.ts';
import { isSame } from './changes.ts';
import type { DescribedEntity } from './compile-description.ts';

/**
 * The values with the fields that only the server can calculate taken from another answer about the
 * same record: what a save answers has no stock in it, and what is loaded later has a newer one.
 */
export function withServerFields(
  { entity, serverFields }: DescribedEntity,
  values: Values,
  other: Values,
): Values {
  const take = (field: CompiledField, row: Values, from: Values | undefined) => {
    const value = from?.[field.id];
    const isNews = serverFields.has(field.path) && value !== undefined && !isSame(row[field.id], value);
    return isNews ? withValue(row, field.id, value) : row;
  };
  let result = values;
  for (const field of entity.fields.values()) {
    const { columns } = field;
    if (!columns) {
      result = take(field, result, other);
      continue;
    }
    const before = linesOf(result, field.id);
    const others = new Map(linesOf(other, field.id).map((row) => [row.id, row]));
    const rows = before.map((row): LineRow => {
      let taken: Values = row;
      for (const column of columns.values()) taken = take(column, taken, others.get(row.id));
      return taken as LineRow;
    });
    if (rows.some((row, index) => row !== before[index])) result = withValue(result, field.id, rows);
  }
  return result;
}
