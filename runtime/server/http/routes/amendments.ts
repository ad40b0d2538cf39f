import { z } from 'zod';
import { purposes } from '../../../../engine/definition/amendments.ts';
import { answering } from '../../operations/acting.ts';
import { listAmendments } from '../../operations/amendments/list-amendments.ts';
import { previewAmendment, requestAmendment } from '../../operations/amendments/request-amendment.ts';
import { resubmitAmendment } from '../../operations/amendments/resubmit-amendment.ts';
import type { PlannedStep } from '../../operations/plan-step.ts';
import { chosen } from '../act-shapes.ts';
import { predictedPath } from '../path-shape.ts';
import { type Answer, type Incoming, route } from '../route.ts';
import * as shapes from '../shapes.ts';

const purpose = z.enum(purposes);
const changes = z
  .record(z.string(), z.unknown())
  .optional()
  .meta({ description: 'What is to change, as PATCH takes it (RFC 7396; lines by line id).' });
const reason = z.string().max(1000);

const asked = z.object({
  amendment: z.string(),
  instance: z.string(),
  state: z.string(),
  record: z.object({ entity: z.string(), id: z.string(), state: z.string().nullable(), revision: z.int() }),
});

const change = z.object({ path: z.string(), before: z.unknown(), after: z.unknown() });
const conflict = z.object({
  path: z.string(),
  before: z.unknown(),
  theirs: z.unknown(),
  yours: z.unknown(),
});
const blocker = z.object({
  entity: z.string(),
  record: z.string().optional(),
  title: z.string().optional(),
  state: z.string().optional(),
  ledger: z.string().optional(),
});

const amendment = z.object({
  id: z.string(),
  purpose,
  state: z.enum(['in-approval', 'returned', 'applied', 'rejected', 'withdrawn', 'stale']),
  baseRevision: z.int(),
  changes: z.array(change),
  reason: z.string(),
  by: shapes.reference,
  at: z.string(),
  endedAt: z.string().nullable(),
  revision: z.int().nullable(),
  instance: z.string(),
  instanceState: z.string().nullable(),
  conflicts: z.array(conflict),
  issues: z.array(shapes.issue),
  blockers: z.array(blocker),
  actions: z.array(shapes.offeredAction),
});

function answerAsked({ outcome: { instance }, recordAfter, entity, amended }: PlannedStep): Answer {
  const record = {
    entity: entity.id,
    id: recordAfter.id,
    state: recordAfter.state ?? null,
    revision: recordAfter.revision,
  };
  const { id = '', state = '' } = amended?.amendment ?? {};
  return { status: 200, body: { amendment: id, instance: instance.id, state, record } };
}

function created(plan: PlannedStep): Answer {
  return { ...answerAsked(plan), status: 201 };
}

function idOf({ params }: Incoming): [string, string] {
  return [params.entity as string, params.id as string];
}

/** What is approved already is changed and cancelled by requests only (approval.md L6, L7). */
export const amendmentRoutes = [
  route({
    method: 'get',
    path: '/api/records/:entity/:id/amendments',
    summary:
      'The changes and cancellations that were asked for of the record, newest first, with before and after.',
    tag: 'approvals',
    access: 'session',
    answers: { 200: z.object({ items: z.array(amendment) }) },
    async handle(incoming) {
      return { status: 200, body: { items: await listAmendments(incoming.acting, ...idOf(incoming)) } };
    },
  }),
  route({
    method: 'post',
    path: '/api/records/:entity/:id/amendments',
    summary:
      'Asks for a change or the cancellation of an approved record; it stays as it is until that is approved.',
    tag: 'approvals',
    access: 'session',
    body: z.strictObject({ purpose, changes, reason, chosen: chosen.optional() }),
    answers: { 201: asked },
    async handle(incoming) {
      const [entityId, id] = idOf(incoming);
      const { acting, ifMatch, body } = incoming;
      const wanted = body as { purpose: 'change' | 'cancel'; changes?: unknown; reason: string };
      return created(
        await requestAmendment(answering(acting, created), { entityId, id, seen: ifMatch, ...wanted }),
      );
    },
  }),
  route({
    method: 'post',
    path: '/api/records/:entity/:id/amendments/preview',
    summary:
      'What such a request would lead to: the record as it would be, what differs, what stands in the way, who would decide. Writes nothing.',
    tag: 'approvals',
    access: 'session',
    body: z.strictObject({ purpose, changes }),
    answers: {
      200: z.object({
        record: z.record(z.string(), z.unknown()),
        changes: z.array(change),
        issues: z.array(shapes.issue),
        refusal: z.object({ code: z.string(), params: shapes.issue.shape.params }).nullable(),
        blockers: z.array(blocker),
        path: predictedPath.nullable(),
      }),
    },
    async handle(incoming) {
      const wanted = incoming.body as { purpose: 'change' | 'cancel'; changes?: unknown };
      return { status: 200, body: await previewAmendment(incoming.acting, idOf(incoming), wanted) };
    },
  }),
  route({
    method: 'post',
    path: '/api/records/:entity/:id/amendments/:amendment/resubmit',
    summary: 'Sends a request that was given back on its way again, with other changes or the same.',
    tag: 'approvals',
    access: 'session',
    body: z.strictObject({ changes, reason: reason.optional() }),
    answers: { 200: asked },
    async handle(incoming) {
      const { acting, body, params } = incoming;
      const place = [...idOf(incoming), params.amendment as string] as const;
      return answerAsked(
        await resubmitAmendment(answering(acting, answerAsked), place, body as { reason?: string }),
      );
    },
  }),
];
