import type { FieldType } from './field-type.ts';

export const choiceType: FieldType<'choice'> = {
  valueType: (field) => ({ kind: 'text', options: Object.keys(field.options) }),
  parse(input, field, report) {
    if (typeof input === 'string' && Object.hasOwn(field.options, input)) return input;
    report('field.not-an-option', { options: Object.keys(field.options).join(', ') });
    return undefined;
  },
  schema: (field) => ({ type: 'string', enum: Object.keys(field.options) }),
};
