import { dateTime } from '../expression/value-type.ts';
import type { FieldType } from './field-type.ts';

const withZone = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/** A moment; kept in UTC with milliseconds, so that text order is time order. */
export const dateTimeType: FieldType<'date-time'> = {
  valueType: () => dateTime,
  parse(input, _field, report) {
    const at = typeof input === 'string' && withZone.test(input) ? new Date(input) : undefined;
    if (at && !Number.isNaN(at.getTime())) return at.toISOString();
    report('field.wrong-type', { wanted: 'date-time' });
    return undefined;
  },
  schema: () => ({ type: 'string', format: 'date-time' }),
};
