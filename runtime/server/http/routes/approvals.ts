import { z } from 'zod';
import { actOnInstance, readInstance } from '../../operations/act-on-instance.ts';
import { actOnTask } from '../../operations/act-on-task.ts';
import { answering } from '../../operations/acting.ts';
import type { PlannedStep } from '../../operations/plan-step.ts';
import { readTask, readTasks } from '../../operations/read-tasks.ts';
import { newId } from '../../store/new-id.ts';
import { pageParameters, parseMoment } from '../paging.ts';
import { type Answer, route } from '../route.ts';
import * as shapes from '../shapes.ts';

const decided = z.object({
  instance: z.string(),
  state: z.string(),
  rev: z.int(),
  record: z.object({ entity: z.string(), id: z.string(), state: z.string().nullable(), revision: z.int() }),
});

function answerDecided({ outcome: { instance }, recordAfter, entity }: PlannedStep): Answer {
  const record = {
    entity: entity.id,
    id: recordAfter.id,
    state: recordAfter.state ?? null,
    revision: recordAfter.revision,
  };
  return { status: 200, body: { instance: instance.id, state: instance.state, rev: instance.rev, record } };
}

export const approvalRoutes = [
  route({
    method: 'get',
    path: '/api/tasks',
    summary: 'The to-dos of the caller, newest first.',
    tag: 'approvals',
    access: 'session',
    query: z.strictObject({
      status: z.enum(['open', 'done']).optional(),
      entity: z.string().max(60).optional(),
      ...pageParameters,
    }),
    answers: { 200: z.object({ items: z.array(shapes.task), nextCursor: z.string().nullable() }) },
    async handle({ acting, query }) {
      const { status = 'open', entity, cursor, limit = '50' } = query;
      return {
        status: 200,
        body: await readTasks(acting, {
          status: status as 'open' | 'done',
          entity,
          before: parseMoment(cursor),
          limit: Number(limit),
        }),
      };
    },
  }),
  route({
    method: 'get',
    path: '/api/tasks/:task',
    summary: 'One to-do of the caller.',
    tag: 'approvals',
    access: 'session',
    answers: { 200: shapes.task },
    async handle({ acting, params }) {
      return { status: 200, body: await readTask(acting, params.task as string) };
    },
  }),
  route({
    method: 'post',
    path: '/api/tasks/:task/actions',
    summary:
      'Decides a to-do: approve, reject or return. A race has one winner; the others get 409 with its name.',
    tag: 'approvals',
    access: 'session',
    isPersonal: true,
    body: z.strictObject({
      action: z.enum(['approve', 'reject', 'return']),
      comment: z.string().max(2000).optional(),
      seenRevision: z.int().min(1),
      resubmit: z.enum(['restart', 'from-target', 'direct']).optional(),
    }),
    answers: { 200: decided },
    async handle({ acting, params, body, headers }) {
      const action = body as Parameters<typeof actOnTask>[2];
      const commandId = headers['idempotency-key'] ?? newId();
      return answerDecided(
        await actOnTask(answering(acting, answerDecided), params.task as string, { ...action, commandId }),
      );
    },
  }),
  route({
    method: 'get',
    path: '/api/instances/:instance',
    summary: 'A running or finished approval, for whoever may read its record.',
    tag: 'approvals',
    access: 'session',
    answers: { 200: shapes.instance },
    async handle({ acting, params }) {
      return { status: 200, body: await readInstance(acting, params.instance as string) };
    },
  }),
  route({
    method: 'post',
    path: '/api/instances/:instance/actions',
    summary: 'Acts on an approval as a whole: withdraw (its initiator), retry (an administrator).',
    tag: 'approvals',
    access: 'session',
    isPersonal: true,
    body: z.strictObject({ action: z.enum(['withdraw', 'retry']), reason: z.string().max(1000).optional() }),
    answers: { 200: decided },
    async handle({ acting, params, body, headers }) {
      const { action, reason } = body as { action: 'withdraw' | 'retry'; reason?: string };
      const commandId = headers['idempotency-key'] ?? newId();
      return answerDecided(
        await actOnInstance(answering(acting, answerDecided), params.instance as string, {
          action,
          reason,
          commandId,
        }),
      );
    },
  }),
];
