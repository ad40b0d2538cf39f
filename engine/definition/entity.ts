import { z } from 'zod';
import { amendments } from './amendments.ts';
import { collection, expression, fieldId, fieldPath, id, label, schemaPointer } from './common.ts';
import { fieldDefinition } from './field.ts';

const flag = z.boolean().default(false);

export const check = z.strictObject({
  label: label.optional(),
  holds: expression,
  severity: z.enum(['error', 'warning']).default('error'),
  lines: fieldId.optional().meta({ description: 'Asked of each of these lines instead of the record.' }),
  field: fieldId.optional().meta({ description: 'Field or column where the message is shown.' }),
  message: label.optional(),
});

export const state = z.strictObject({
  label,
  color: z.enum(['default', 'blue', 'cyan', 'green', 'gold', 'orange', 'red', 'purple']).default('default'),
  editable: z.boolean().optional().meta({ description: 'Default: only the first state is.' }),
  final: flag,
  within: id.optional().meta({ description: 'The wider state that this one refines (SAL-59).' }),
});

export const transition = z.strictObject({
  label,
  from: z.array(id).min(1),
  to: id.optional().meta({
    description: 'Reached at once; with a workflow, the state while it runs (default in-approval).',
  }),
  when: expression.optional(),
  whenMessage: label.optional(),
  workflow: id.optional(),
  approved: id.optional(),
  rejected: id.optional(),
  confirm: flag.meta({ description: 'Ask before doing it.' }),
  reason: flag.meta({ description: 'A reason must be given.' }),
  by: z.enum(['person', 'system']).default('person'),
});

export const entityDefinition = z.strictObject({
  $schema: schemaPointer,
  id,
  label,
  kind: z.enum(['master', 'document', 'setting']),
  title: fieldId.meta({ description: 'The field that names a record to people.' }),
  fields: collection(fieldId, fieldDefinition),
  checks: collection(id, check).default({}),
  states: collection(id, state).default({}),
  transitions: collection(id, transition).default({}),
  amendments: amendments.optional().meta({
    description: 'Changing and cancelling what is approved already (approval.md L6, L7).',
  }),
  search: z
    .array(fieldId)
    .default([])
    .meta({ description: 'Fields found by typing; pinyin and initials work too.' }),
  indexes: collection(id, z.strictObject({ fields: z.array(fieldPath).min(1).max(4) })).default({}),
});

export type EntityDefinition = z.output<typeof entityDefinition>;
export type StateDefinition = z.output<typeof state>;
export type TransitionDefinition = z.output<typeof transition>;
export type CheckDefinition = z.output<typeof check>;
