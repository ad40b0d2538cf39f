import { number } from '../expression/value-type.ts';
import type { FieldType } from './field-type.ts';
import { decimalSchema, parseDecimal } from './parse-decimal.ts';

export const decimalType: FieldType<'decimal'> = {
  valueType: () => number,
  parse: parseDecimal,
  schema: decimalSchema,
};
