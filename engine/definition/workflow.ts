import { z } from 'zod';
import { collection, expression, fieldId, fieldPath, id, label, schemaPointer } from './common.ts';

const level = z.int().min(1).max(20);
const within = z.enum(['tenant', 'initiator-department']).default('tenant').meta({
  description: 'initiator-department: the nearest department upward that has a holder (approval.md A1).',
});
const missing = z
  .enum(['none', 'nearest-above'])
  .default('none')
  .meta({ description: 'When that level is vacant (approval.md A2).' });

/** Where the people of a node come from (approval.md A1, A2, A4). */
export const assigneeSource = z.union([
  z.strictObject({ role: id, within }),
  z.strictObject({ position: z.string().min(1).max(60), within }),
  z.strictObject({ group: z.string().min(1).max(60) }),
  z.strictObject({ user: z.string().min(1).max(60) }),
  z.strictObject({ manager: level, missing }),
  z.strictObject({ departmentHead: level, missing }),
  z.strictObject({
    field: fieldPath.meta({
      description: 'A user or department field; a column of lines gives the union of its values.',
    }),
    take: z.enum(['user', 'manager', 'department-head']).default('user'),
    level: level.default(1),
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

const decisionRule = z.strictObject({
  passWhen: expression,
  rejectWhen: expression,
  early: z
    .boolean()
    .default(true)
    .meta({ description: 'Decide as soon as a rule holds; false waits for everybody.' }),
  order: z.enum(['together', 'sequential']).default('together'),
});

/** Who must agree: a named preset or the rule itself (approval.md M1–M4). */
export const decision = z.union([z.enum(['any', 'all', 'sequential']), decisionRule]);

const fieldRights = collection(fieldPath, z.enum(['hidden', 'read', 'edit', 'required'])).default({});

const opinionPolicy = z.enum(['none', 'optional', 'required']);
const opinions = z
  .strictObject({
    approve: opinionPolicy.default('optional'),
    reject: opinionPolicy.default('required'),
    return: opinionPolicy.default('required'),
  })
  .prefault({});

const next = id;

export const startNode = z.strictObject({
  type: z.literal('start'),
  label: label.optional(),
  next,
  fields: fieldRights,
});

export const approvalNode = z.strictObject({
  type: z.literal('approval'),
  label,
  next,
  assignees,
  decision: decision.default('any'),
  onReject: z
    .union([z.enum(['end', 'return']), z.strictObject({ branch: id })])
    .default('end')
    .meta({
      description: 'approval.md B1: end the instance, give it back to the initiator, or take a branch.',
    }),
  return: z
    .strictObject({
      allowed: z.boolean().default(true),
      resubmit: z.enum(['restart', 'from-target', 'direct', 'choose']).default('restart'),
    })
    .prefault({})
    .meta({ description: 'Giving it back to the initiator (approval.md B2, B7).' }),
  opinion: opinions,
  fields: fieldRights,
  linesRights: z
    .enum(['none', 'add', 'delete', 'add-and-delete'])
    .default('none')
    .meta({ description: 'May lines be added or deleted here (approval.md F1)?' }),
  remindAfter: z
    .string()
    .regex(/^PT\d+[HM]$|^P\d+D$/, { error: 'duration' })
    .optional()
    .meta({ description: 'Remind the people who still have it: P1D, PT8H.' }),
});

export const exclusiveNode = z.strictObject({
  type: z.literal('exclusive'),
  label: label.optional(),
  branches: collection(id, z.strictObject({ label: label.optional(), when: expression.optional(), next })),
});

export const endNode = z.strictObject({ type: z.literal('end'), label: label.optional() });

export const workflowNode = z.discriminatedUnion('type', [startNode, approvalNode, exclusiveNode, endNode]);

export const workflowDefinition = z.strictObject({
  $schema: schemaPointer,
  id,
  label,
  entity: id,
  withdraw: z.enum(['never', 'until-first-action', 'while-running']).default('until-first-action'),
  admin: emptyPolicyRole().default({ role: 'administrator' }),
  summary: z.array(fieldId).max(5).default([]).meta({ description: 'What the inbox shows of the record.' }),
  material: z
    .array(fieldPath)
    .default([])
    .meta({ description: 'Changing one takes back approvals already given in the visit (approval.md F2).' }),
  maxReturns: z.int().min(1).max(50).default(10),
  maxReentries: z.int().min(1).max(200).default(50),
  nodes: collection(id, workflowNode),
});

function emptyPolicyRole() {
  return z.union([z.strictObject({ role: id }), z.strictObject({ user: z.string().min(1).max(60) })]);
}

export type WorkflowDefinition = z.output<typeof workflowDefinition>;
export type WorkflowNode = z.output<typeof workflowNode>;
export type WorkflowNodeType = WorkflowNode['type'];
export type ApprovalNode = z.output<typeof approvalNode>;
export type ExclusiveNode = z.output<typeof exclusiveNode>;
export type StartNode = z.output<typeof startNode>;
export type AssigneeSource = z.output<typeof assigneeSource>;
export type Assignees = z.output<typeof assignees>;
export type EmptyPolicy = z.output<typeof emptyPolicy>;
export type Decision = z.output<typeof decision>;
export type DecisionRule = z.output<typeof decisionRule>;
export type FieldRight = 'hidden' | 'read' | 'edit' | 'required';
