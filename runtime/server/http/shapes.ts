import { z } from 'zod';
import { decisionFile, signature } from './proof-shapes.ts';

/** Shapes that several routes share. Output shapes are open where a client may meet more than it knows. */
export const label = z.object({ 'zh-CN': z.string().optional(), en: z.string().optional() });
export const newPassword = z.string().min(8).max(128);
export const reference = z.object({ id: z.string(), title: z.string() });

export const person = z.object({
  id: z.string(),
  name: z.string(),
  department: z.string().optional(),
  position: z.string().optional(),
});

export const foundPerson = person.extend({ reason: z.string().optional() });

export const offeredAction = z.object({
  action: z.string(),
  enabled: z.boolean(),
  reason: z.string().optional(),
  opinion: z.enum(['none', 'optional', 'required']).optional(),
  signature: z.enum(['optional', 'required']).optional(),
  reusesSignature: z.literal(true).optional(),
  batch: z.literal(true).optional(),
  choosesResubmit: z.literal(true).optional(),
  targets: z
    .array(z.object({ to: z.string(), node: z.string().optional(), label: label.optional() }))
    .optional(),
  seats: z
    .array(z.object({ slot: z.string(), person, node: z.string(), label: label.optional() }))
    .optional(),
  visits: z.array(z.object({ visit: z.string(), node: z.string(), label: label.optional() })).optional(),
  seconds: z.int().optional(),
  places: z.array(z.enum(['before', 'after', 'parallel'])).optional(),
  weighed: z.literal(true).optional(),
  removable: z
    .array(
      z.object({
        slot: z.string(),
        person,
        completes: z.enum(['passed', 'rejected']).optional(),
      }),
    )
    .optional(),
  additions: z
    .array(z.object({ addition: z.string(), place: z.enum(['before', 'after']), people: z.array(person) }))
    .optional(),
});

export const askedBy = z
  .object({ name: z.string(), how: z.string(), words: z.string().nullable() })
  .nullable();

export const task = z.object({
  id: z.string(),
  instance: z.string(),
  node: z.object({ id: z.string(), label: label.nullable() }),
  entity: z.string(),
  record: z.string(),
  title: z.string(),
  summary: z.array(z.object({ field: z.string(), value: z.unknown() })),
  revision: z.int(),
  initiator: z.string(),
  createdAt: z.string(),
  dueAt: z.string().nullable(),
  status: z.enum(['open', 'done']),
  outcome: z.string().nullable(),
  kind: z.enum(['approve', 'advise', 'copy', 'reply']),
  from: askedBy,
  actions: z.array(offeredAction),
});

const advice = z.object({
  by: person,
  at: z.string(),
  advice: z.enum(['approve', 'reject', 'comment']),
  opinion: z.string().optional(),
});

export const addition = z.object({
  id: z.string(),
  place: z.enum(['before', 'after']),
  by: z.string(),
  decision: z.enum(['any', 'all', 'sequential']),
  strict: z.boolean(),
  state: z.string(),
});

export const slot = z.object({
  id: z.string(),
  assignee: person,
  origin: z.string(),
  order: z.int(),
  state: z.string(),
  group: z.string().optional(),
  weight: z.number().optional(),
  addition: z.string().optional(),
  from: z.string().optional(),
  transfers: z.int().optional(),
  request: z.string().optional(),
  advice: z.array(advice).optional(),
  activatedAt: z.string().optional(),
  decidedAt: z.string().optional(),
  opinion: z.string().optional(),
  by: person.optional(),
  seenRevision: z.int().optional(),
  viewed: z.object({ revision: z.int(), at: z.string(), by: reference.optional() }).optional(),
  files: z.array(decisionFile).optional(),
  signature: signature.optional(),
  reason: z.string().optional(),
});

export const traceStep = z.object({
  rule: z.string(),
  people: z.array(person),
  detail: z.string().optional(),
});

export const suspension = z.object({ at: z.string(), by: person, reason: z.string(), from: z.string() });

export const failure = z.object({
  code: z.string(),
  from: z.string(),
  to: z.string(),
  token: z.string(),
  detail: z.string(),
});

export const issue = z.object({
  code: z.string(),
  path: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  words: label.optional(),
  severity: z.literal('warning').optional(),
  message: z.string().optional(),
});

const token = z.object({
  id: z.string(),
  node: z.string(),
  scope: z.string().optional(),
  branch: z.string().optional(),
  continues: z.array(z.string()).optional(),
});

const wait = z.object({
  id: z.string(),
  kind: z.string(),
  node: z.string(),
  token: z.string(),
  since: z.string(),
  state: z.string(),
  endedAt: z.string().optional(),
  reason: z.string().optional(),
  until: z.string().optional(),
  service: z.string().optional(),
  attempt: z.int().optional(),
  workflow: z.string().optional(),
  children: z
    .array(
      z.object({
        id: z.string(),
        row: z.string().optional(),
        state: z.string(),
        instance: z.string().optional(),
        entity: z.string().optional(),
        record: z.string().optional(),
        reason: z.string().optional(),
      }),
    )
    .optional(),
});

export const instance = z.object({
  id: z.string(),
  workflow: z.string(),
  configuration: z.string(),
  entity: z.string(),
  record: z.string(),
  purpose: z.enum(['change', 'cancel']).optional(),
  amendment: z.string().optional(),
  parent: z.object({ instance: z.string(), wait: z.string(), child: z.string(), depth: z.int() }).optional(),
  previous: z.string().optional(),
  initiator: person,
  state: z.string(),
  rev: z.int(),
  round: z.int(),
  tokens: z.array(token),
  scopes: z.array(
    z.object({
      id: z.string(),
      fork: z.string(),
      token,
      state: z.enum(['open', 'joined', 'cancelled']),
      branches: z.array(z.object({ id: z.string(), token: z.string(), result: z.string() })),
    }),
  ),
  visits: z.array(
    z.object({
      id: z.string(),
      node: z.string(),
      number: z.int(),
      round: z.int(),
      token: z.string(),
      state: z.string(),
      openedAt: z.string(),
      closedAt: z.string().optional(),
      reason: z.string().optional(),
      generation: z.int(),
      trace: z.array(traceStep),
      slots: z.array(slot),
      additions: z.array(addition).optional(),
      claim: z.string().optional(),
      urges: z.array(z.string()).optional(),
      superseded: z.literal(true).optional(),
    }),
  ),
  waits: z.array(wait).optional(),
  choices: z.record(z.string(), z.array(z.string())).optional(),
  returns: z.int(),
  startedAt: z.string(),
  endedAt: z.string().optional(),
  resume: z.object({ mode: z.string(), node: z.string(), by: z.string() }).optional(),
  suspension: suspension.optional(),
  copies: z
    .array(z.object({ node: z.string(), at: z.string(), to: z.array(person), trace: z.array(traceStep) }))
    .optional(),
  ending: z.object({ by: person, reason: z.string() }).optional(),
  failure: failure.optional(),
  actions: z.array(offeredAction),
});
