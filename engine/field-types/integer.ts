import { number } from '../expression/value-type.ts';
import type { FieldType } from './field-type.ts';

export const integerType: FieldType<'integer'> = {
  valueType: () => number,
  parse(input, field, report) {
    const value = typeof input === 'string' && /^\s*-?\d{1,15}\s*$/.test(input) ? Number(input) : input;
    if (typeof value !== 'number' || !Number.isSafeInteger(value)) {
      report('field.wrong-type', { wanted: 'integer' });
      return undefined;
    }
    if (field.min !== undefined && value < field.min) report('field.too-small', { min: field.min });
    if (field.max !== undefined && value > field.max) report('field.too-large', { max: field.max });
    return value === 0 ? 0 : value;
  },
  schema: (field) => ({
    type: 'integer',
    ...(field.min !== undefined && { minimum: field.min }),
    ...(field.max !== undefined && { maximum: field.max }),
  }),
};
