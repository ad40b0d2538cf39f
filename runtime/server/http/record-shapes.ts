import { z } from 'zod';
import { decisionFile, signature } from './proof-shapes.ts';
import { askedBy, issue, label, offeredAction, reference } from './shapes.ts';

export const timelineEntry = z.object({
  id: z.string(),
  files: z.array(decisionFile),
  signature: signature.nullable(),
  at: z.string(),
  by: reference,
  action: z.string(),
  revision: z.int().nullable(),
  state: z.object({ before: z.string().optional(), after: z.string().optional() }).nullable(),
  fields: z.array(z.object({ path: z.string(), before: z.unknown(), after: z.unknown() })),
  reason: z.string().nullable(),
  people: z.array(reference),
  instance: z.string().nullable(),
  purpose: z.enum(['change', 'cancel']).nullable(),
  node: z.object({ id: z.string(), label: label.nullable() }).nullable(),
});

export const recordActions = z.object({
  canEdit: z.boolean(),
  whyNotEdit: z.string().optional(),
  write: z.array(z.string()),
  canAddLines: z.array(z.string()),
  canDeleteLines: z.array(z.string()),
  canDelete: z.boolean(),
  request: z
    .object({
      write: z.array(z.string()),
      canAddLines: z.array(z.string()),
      canDeleteLines: z.array(z.string()),
    })
    .nullable(),
  actions: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(['transition', 'submit', 'conversion', 'request']),
      label,
      enabled: z.boolean(),
      reason: z.string().optional(),
      reasonParams: issue.shape.params.optional(),
      confirm: z.boolean().optional(),
      asksReason: z.boolean().optional(),
    }),
  ),
  task: z
    .object({
      id: z.string(),
      node: z.string(),
      kind: z.enum(['approve', 'advise']),
      state: z.string(),
      from: askedBy,
      actions: z.array(offeredAction),
    })
    .nullable(),
  instance: z.object({ id: z.string(), state: z.string(), actions: z.array(offeredAction) }).nullable(),
});
