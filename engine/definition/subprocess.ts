import { z } from 'zod';
import { collection, expression, fieldId, fieldPath, id, label } from './common.ts';

const input = collection(fieldId, expression).default({});

/**
 * Submits a record of its own, or one for each line, and waits for what its approval says (approval.md G5).
 * Which entity is that of the workflow.
 */
export const subprocessNode = z.strictObject({
  type: z.literal('subprocess'),
  label: label.optional(),
  next: id,
  workflow: id.meta({ description: 'The workflow that it starts; the record is of its entity.' }),
  version: z.enum(['latest', 'pinned']).default('latest').meta({
    description: 'latest: as published when it starts; pinned: as this approval runs on (approval.md G5).',
  }),
  wait: z
    .boolean()
    .default(true)
    .meta({ description: 'Waits for its end; else the way goes on beside it (approval.md G5).' }),
  forEach: fieldId
    .optional()
    .meta({ description: 'Lines of the record: one for each, with the columns of the line to give it.' }),
  initiator: z
    .union([z.enum(['initiator', 'approver']), z.strictObject({ field: fieldPath })])
    .default('initiator')
    .meta({
      description: 'Who submits it: the initiator, who approved last, or somebody whom the record names.',
    }),
  input: input.meta({ description: 'Field of the new record → expression over this one.' }),
  lines: z
    .strictObject({ from: fieldId, to: fieldId, input })
    .optional()
    .meta({ description: 'Its lines: one for each line of this record.' }),
  output: collection(fieldId, expression).default({}).meta({
    description:
      'Field of this record, or column of the line, that an approved one fills → expression over the new record.',
  }),
  passWhen: z
    .union([z.enum(['all', 'any']), z.strictObject({ percent: z.int().min(1).max(100) })])
    .default('all')
    .meta({ description: 'Of several: how many must be approved (approval.md G5).' }),
  onReject: z
    .union([z.enum(['reject', 'ignore']), z.strictObject({ branch: id })])
    .default('reject')
    .meta({ description: 'When they are not: reject this approval too, go on, or take a branch.' }),
});

export type SubprocessNode = z.output<typeof subprocessNode>;
