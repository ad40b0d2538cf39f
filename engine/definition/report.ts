import { z } from 'zod';
import { collection, expression, fieldId, fieldPath, id, label, schemaPointer } from './common.ts';

const common = { $schema: schemaPointer, id, label };

/** A printed document: a Handlebars template over one record as its reader may see it. */
export const printReport = z.strictObject({
  ...common,
  kind: z.literal('print'),
  entity: id,
  states: z
    .array(id)
    .default([])
    .meta({ description: 'States in which it may be printed; empty: every one.' }),
  request: z.enum(['change', 'cancel']).optional().meta({
    description:
      'Prints the last request of this kind about the record, as `request`; there is nothing to print without one (approval.md L6, L7).',
  }),
  template: z
    .string()
    .max(256_000)
    .meta({ description: 'Handlebars; a file beside the definition by { "file": … }.' }),
  header: z.string().max(20_000).default(''),
  footer: z.string().max(20_000).default(''),
  paper: z
    .strictObject({
      size: z.enum(['A4', 'A5', 'Letter']).default('A4'),
      orientation: z.enum(['portrait', 'landscape']).default('portrait'),
      margin: z
        .string()
        .regex(/^\d+(\.\d+)?mm$/)
        .default('14mm'),
    })
    .prefault({}),
});

/** A table of groups and measures over the records of an entity that the reader may see. */
export const tableReport = z.strictObject({
  ...common,
  kind: z.literal('table'),
  entity: id,
  parameters: collection(
    fieldId,
    z.strictObject({
      label,
      type: z.enum(['date', 'text', 'reference', 'choice']),
      entity: id.optional().meta({ description: 'Of a reference: whose records may be chosen.' }),
      options: collection(id, z.strictObject({ label }))
        .optional()
        .meta({ description: 'Of a choice: what there is to choose.' }),
      default: expression.optional(),
    }),
  ).default({}),
  filter: expression.optional().meta({ description: 'Over the record and `parameters`.' }),
  groups: collection(
    fieldId,
    z.strictObject({
      label,
      field: fieldPath,
      by: z.enum(['value', 'day', 'month', 'year']).default('value'),
    }),
  ),
  measures: collection(
    fieldId,
    z.strictObject({
      label,
      field: fieldPath.optional(),
      function: z.enum(['count', 'sum', 'average', 'min', 'max']),
    }),
  ),
  sort: z.string().max(61).optional(),
});

export const reportDefinition = z.discriminatedUnion('kind', [printReport, tableReport]);

export type ReportDefinition = z.output<typeof reportDefinition>;
export type PrintReport = z.output<typeof printReport>;
export type TableReport = z.output<typeof tableReport>;
