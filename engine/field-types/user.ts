import type { FieldType } from './field-type.ts';
import { parseReference, referenceSchema } from './parse-reference.ts';

export const userType: FieldType<'user'> = {
  valueType: () => ({ kind: 'record', shape: 'user' }),
  parse: parseReference,
  schema: referenceSchema,
};
