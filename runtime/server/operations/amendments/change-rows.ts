import type { CompiledEntity, CompiledField } from '../../../../engine/compile/compiled.ts';
import { textOf } from '../../../../engine/definition/common.ts';
import { type FieldChange, fieldPathOf } from '../../../../engine/record/field-change.ts';
import { type LineRow, linesOf, type Values } from '../../../../engine/record/values.ts';
import { formatValue, type Reader } from '../../../app/form/values/format-value.ts';
import { letterWords } from '../../../app/messages/areas/letters.ts';
import { fill } from '../../../app/messages/fill.ts';

/** One thing that differs, in words. */
export interface ChangeRow {
  label: string;
  before: string;
  after: string;
}

/** For whom it is written out, and which fields they may see. */
export interface ChangeReader extends Reader {
  canRead: (path: string) => boolean;
}

/** What differs, as its reader may see it: fields, columns of a line by its number, whole lines. */
export function changeRows(
  entity: CompiledEntity,
  values: Values,
  changes: readonly FieldChange[],
  reader: ChangeReader,
): ChangeRow[] {
  return changes.flatMap((change): ChangeRow[] => {
    const path = fieldPathOf(change.path);
    const field = entity.byPath.get(path);
    if (!field) return [];
    if (field.columns) return wholeLine(field, change, reader);
    if (!reader.canRead(path)) return [];
    return [
      {
        label: placeOf(entity, values, change.path, reader),
        before: formatValue(field.definition, change.before, reader),
        after: formatValue(field.definition, change.after, reader),
      },
    ];
  });
}

function placeOf(entity: CompiledEntity, values: Values, place: string, { language }: Reader): string {
  const [id = '', line] = place.split('/');
  const label = textOf(entity.byPath.get(fieldPathOf(place))?.definition.label, language);
  if (line === undefined) return label;
  const number = linesOf(values, id).findIndex((row) => row.id === line) + 1;
  const lines = textOf(entity.fields.get(id)?.definition.label, language);
  return fill(letterWords[language].line, { lines, number, field: label });
}

/** A line that came or went, by what may be told of it. */
function wholeLine(lines: CompiledField, { before, after }: FieldChange, reader: ChangeReader): ChangeRow[] {
  const words = letterWords[reader.language];
  const textOfRow = (row: unknown) =>
    row === null
      ? ''
      : [...(lines.columns?.values() ?? [])]
          .filter(({ path }) => reader.canRead(path))
          .map((column) => formatValue(column.definition, (row as LineRow)[column.id], reader))
          .filter((text) => text !== '')
          .join(' · ');
  const label = after === null ? words.lineRemoved : words.lineAdded;
  return [{ label, before: textOfRow(before), after: textOfRow(after) }];
}
