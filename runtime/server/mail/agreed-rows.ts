import type { CompiledEntity, CompiledField } from '../../../engine/compile/compiled.ts';
import { textOf } from '../../../engine/definition/common.ts';
import { type FieldChange, fieldPathOf } from '../../../engine/record/field-change.ts';
import { type LineRow, linesOf, type Values } from '../../../engine/record/values.ts';
import { formatValue, type Reader } from '../../app/form/values/format-value.ts';
import { letterWords } from '../../app/messages/areas/letters.ts';
import { fill } from '../../app/messages/fill.ts';
import type { LetterContent } from './letter-content.ts';

type Change = LetterContent['changes'][number];

/** The fields of the record that a letter may tell, as they are. */
export function filledRows(entity: CompiledEntity, values: Values, reader: Reader): LetterContent['rows'] {
  return told(entity).flatMap((path) => {
    const field = entity.fields.get(path);
    const value = field && !field.columns ? formatValue(field.definition, values[path], reader) : '';
    return field && value !== '' ? [{ label: textOf(field.definition.label, reader.language), value }] : [];
  });
}

/** What differs, as far as a letter may tell it: fields, columns of a line by its number, whole lines. */
export function changedRows(
  entity: CompiledEntity,
  values: Values,
  changes: readonly FieldChange[],
  reader: Reader,
): Change[] {
  const allowed = new Set(told(entity));
  return changes.flatMap((change): Change[] => {
    const path = fieldPathOf(change.path);
    const field = entity.byPath.get(path);
    if (!field) return [];
    if (field.columns) return wholeLine(field, change, { allowed, reader });
    if (!allowed.has(path)) return [];
    return [
      {
        label: placeOf(entity, values, change.path, reader),
        before: formatValue(field.definition, change.before, reader),
        after: formatValue(field.definition, change.after, reader),
      },
    ];
  });
}

function told(entity: CompiledEntity): readonly string[] {
  return entity.confirmation?.definition.fields ?? [];
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
function wholeLine(
  lines: CompiledField,
  { before, after }: FieldChange,
  { allowed, reader }: { allowed: ReadonlySet<string>; reader: Reader },
): Change[] {
  const words = letterWords[reader.language];
  const textOfRow = (row: unknown) =>
    row === null
      ? ''
      : [...(lines.columns?.values() ?? [])]
          .filter(({ path }) => allowed.has(path))
          .map((column) => formatValue(column.definition, (row as LineRow)[column.id], reader))
          .filter((text) => text !== '')
          .join(' · ');
  const label = after === null ? words.lineRemoved : words.lineAdded;
  return [{ label, before: textOfRow(before), after: textOfRow(after) }];
}
