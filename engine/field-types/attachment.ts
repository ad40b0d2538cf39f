import { listOf, text } from '../expression/value-type.ts';
import type { FieldType } from './field-type.ts';

/** Files by id; name, size and media type come from the store, not from outside. */
export const attachmentType: FieldType<'attachment'> = {
  valueType: () => listOf(text),
  parse(input, field, report) {
    if (!Array.isArray(input)) {
      report('field.wrong-type', { wanted: 'list' });
      return undefined;
    }
    if (input.length > field.max) report('field.too-long', { max: field.max });
    const ids = input.map((one) => (typeof one === 'object' && one !== null && 'id' in one ? one.id : one));
    if (!ids.every((one) => typeof one === 'string' && /^[A-Za-z0-9_-]{1,64}$/.test(one))) {
      report('field.wrong-type', { wanted: 'attachment' });
      return undefined;
    }
    return ids.length === 0 ? null : [...new Set(ids as string[])].map((id) => ({ id }));
  },
  schema: () => ({
    type: 'array',
    items: {
      type: 'object',
      required: ['id'],
      properties: {
        id: { type: 'string' },
        name: { type: 'string' },
        size: { type: 'integer' },
        type: { type: 'string' },
      },
      additionalProperties: false,
    },
  }),
};
