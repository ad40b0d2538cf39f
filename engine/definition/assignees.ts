import { z } from 'zod';
import { expression, fieldPath, id } from './common.ts';

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

const userName = z.string().min(1).max(60);

/** People who are there whatever happens to the approval (approval.md A1, A2, A4). */
const standingSources = [
  z.strictObject({ role: id, within, ...seats }),
  z.strictObject({ position: z.string().min(1).max(60), within, ...seats }),
  z.strictObject({ group: z.string().min(1).max(60), ...seats }),
  z.strictObject({ user: userName, ...seats }),
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
] as const;

/** How far a chain of managers goes (approval.md A3). */
const chainEnd = z.union([
  z.literal('top'),
  z.strictObject({ level }),
  z.strictObject({ role: id }),
  z.strictObject({
    limit: fieldPath.meta({ description: 'A field of the user: how much each may approve.' }),
    amount: fieldPath.meta({ description: 'The field of the record that must not be above it.' }),
  }),
  z.strictObject({ before: userName }),
]);

/** Where the people of a node come from (approval.md A1–A7). */
export const assigneeSource = z.union([
  ...standingSources,
  z.strictObject({
    chain: chainEnd.meta({
      description: 'The managers above the initiator one after another, up to this end (approval.md A3).',
    }),
    ...seats,
  }),
  z.strictObject({
    chosenBy: z.enum(['initiator', 'previous']).meta({
      description: 'Chosen at submit, or by whoever approves just before (approval.md A5).',
    }),
    among: z.array(z.union(standingSources)).max(20).default([]).meta({
      description: 'Whom the choice is from; everybody when empty.',
    }),
    least: z.int().min(1).max(50).default(1),
    most: z.int().min(1).max(50).default(1),
    ...seats,
  }),
  z.strictObject({
    approverOf: id.meta({ description: 'Who approved at that node (approval.md A7).' }),
    ...seats,
  }),
  z.strictObject({
    authority: fieldPath.meta({
      description: 'By the approval authority of the tenant, for this amount (approval.md A8).',
    }),
    category: fieldPath.optional(),
    ...seats,
  }),
  z.strictObject({
    expression: expression.meta({
      description: 'A user, or a list of users, of the record or the initiator (approval.md A6).',
    }),
    ...seats,
  }),
]);

/** What to do when nobody is left (approval.md E2), tried in order; `flow-admin` is always the last resort. */
export const emptyPolicy = z.union([
  z.enum(['parent-level', 'flow-admin', 'auto-pass', 'auto-reject', 'fail']),
  z.strictObject({ role: id }),
  z.strictObject({ user: userName }),
]);

export const assignees = z.strictObject({
  from: z.array(assigneeSource).max(20),
  ifNone: z.array(emptyPolicy).max(6).default(['flow-admin']),
  ifInitiator: z
    .enum(['self', 'skip', 'manager', 'department-head', 'forbid'])
    .default('forbid')
    .meta({ description: 'When the initiator is one of them (approval.md E3).' }),
  notSameAs: z
    .array(id)
    .max(20)
    .default([])
    .meta({ description: 'Who approved at one of these nodes does not decide here (approval.md A7).' }),
});

export type ChainEnd = z.output<typeof chainEnd>;
export type AssigneeSource = z.output<typeof assigneeSource>;
export type Assignees = z.output<typeof assignees>;
export type EmptyPolicy = z.output<typeof emptyPolicy>;
