import type { FieldType } from './field-type.ts';

/** A child table. Its rows are records of their own columns, so `record/parse-record.ts` parses them. */
export const linesType: FieldType<'lines'> = {
  valueType: (_field, shape, fieldId) => ({
    kind: 'list',
    of: { kind: 'record', shape: `${shape}.${fieldId}`, inline: true },
  }),
  parse(_input, _field, report) {
    report('field.wrong-type', { wanted: 'lines' });
    return undefined;
  },
  schema: () => ({ type: 'array' }),
};
