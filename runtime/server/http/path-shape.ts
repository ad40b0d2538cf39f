import { z } from 'zod';
import { addition, failure, label, person, slot, suspension, traceStep } from './shapes.ts';

/** The record of another approval, for a link. */
const relative = z.object({ entity: z.string(), record: z.string(), title: z.string().nullable() });

export const predictedPath = z.object({
  parent: relative.nullable().optional(),
  steps: z.array(
    z.object({
      visit: z.string(),
      node: z.string(),
      label: label.optional(),
      when: z.enum(['done', 'current', 'predicted']),
      state: z.string(),
      slots: z.array(slot),
      order: z.enum(['together', 'sequential']),
      reason: z.string().optional(),
      trace: z.array(traceStep),
      openedAt: z.string().optional(),
      closedAt: z.string().optional(),
      dependsOn: z.array(z.string()),
      additions: z.array(addition).optional(),
      claim: z.string().optional(),
      choice: z
        .object({
          by: z.enum(['initiator', 'previous']),
          least: z.int(),
          most: z.int(),
          candidates: z.array(person),
        })
        .optional(),
    }),
  ),
  routes: z.array(z.object({ node: z.string(), branch: z.string() })),
  waits: z.array(
    z.object({
      wait: z.string(),
      node: z.string(),
      label: label.optional(),
      when: z.enum(['done', 'current', 'predicted']),
      kind: z.string(),
      state: z.string(),
      after: z.int(),
      until: z.string().optional(),
      children: z
        .array(z.object({ id: z.string(), state: z.string(), record: relative.nullable() }))
        .optional(),
    }),
  ),
  copies: z.array(
    z.object({
      node: z.string(),
      label: label.optional(),
      when: z.enum(['done', 'predicted']),
      to: z.array(person),
      after: z.int(),
    }),
  ),
  ends: z.string(),
  failure: failure.optional(),
  suspension: suspension.optional(),
});
