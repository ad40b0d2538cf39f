import { momentOf } from '../expression/functions/dates.ts';
import { dateTime } from '../expression/value-type.ts';
import type { FieldType } from './field-type.ts';

/** A moment; kept in UTC with milliseconds, so that text order is time order. */
export const dateTimeType: FieldType<'date-time'> = {
  valueType: () => dateTime,
  parse(input, _field, report) {
    const moment = typeof input === 'string' ? momentOf(input) : undefined;
    if (moment !== undefined) return moment;
    report('field.wrong-type', { wanted: 'date-time' });
    return undefined;
  },
  schema: () => ({ type: 'string', format: 'date-time' }),
};
