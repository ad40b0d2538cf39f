import type { FieldType } from './field-type.ts';
import { refuseComputed } from './refuse-computed.ts';
import { resultSchema, resultValueType } from './result.ts';

export const formulaType: FieldType<'formula'> = {
  valueType: (field) => resultValueType(field.result),
  parse: refuseComputed,
  schema: (field) => resultSchema(field.result, field.scale),
  computed: true,
};
