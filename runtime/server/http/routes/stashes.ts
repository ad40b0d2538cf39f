import { z } from 'zod';
import { dropStash, keepStash, readStash } from '../../operations/stash/stash.ts';
import { viewTask } from '../../operations/view-task.ts';
import type { StashedDraft } from '../../store/stashes.ts';
import { route } from '../route.ts';
import * as shapes from '../shapes.ts';

/** The fields of a form, by id. */
const fields = z.record(z.string(), z.unknown());

const draft = z.strictObject({
  key: z.string().max(500),
  at: z.string().max(40),
  revision: z.int().min(1),
  base: fields,
  values: fields,
  texts: z.array(z.unknown()).max(10_000),
  waiting: z.array(z.unknown()).max(10_000),
  touched: z.array(z.string().max(300)).max(50_000),
});

export const stashRoutes = [
  route({
    method: 'post',
    path: '/api/tasks/:task/views',
    summary: 'The caller has the record of a to-do on the screen; its initiator sees that it was looked at.',
    tag: 'approvals',
    access: 'session',
    isPersonal: true,
    body: z.strictObject({ revision: z.int().min(1) }),
    answers: { 204: 'nothing' },
    async handle({ acting, params, body }) {
      await viewTask(acting, params.task as string, (body as { revision: number }).revision);
      return { status: 204 };
    },
  }),
  route({
    method: 'get',
    path: '/api/tasks/:task/stash',
    summary: 'What the caller began to write for a to-do, or what its former holder did.',
    tag: 'approvals',
    access: 'session',
    answers: {
      200: z.object({
        stash: z
          .object({
            opinion: z.string(),
            draft: draft.nullable(),
            at: z.string(),
            from: shapes.reference.nullable(),
            changed: z.array(z.object({ path: z.string(), before: z.unknown(), after: z.unknown() })),
          })
          .nullable(),
      }),
    },
    async handle({ acting, params }) {
      return { status: 200, body: { stash: await readStash(acting, params.task as string) } };
    },
  }),
  route({
    method: 'put',
    path: '/api/tasks/:task/stash',
    summary: 'Keeps an opinion or edits for a to-do, seen by nobody else; what is not given stays.',
    tag: 'approvals',
    access: 'session',
    isPersonal: true,
    body: z.strictObject({ opinion: z.string().max(2000).optional(), draft: draft.nullable().optional() }),
    answers: { 204: 'nothing' },
    async handle({ acting, params, body }) {
      const kept = body as { opinion?: string; draft?: StashedDraft | null };
      await keepStash(acting, params.task as string, kept);
      return { status: 204 };
    },
  }),
  route({
    method: 'delete',
    path: '/api/tasks/:task/stash',
    summary: 'Forgets what was kept for a to-do.',
    tag: 'approvals',
    access: 'session',
    isPersonal: true,
    answers: { 204: 'nothing' },
    async handle({ acting, params }) {
      await dropStash(acting, params.task as string);
      return { status: 204 };
    },
  }),
];
