import type { CompiledEntity } from '../../../engine/compile/compiled.ts';
import { textOf } from '../../../engine/definition/common.ts';
import type { Values } from '../../../engine/record/values.ts';
import { formatValue, type Reader } from '../../app/form/values/format-value.ts';
import type { LetterContent } from './letter-content.ts';

/** The fields of the record that a letter may tell, as they are. */
export function filledRows(entity: CompiledEntity, values: Values, reader: Reader): LetterContent['rows'] {
  return (entity.confirmation?.definition.fields ?? []).flatMap((path) => {
    const field = entity.fields.get(path);
    const value = field && !field.columns ? formatValue(field.definition, values[path], reader) : '';
    return field && value !== '' ? [{ label: textOf(field.definition.label, reader.language), value }] : [];
  });
}
