import type { FieldType } from './field-type.ts';
import { parseReference, referenceSchema } from './parse-reference.ts';

export const referenceType: FieldType<'reference'> = {
  valueType: (field) => ({ kind: 'record', shape: field.entity }),
  parse: parseReference,
  schema: referenceSchema,
};
