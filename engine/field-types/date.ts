import { isDate } from '../expression/functions/dates.ts';
import { date } from '../expression/value-type.ts';
import type { FieldType } from './field-type.ts';

export const dateType: FieldType<'date'> = {
  valueType: () => date,
  parse(input, _field, report) {
    if (typeof input === 'string' && isDate(input)) return input;
    report('field.wrong-type', { wanted: 'date' });
    return undefined;
  },
  schema: () => ({ type: 'string', format: 'date' }),
};
