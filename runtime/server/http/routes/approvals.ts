import { z } from 'zod';
import { actOnInstance, readInstance } from '../../operations/act-on-instance.ts';
import { actOnTask } from '../../operations/act-on-task.ts';
import { answering } from '../../operations/acting.ts';
import { findPeopleForInstance, findPeopleForTask } from '../../operations/find-people.ts';
import type { PlannedStep } from '../../operations/plan-step.ts';
import { readTask, readTasks } from '../../operations/read-tasks.ts';
import { rehearseInstanceAct, rehearseTaskAct } from '../../operations/rehearse.ts';
import { newId } from '../../store/new-id.ts';
import { instanceAct, taskAct } from '../act-shapes.ts';
import { pageParameters, parseMoment } from '../paging.ts';
import { rehearsal } from '../rehearsal-shape.ts';
import { type Answer, type Incoming, route } from '../route.ts';
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

/** One request is one command, also when it comes twice (approval.md K5). */
function commandIdOf(headers: Incoming['headers']): string {
  return headers['idempotency-key'] ?? newId();
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
    method: 'get',
    path: '/api/tasks/:task/people',
    summary: 'Whom the holder of a to-do may hand it on to or ask: by name, pinyin or department.',
    tag: 'approvals',
    access: 'session',
    query: z.strictObject({ search: z.string().max(60).optional() }),
    answers: { 200: z.object({ items: z.array(shapes.foundPerson) }) },
    async handle({ acting, params, query }) {
      const items = await findPeopleForTask(acting, params.task as string, query.search ?? '');
      return { status: 200, body: { items } };
    },
  }),
  route({
    method: 'post',
    path: '/api/tasks/:task/actions',
    summary:
      'Does something with a to-do: decides it, hands it on, asks others. A race has one winner; the others get 409 with its name.',
    tag: 'approvals',
    access: 'session',
    isPersonal: true,
    body: taskAct,
    answers: { 200: decided },
    async handle({ acting, params, body, headers }) {
      const act = body as z.output<typeof taskAct>;
      return answerDecided(
        await actOnTask(answering(acting, answerDecided), params.task as string, {
          ...act,
          commandId: commandIdOf(headers),
        }),
      );
    },
  }),
  route({
    method: 'post',
    path: '/api/tasks/:task/rehearsals',
    summary: 'What an act on a to-do would lead to: to-dos that vanish and appear. Writes nothing.',
    tag: 'approvals',
    access: 'session',
    isPersonal: true,
    body: taskAct,
    answers: { 200: rehearsal },
    async handle({ acting, params, body }) {
      const act = body as z.output<typeof taskAct>;
      return {
        status: 200,
        body: await rehearseTaskAct(acting, params.task as string, { ...act, commandId: newId() }),
      };
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
    method: 'get',
    path: '/api/instances/:instance/people',
    summary: 'Whom an administrator may give a seat to: by name, pinyin or department.',
    tag: 'approvals',
    access: 'administrator',
    query: z.strictObject({ search: z.string().max(60).optional() }),
    answers: { 200: z.object({ items: z.array(shapes.foundPerson) }) },
    async handle({ acting, params, query }) {
      const items = await findPeopleForInstance(acting, params.instance as string, query.search ?? '');
      return { status: 200, body: { items } };
    },
  }),
  route({
    method: 'post',
    path: '/api/instances/:instance/actions',
    summary:
      'Acts on an approval as a whole: its initiator withdraws and urges; an administrator retries, jumps, suspends, resumes, terminates.',
    tag: 'approvals',
    access: 'session',
    isPersonal: true,
    body: instanceAct,
    answers: { 200: decided },
    async handle({ acting, params, body, headers }) {
      const act = body as z.output<typeof instanceAct>;
      return answerDecided(
        await actOnInstance(answering(acting, answerDecided), params.instance as string, {
          ...act,
          commandId: commandIdOf(headers),
        }),
      );
    },
  }),
  route({
    method: 'post',
    path: '/api/instances/:instance/rehearsals',
    summary: 'What an act on an approval as a whole would lead to. Writes nothing.',
    tag: 'approvals',
    access: 'session',
    isPersonal: true,
    body: instanceAct,
    answers: { 200: rehearsal },
    async handle({ acting, params, body }) {
      const act = body as z.output<typeof instanceAct>;
      return {
        status: 200,
        body: await rehearseInstanceAct(acting, params.instance as string, { ...act, commandId: newId() }),
      };
    },
  }),
];
