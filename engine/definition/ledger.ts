import { z } from 'zod';
import { collection, expression, fieldId, id, label, schemaPointer } from './common.ts';

const dimension = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('reference'), entity: id, label }),
  z.strictObject({ type: z.literal('text'), label }),
]);

const measure = z.strictObject({
  label,
  type: z.enum(['quantity', 'money', 'decimal']),
  scale: z.int().min(0).max(12).default(2),
});

const limit = z.strictObject({
  holds: expression.meta({ description: 'Must hold of the balance after every entry: `quantity >= 0`.' }),
  message: label.optional(),
});

export const posting = z.strictObject({
  entity: id,
  state: id.meta({ description: 'Posted when the record enters this state.' }),
  reverseIn: z.array(id).default([]).meta({ description: 'Reversed when it enters one of these.' }),
  lines: fieldId
    .optional()
    .meta({ description: 'One entry for each of these lines; absent: one for the record.' }),
  when: expression.optional(),
  dimensions: collection(fieldId, expression),
  measures: collection(fieldId, expression),
});

/** Append-only entries with kept balances; the balances equal the sum of the entries at any time. */
export const ledgerDefinition = z.strictObject({
  $schema: schemaPointer,
  id,
  label,
  dimensions: collection(fieldId, dimension),
  measures: collection(fieldId, measure),
  limits: collection(id, limit).default({}),
  postings: collection(id, posting).default({}),
});

export type LedgerDefinition = z.output<typeof ledgerDefinition>;
export type PostingDefinition = z.output<typeof posting>;
