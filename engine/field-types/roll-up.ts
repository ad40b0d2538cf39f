import type { FieldType } from './field-type.ts';
import { refuseComputed } from './refuse-computed.ts';
import { resultSchema, resultValueType } from './result.ts';

/** A sum or count over the record's lines, or a ledger balance as of now. The compiler fills in `result` where the definition leaves it out. */
export const rollUpType: FieldType<'roll-up'> = {
  valueType: (field) => resultValueType(field.result ?? 'decimal'),
  parse: refuseComputed,
  schema: (field) => resultSchema(field.result ?? 'decimal', field.scale),
  computed: true,
};
