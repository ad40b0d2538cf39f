import { z } from 'zod';
import { codeMessage } from '../../../app/messages/code-message.ts';
import { type Acting, answering, scopeOf } from '../../operations/acting.ts';
import {
  type PresentedHandover,
  presentHandover,
  readDeparted,
  readHandover,
  readPersonInUse,
} from '../../operations/handovers/read-handovers.ts';
import { type HandoverRequest, startHandover } from '../../operations/handovers/start-handover.ts';
import { type Handover, listHandovers } from '../../store/handovers.ts';
import { pageOf, pageParameters, parseMoment } from '../paging.ts';
import { route } from '../route.ts';
import * as shapes from '../shapes.ts';

const id = z.string().min(1).max(60);
const ids = z.array(id).max(200);
const named = z.object({ id: z.string(), label: shapes.label.nullable() });

const personInUse = z.object({
  person: shapes.reference.extend({ active: z.boolean() }),
  held: z.array(z.object({ entity: named, workflow: named, count: z.int() })),
  references: z.object({
    workflows: z.array(
      z.object({ id: z.string(), module: z.string(), label: shapes.label, nodes: z.array(named) }),
    ),
    departments: z.array(shapes.reference),
    groups: z.array(z.string()),
    authorities: z.array(shapes.reference),
    rules: z.array(
      z.object({
        id: z.string(),
        principal: z.string(),
        proxy: z.string(),
        from: z.string(),
        until: z.string(),
      }),
    ),
  }),
});

const handover = z.object({
  id: z.string(),
  person: shapes.reference,
  successors: z.array(
    shapes.reference.extend({
      entities: z.array(z.string()),
      workflows: z.array(z.string()),
      share: z.int(),
    }),
  ),
  reason: z.string(),
  by: shapes.reference,
  at: z.string(),
  state: z.enum(['running', 'done']),
  total: z.int(),
  done: z.int(),
  rules: z.int(),
  problems: z.array(
    z.object({
      instance: z.string(),
      entity: z.string(),
      record: z.string(),
      title: z.string(),
      code: z.string(),
      message: z.string(),
    }),
  ),
  endedAt: z.string().optional(),
});

/** Why something could not be handed over has its words. */
function tell({ language }: Acting, { problems, ...one }: PresentedHandover): z.output<typeof handover> {
  return {
    ...one,
    successors: one.successors.map(({ entities, workflows, ...other }) => ({
      ...other,
      entities: [...entities],
      workflows: [...workflows],
    })),
    problems: problems.map(({ params, ...problem }) => ({
      ...problem,
      message: codeMessage(language, problem.code, params),
    })),
  };
}

/** As it begins, before there is anything to tell of it. */
const beginning = ({ id: handoverId, state, total }: Handover) => ({
  status: 202,
  body: { id: handoverId, state, total },
});

export const handoverRoutes = [
  route({
    method: 'get',
    path: '/api/admin/people/:person/references',
    summary: 'What somebody has to decide, and where definitions and the organisation name this person.',
    tag: 'admin',
    access: 'administrator',
    answers: { 200: personInUse },
    async handle({ acting, params }) {
      return { status: 200, body: await readPersonInUse(acting, params.person as string) };
    },
  }),
  route({
    method: 'get',
    path: '/api/admin/departed',
    summary: 'People who have left and are still named by definitions, or still have something to decide.',
    tag: 'admin',
    access: 'administrator',
    answers: { 200: z.object({ items: z.array(personInUse) }) },
    async handle({ acting }) {
      return { status: 200, body: { items: await readDeparted(acting) } };
    },
  }),
  route({
    method: 'get',
    path: '/api/admin/handovers',
    summary: 'Handovers of work, newest first.',
    tag: 'admin',
    access: 'administrator',
    query: z.strictObject(pageParameters),
    answers: { 200: z.object({ items: z.array(handover), nextCursor: z.string().nullable() }) },
    async handle({ acting, query }) {
      const { cursor, limit = '20' } = query;
      const found = await listHandovers(scopeOf(acting), {
        before: parseMoment(cursor),
        limit: Number(limit) + 1,
      });
      const { items, nextCursor } = pageOf(found, Number(limit));
      const told = await Promise.all(
        items.map(async (one) => tell(acting, await presentHandover(acting, one))),
      );
      return { status: 200, body: { items: told, nextCursor } };
    },
  }),
  route({
    method: 'post',
    path: '/api/admin/handovers',
    summary:
      'Begins to hand over everything undecided of a person; the handover itself says how far it is and what was left.',
    tag: 'admin',
    access: 'administrator',
    isPersonal: true,
    body: z.strictObject({
      person: id,
      successors: z
        .array(
          z.strictObject({
            person: id,
            entities: ids.optional(),
            workflows: ids.optional(),
            share: z.int().min(1).max(100).optional(),
          }),
        )
        .min(1)
        .max(20),
      reason: z.string().trim().min(1).max(1000),
    }),
    answers: { 202: z.object({ id: z.string(), state: z.string(), total: z.int() }) },
    async handle({ acting, body }) {
      return beginning(await startHandover(answering(acting, beginning), body as HandoverRequest));
    },
  }),
  route({
    method: 'get',
    path: '/api/admin/handovers/:handover',
    summary: 'A handover of work: how far it is, and what could not be handed over.',
    tag: 'admin',
    access: 'administrator',
    answers: { 200: handover },
    async handle({ acting, params }) {
      return { status: 200, body: tell(acting, await readHandover(acting, params.handover as string)) };
    },
  }),
];
