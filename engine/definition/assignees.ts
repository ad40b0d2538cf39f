import { z } from 'zod';
import { fieldPath, id } from './common.ts';

const level = z.int().min(1).max(20);
const within = z.enum(['tenant', 'initiator-department']).default('tenant').meta({
  description: 'initiator-department: the nearest department upward that has a holder (approval.md A1).',
});
const missing = z
  .enum(['none', 'nearest-above'])
  .default('none')
  .meta({ description: 'When that level is vacant (approval.md A2).' });

/** What the seats of a source are in a vote: their weight (approval.md M6), the group that they sign for (M7). */
const seats = {
  weight: z.int().min(0).max(1000).optional(),
  signsFor: id.optional(),
};

/** Where the people of a node come from (approval.md A1, A2, A4). */
export const assigneeSource = z.union([
  z.strictObject({ role: id, within, ...seats }),
  z.strictObject({ position: z.string().min(1).max(60), within, ...seats }),
  z.strictObject({ group: z.string().min(1).max(60), ...seats }),
  z.strictObject({ user: z.string().min(1).max(60), ...seats }),
  z.strictObject({ manager: level, missing, ...seats }),
  z.strictObject({ departmentHead: level, missing, ...seats }),
  z.strictObject({
    field: fieldPath.meta({
      description: 'A user or department field; a column of lines gives the union of its values.',
    }),
    take: z.enum(['user', 'manager', 'department-head']).default('user'),
    level: level.default(1),
    ...seats,
  }),
]);

/** What to do when nobody is left (approval.md E2), tried in order; `flow-admin` is always the last resort. */
export const emptyPolicy = z.union([
  z.enum(['parent-level', 'flow-admin', 'auto-pass', 'auto-reject', 'fail']),
  z.strictObject({ role: id }),
  z.strictObject({ user: z.string().min(1).max(60) }),
]);

export const assignees = z.strictObject({
  from: z.array(assigneeSource).max(20),
  ifNone: z.array(emptyPolicy).max(6).default(['flow-admin']),
  ifInitiator: z
    .enum(['self', 'skip', 'manager', 'department-head', 'forbid'])
    .default('forbid')
    .meta({ description: 'When the initiator is one of them (approval.md E3).' }),
});

export type AssigneeSource = z.output<typeof assigneeSource>;
export type Assignees = z.output<typeof assignees>;
export type EmptyPolicy = z.output<typeof emptyPolicy>;
