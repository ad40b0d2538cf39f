import { z } from 'zod';
import { assignees } from './assignees.ts';
import { autoNode, ccNode } from './automatic.ts';
import { collection, expression, fieldId, fieldPath, id, label, schemaPointer } from './common.ts';
import { decision } from './decision.ts';
import { delayNode } from './delay.ts';
import { branchEndNode, inclusiveNode, joinNode, parallelNode } from './fork.ts';
import { addSignRight, delegateRight, duration, transferRight, urgeLimit } from './seat-acts.ts';
import { serviceNode } from './service.ts';
import { subprocessNode } from './subprocess.ts';
import { timeout } from './timeout.ts';

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
  alwaysAsk: z
    .boolean()
    .default(false)
    .meta({ description: 'Ask here even who has agreed before (approval.md E4).' }),
  skipIfUnchanged: z.boolean().default(false).meta({
    description:
      'After a return, pass over who approved here before when nothing that the node shows has changed (approval.md B8).',
  }),
  abstain: z.boolean().default(false).meta({ description: 'May its people abstain (approval.md S12)?' }),
  claim: z
    .boolean()
    .default(false)
    .meta({ description: 'One of them claims it and the others lose it; needs `any` (approval.md M8).' }),
  transfer: transferRight,
  delegate: delegateRight,
  addSign: addSignRight,
  onReject: z
    .union([z.enum(['end', 'return']), z.strictObject({ branch: id })])
    .default('end')
    .meta({
      description: 'approval.md B1: end the instance, give it back to the initiator, or take a branch.',
    }),
  return: z
    .strictObject({
      allowed: z.boolean().default(true),
      to: z
        .array(z.enum(['initiator', 'previous', 'any']))
        .default(['initiator', 'previous', 'any'])
        .meta({
          description: 'To the initiator, the approval before, any approval passed (approval.md B2–B4).',
        }),
      resubmit: z.enum(['restart', 'from-target', 'direct', 'choose']).default('restart'),
      approvers: z.enum(['same', 'resolve-again']).default('same').meta({
        description:
          'Who decides at a node that it goes back to: who did, or who would now (approval.md B4).',
      }),
    })
    .prefault({})
    .meta({ description: 'Giving it back (approval.md B2–B4, B7).' }),
  skipWhen: expression.optional().meta({
    description: 'Passed over when this is true of the record; unknown is not true (approval.md E7).',
  }),
  mandatory: z
    .boolean()
    .default(false)
    .meta({ description: 'Jumping over it needs a confirmation (approval.md B11).' }),
  batch: z
    .boolean()
    .default(false)
    .meta({ description: 'May its people decide many records at once here (approval.md F7)?' }),
  end: z
    .boolean()
    .default(false)
    .meta({ description: 'May its people terminate the approval (approval.md B12)?' }),
  opinion: opinions,
  signature: opinionPolicy
    .default('none')
    .meta({ description: 'Is a yes or no signed here (approval.md F4)?' }),
  reuseSignature: z
    .boolean()
    .default(false)
    .meta({ description: 'May its people sign with their last signature again (approval.md F4)?' }),
  phrases: z.array(label).max(20).default([]).meta({
    description:
      'What its people often write, with {{title}}, {{initiator}}, {{date}} and {{amount}} filled in (approval.md F6).',
  }),
  fields: fieldRights,
  linesRights: z
    .enum(['none', 'add', 'delete', 'add-and-delete'])
    .default('none')
    .meta({ description: 'May lines be added or deleted here (approval.md F1)?' }),
  remindAfter: duration.optional().meta({
    description: 'Remind the people who still have it: P1D, PT8H. Short for one rung of `timeouts`.',
  }),
  timeouts: z.array(timeout).max(10).default([]).meta({
    description: 'What happens step by step while nobody decides (approval.md H2).',
  }),
  allowAuto: z
    .boolean()
    .default(false)
    .meta({ description: 'May it decide by itself when the time is up (approval.md H2)?' }),
});

export const exclusiveNode = z.strictObject({
  type: z.literal('exclusive'),
  label: label.optional(),
  branches: collection(
    id,
    z.strictObject({
      label: label.optional(),
      when: expression.optional(),
      next,
      back: z
        .boolean()
        .default(false)
        .meta({ description: 'Leads back to where the way has been (approval.md G4).' }),
    }),
  ),
});

export const endNode = z.strictObject({ type: z.literal('end'), label: label.optional() });

export const workflowNode = z.discriminatedUnion('type', [
  startNode,
  approvalNode,
  exclusiveNode,
  parallelNode,
  inclusiveNode,
  joinNode,
  branchEndNode,
  ccNode,
  autoNode,
  delayNode,
  serviceNode,
  subprocessNode,
  endNode,
]);

export const workflowDefinition = z.strictObject({
  $schema: schemaPointer,
  id,
  label,
  entity: id,
  withdraw: z.enum(['never', 'until-first-action', 'while-running']).default('until-first-action'),
  admin: emptyPolicyRole().default({ role: 'administrator' }),
  amount: fieldId
    .optional()
    .meta({ description: 'The amount of the record, for limits of stand-ins (approval.md S3).' }),
  linkLimit: z
    .string()
    .regex(/^\d{1,18}(\.\d{1,6})?$/)
    .optional()
    .meta({ description: 'Above this `amount`, a link from a mail asks to sign in first (approval.md F8).' }),
  summary: z.array(fieldId).max(5).default([]).meta({ description: 'What the inbox shows of the record.' }),
  material: z
    .array(fieldPath)
    .default([])
    .meta({ description: 'Changing one takes back approvals already given in the visit (approval.md F2).' }),
  duplicates: z.enum(['none', 'consecutive', 'any-earlier']).default('none').meta({
    description:
      'Whether somebody who has agreed at the node before, or at any earlier one, is asked again (approval.md E4).',
  }),
  urge: urgeLimit,
  maxTransfers: z
    .int()
    .min(1)
    .max(50)
    .default(5)
    .meta({ description: 'How often one seat may be handed on (approval.md S1).' }),
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
export type FieldRight = 'hidden' | 'read' | 'edit' | 'required';
