import { number } from '../expression/value-type.ts';
import type { FieldType } from './field-type.ts';
import { decimalSchema, parseDecimal } from './parse-decimal.ts';

/** A share, kept as a fraction: 12.5 % is `0.125`. */
export const percentType: FieldType<'percent'> = {
  valueType: () => number,
  parse: parseDecimal,
  schema: decimalSchema,
};
