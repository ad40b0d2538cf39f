import type { FieldType } from './field-type.ts';
import { parseReference, referenceSchema } from './parse-reference.ts';

export const departmentType: FieldType<'department'> = {
  valueType: () => ({ kind: 'record', shape: 'department' }),
  parse: parseReference,
  schema: referenceSchema,
};
