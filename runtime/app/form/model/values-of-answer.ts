import type { CompiledEntity, CompiledField } from '../../../../engine/compile/compiled.ts';
import type { LineRow, Values } from '../../../../engine/record/values.ts';
import type { RecordAnswer } from '../contract.ts';
import type { LineNames } from './line-names.ts';

/** The fields of a record as the engine holds them: blanks are absent, lines have our names. */
export function valuesOfAnswer(entity: CompiledEntity, answer: RecordAnswer, names: LineNames): Values {
  return fieldsOf(entity.fields, answer, names);
}

function fieldsOf(
  fields: ReadonlyMap<string, CompiledField>,
  answer: Readonly<Record<string, unknown>>,
  names: LineNames,
): Values {
  const values: Record<string, unknown> = {};
  for (const field of fields.values()) {
    const value = answer[field.id];
    if (value === undefined || value === null) continue;
    if (field.columns) {
      const rows = (value as LineRow[]).map((row) => ({
        ...fieldsOf(field.columns as ReadonlyMap<string, CompiledField>, row, names),
        id: names.ours(row.id),
      }));
      if (rows.length > 0) values[field.id] = rows;
    } else values[field.id] = value;
  }
  return values;
}
