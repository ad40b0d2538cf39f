import { text } from '../expression/value-type.ts';
import type { FieldType } from './field-type.ts';
import { refuseComputed } from './refuse-computed.ts';

export const autoNumberType: FieldType<'auto-number'> = {
  valueType: () => text,
  parse: refuseComputed,
  schema: () => ({ type: 'string' }),
  computed: true,
};
