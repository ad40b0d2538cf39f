import { text } from '../expression/value-type.ts';
import type { FieldType } from './field-type.ts';
import { parseText } from './parse-text.ts';

export const longTextType: FieldType<'long-text'> = {
  valueType: () => text,
  parse: (input, field, report) => parseText(input, field.maxLength, report),
  schema: (field) => ({ type: 'string', maxLength: field.maxLength }),
};
