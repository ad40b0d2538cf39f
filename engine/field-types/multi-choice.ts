import { listOf, text } from '../expression/value-type.ts';
import type { FieldType } from './field-type.ts';

/** A set of options; kept without repeats in the order given. `optionsFrom` takes them from the roles of the configuration. */
export const multiChoiceType: FieldType<'multi-choice'> = {
  valueType: (field) => listOf(field.options ? { kind: 'text', options: Object.keys(field.options) } : text),
  parse(input, field, report) {
    if (!Array.isArray(input) || input.length > 200) {
      report('field.wrong-type', { wanted: 'list' });
      return undefined;
    }
    const known = field.options;
    const wrong = input.filter((one) => typeof one !== 'string' || (known && !Object.hasOwn(known, one)));
    if (wrong.length > 0) {
      report('field.not-an-option', { options: Object.keys(known ?? {}).join(', ') });
      return undefined;
    }
    return input.length === 0 ? null : [...new Set(input)];
  },
  schema: (field) => ({
    type: 'array',
    items: field.options ? { type: 'string', enum: Object.keys(field.options) } : { type: 'string' },
  }),
};
