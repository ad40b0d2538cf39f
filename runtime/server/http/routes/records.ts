import { z } from 'zod';
import { type Acting, answering, entityOf } from '../../operations/acting.ts';
import { convertRecord } from '../../operations/convert-record.ts';
import { createRecord } from '../../operations/create-record.ts';
import { deleteRecord } from '../../operations/delete-record.ts';
import { type EvaluationRequest, evaluateRecord } from '../../operations/evaluate-record.ts';
import { presentFields, presentRecord } from '../../operations/present-record.ts';
import { previewApproval } from '../../operations/preview-approval.ts';
import { readLiveRecord, readRecord } from '../../operations/read-record.ts';
import type { RecordAccess } from '../../operations/record-access.ts';
import { recordActions } from '../../operations/record-actions.ts';
import { recordTimeline } from '../../operations/record-timeline.ts';
import { type TransitionRequest, transitionRecord } from '../../operations/transition-record.ts';
import { updateRecord } from '../../operations/update-record.ts';
import type { StoredRecord } from '../../store/records.ts';
import { chosen } from '../act-shapes.ts';
import { predictedPath } from '../path-shape.ts';
import { recordActions as recordActionsShape, timelineEntry } from '../record-shapes.ts';
import { type Answer, type Incoming, route } from '../route.ts';
import * as shapes from '../shapes.ts';

const submittingFor = z.string().min(1).max(60).optional().meta({
  description: 'Of submitting: for which of the own departments; the main one when absent.',
});

/** A record with its revision as ETag. */
function answerRecord(acting: Acting, entityId: string, record: StoredRecord, status = 200): Answer {
  const entity = entityOf(acting, entityId);
  const policy = acting.policy.entity(entityId);
  return {
    status,
    body: presentRecord(entity, record, { canReadField: policy.canReadField, live: false }),
    headers: { ETag: `"${record.revision}"` },
  };
}

/** The same of a record with the rights that its reader has on this one. */
function answerAccess(access: RecordAccess, live = false): Answer {
  return { status: 200, body: presentFields(access, live), headers: { ETag: `"${access.record.revision}"` } };
}

async function takeTransition(acting: Acting, request: TransitionRequest): Promise<Answer> {
  const answer = (record: StoredRecord) => answerRecord(acting, request.entityId, record);
  return answer(await transitionRecord(answering(acting, answer), request));
}

function idOf({ params }: Incoming): [string, string] {
  return [params.entity as string, params.id as string];
}

const act = z.strictObject({
  reason: z.string().max(1000).optional(),
  chosen: chosen.optional(),
  department: submittingFor,
});

type Act = z.output<typeof act>;

