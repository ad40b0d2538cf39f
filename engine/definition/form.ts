import { z } from 'zod';
import { collection, fieldId, fieldPath, id, label, schemaPointer } from './common.ts';

const column = z.strictObject({ width: z.int().min(40).max(800).optional() });

export const formElement = z.strictObject({
  width: z
    .int()
    .min(1)
    .max(12)
    .optional()
    .meta({ description: 'Twelfths of the row on a desktop; a phone has one column.' }),
  columns: collection(fieldId, column)
    .optional()
    .meta({ description: 'Of a lines field: its columns in order; default all.' }),
});

export const formSection = z.strictObject({
  label,
  elements: collection(fieldId, formElement),
});

/** How an entity is laid out; everything in it may be left out, an entity without a form still gets a good one. */
export const formDefinition = z.strictObject({
  $schema: schemaPointer,
  id,
  entity: id,
  label,
  sections: collection(id, formSection),
  list: z
    .strictObject({
      columns: collection(fieldPath, column),
      sort: z.string().max(61).optional().meta({ description: 'A field, with a leading - for descending.' }),
    })
    .optional(),
});

export type FormDefinition = z.output<typeof formDefinition>;
export type FormSection = z.output<typeof formSection>;
export type FormElement = z.output<typeof formElement>;
