import type { FieldType } from './field-type.ts';
import { decimalSchema, parseDecimal } from './parse-decimal.ts';

/** An amount in the currency that the field names; amounts of two currencies do not mix in an expression. */
export const moneyType: FieldType<'money'> = {
  valueType: (field) => ({ kind: 'number', currency: field.currency }),
  parse: parseDecimal,
  schema: decimalSchema,
};