export const recordRoutes = [
  route({
    method: 'post',
    path: '/api/records/:entity',
    summary: 'Creates a record; numbers, defaults and formulas are filled in.',
    tag: 'records',
    access: 'session',
    body: 'record',
    answers: { 201: 'record' },
    async handle({ acting, params, body }) {
      const entityId = params.entity as string;
      const answer = (record: StoredRecord) => answerRecord(acting, entityId, record, 201);
      const record = await createRecord(answering(acting, answer), entityId, body);
      return {
        ...answer(record),
        headers: { ETag: '"1"', Location: `/api/records/${entityId}/${record.id}` },
      };
    },
  }),
  route({
    method: 'post',
    path: '/api/records/:entity/evaluate',
    summary:
      'What saving this input would give: computed fields, stock, warnings, who would approve. Writes nothing.',
    tag: 'records',
    access: 'session',
    body: z.strictObject({
      id: z.string().max(64).optional(),
      input: z.record(z.string(), z.unknown()),
      department: submittingFor,
    }),
    answers: {
      200: z.object({
        record: z.record(z.string(), z.unknown()),
        issues: z.array(shapes.issue),
        path: predictedPath.nullable(),
      }),
    },
    async handle({ acting, params, body }) {
      const request = body as EvaluationRequest;
      return { status: 200, body: await evaluateRecord(acting, params.entity as string, request) };
    },
  }),
  route({
    method: 'get',
    path: '/api/records/:entity/:id',
    summary:
      'Reads a record as its reader may see it; its live fields, what balances come to now, when asked.',
    tag: 'records',
    access: 'session',
    query: z.strictObject({ live: z.enum(['true', 'false']).optional() }),
    answers: { 200: 'record' },
    async handle(incoming) {
      const [entityId, id] = idOf(incoming);
      const { acting, query } = incoming;
      return query.live === 'true'
        ? answerAccess(await readLiveRecord(acting, entityId, id), true)
        : answerAccess(await readRecord(acting, entityId, id));
    },
  }),
  route({
    method: 'patch',
    path: '/api/records/:entity/:id',
    summary: 'Changes a record (RFC 7396; lines as a complete list or by line id); needs If-Match.',
    tag: 'records',
    access: 'session',
    body: 'record',
    answers: { 200: 'record' },
    async handle(incoming) {
      const [entityId, id] = idOf(incoming);
      const { acting, ifMatch, body } = incoming;
      return answerAccess(await updateRecord(answering(acting, answerAccess), entityId, id, ifMatch, body));
    },
  }),
  route({
    method: 'delete',
    path: '/api/records/:entity/:id',
    summary: 'Deletes a record that nothing refers to; needs If-Match.',
    tag: 'records',
    access: 'session',
    answers: { 204: 'nothing' },
    async handle(incoming) {
      const [entityId, id] = idOf(incoming);
      const answer = () => ({ status: 204 });
      await deleteRecord(answering(incoming.acting, answer), entityId, id, incoming.ifMatch);
      return answer();
    },
  }),
  route({
    method: 'post',
    path: '/api/records/:entity/:id/submit',
    summary: 'Submits a record for approval, or again after it was given back.',
    tag: 'approvals',
    access: 'session',
    body: act,
    answers: { 200: 'record' },
    async handle(incoming) {
      const [entityId, id] = idOf(incoming);
      const { acting, ifMatch, body } = incoming;
      return takeTransition(acting, { entityId, id, seen: ifMatch, ...(body as Act) });
    },
  }),
  route({
    method: 'get',
    path: '/api/records/:entity/:id/actions',
    summary: 'What the caller can do with the record now, and why not.',
    tag: 'records',
    access: 'session',
    answers: { 200: recordActionsShape },
    async handle(incoming) {
      return { status: 200, body: await recordActions(incoming.acting, ...idOf(incoming)) };
    },
  }),
  route({
    method: 'post',
    path: '/api/records/:entity/:id/actions/:action',
    summary: 'Takes a transition.',
    tag: 'records',
    access: 'session',
    body: act,
    answers: { 200: 'record' },
    async handle(incoming) {
      const [entityId, id] = idOf(incoming);
      const { acting, ifMatch, body, params } = incoming;
      const transitionId = params.action as string;
      return takeTransition(acting, { entityId, id, transitionId, seen: ifMatch, ...(body as Act) });
    },
  }),
  route({
    method: 'post',
    path: '/api/records/:entity/:id/convert/:conversion',
    summary: 'Makes the next document: everything that remains, or the quantities given by source line.',
    tag: 'records',
    access: 'session',
    body: z.strictObject({ lines: z.record(z.string().max(64), z.string().max(40)).optional() }),
    answers: { 201: z.object({ entity: z.string(), record: z.record(z.string(), z.unknown()) }) },
    async handle(incoming) {
      const [entityId, id] = idOf(incoming);
      const { acting, params, body } = incoming;
      const { lines } = body as { lines?: Record<string, string> };
      const conversionId = params.conversion as string;
      const target = acting.world.configuration.conversions.get(conversionId)?.definition.to ?? '';
      const answer = (record: StoredRecord) => ({
        status: 201,
        body: { entity: target, record: answerRecord(acting, target, record).body },
      });
      return answer(await convertRecord(answering(acting, answer), { entityId, id, conversionId, lines }));
    },
  }),
  route({
    method: 'get',
    path: '/api/records/:entity/:id/timeline',
    summary: 'What happened to the record, newest first.',
    tag: 'records',
    access: 'session',
    answers: { 200: z.object({ items: z.array(timelineEntry) }) },
    async handle(incoming) {
      return { status: 200, body: { items: await recordTimeline(incoming.acting, ...idOf(incoming)) } };
    },
  }),
  route({
    method: 'get',
    path: '/api/records/:entity/:id/preview-approval',
    summary: 'The way of the record through its approval: past, present and predicted.',
    tag: 'approvals',
    access: 'session',
    query: z.strictObject({ department: submittingFor }),
    answers: { 200: z.object({ path: predictedPath.nullable() }) },
    async handle(incoming) {
      const { acting, query } = incoming;
      return {
        status: 200,
        body: { path: await previewApproval(acting, ...idOf(incoming), query.department) },
      };
    },
  }),
];
