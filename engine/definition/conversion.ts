import { z } from 'zod';
import { collection, expression, fieldId, id, label, schemaPointer } from './common.ts';

/** Document to document: what is carried over, and how much of a line is still to do. */
export const conversionDefinition = z.strictObject({
  $schema: schemaPointer,
  id,
  label,
  from: id,
  to: id,
  when: expression
    .optional()
    .meta({ description: 'Of the source; the action is offered only while it holds.' }),
  fields: collection(fieldId, expression)
    .default({})
    .meta({ description: 'Field of the target → expression over the source.' }),
  lines: z
    .strictObject({
      from: fieldId,
      to: fieldId,
      fields: collection(fieldId, expression),
      quantity: fieldId.meta({
        description: 'Column of the target that says how much of the source line it takes.',
      }),
      of: fieldId.meta({ description: 'Column of the source: how much there is.' }),
      taken: fieldId.meta({
        description: 'Column of the source kept by the engine: taken over by targets not void.',
      }),
      done: fieldId.meta({
        description: 'Column of the source kept by the engine: in targets that are done.',
      }),
    })
    .optional(),
  source: fieldId.meta({ description: 'Reference field of the target to its source.' }),
  doneIn: z.array(id).default([]).meta({ description: 'States of the target that count as done.' }),
  voidIn: z.array(id).default([]).meta({ description: 'States of the target that give the quantity back.' }),
  sourceStates: z
    .strictObject({ none: id.optional(), some: id.optional(), all: id.optional() })
    .prefault({})
    .meta({ description: 'State of the source when nothing, something, everything is done.' }),
});

export type ConversionDefinition = z.output<typeof conversionDefinition>;
