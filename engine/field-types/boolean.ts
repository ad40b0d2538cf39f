import { boolean } from '../expression/value-type.ts';
import type { FieldType } from './field-type.ts';

export const booleanType: FieldType<'boolean'> = {
  valueType: () => boolean,
  parse(input, _field, report) {
    if (typeof input === 'boolean') return input;
    report('field.wrong-type', { wanted: 'boolean' });
    return undefined;
  },
  schema: () => ({ type: 'boolean' }),
};
