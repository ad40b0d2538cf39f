import { z } from 'zod';
import { answering } from '../../operations/acting.ts';
import { answer } from '../../operations/questions/answer.ts';
import { ask } from '../../operations/questions/ask.ts';
import { findPeopleToAsk, readQuestions } from '../../operations/questions/read-questions.ts';
import { route } from '../route.ts';
import * as shapes from '../shapes.ts';

const question = z.object({
  id: z.string(),
  instance: z.string(),
  entity: z.string(),
  record: z.string(),
  by: shapes.reference,
  to: shapes.reference,
  text: z.string(),
  at: z.string(),
  state: z.enum(['open', 'answered', 'closed']),
  answer: z.object({ text: z.string(), at: z.string() }).optional(),
});

const words = z.string().max(2000).regex(/\S/).meta({ description: 'Not only blanks.' });

export const questionRoutes = [
  route({
    method: 'get',
    path: '/api/instances/:instance/questions',
    summary: 'What was asked about an approval and answered, oldest first; and whether the caller may ask.',
    tag: 'approvals',
    access: 'session',
    answers: {
      200: z.object({
        items: z.array(question),
        initiator: shapes.reference,
        reason: z.string().optional(),
      }),
    },
    async handle({ acting, params }) {
      return { status: 200, body: await readQuestions(acting, params.instance as string) };
    },
  }),
  route({
    method: 'get',
    path: '/api/instances/:instance/questions/people',
    summary: 'Whom the caller may ask: by name, pinyin or department.',
    tag: 'approvals',
    access: 'session',
    query: z.strictObject({ search: z.string().max(60).optional() }),
    answers: { 200: z.object({ items: z.array(shapes.foundPerson) }) },
    async handle({ acting, params, query }) {
      const items = await findPeopleToAsk(acting, params.instance as string, query.search ?? '');
      return { status: 200, body: { items } };
    },
  }),
  route({
    method: 'post',
    path: '/api/instances/:instance/questions',
    summary:
      'Asks a person, or the initiator, about an approval; they get a to-do to answer, and nothing moves.',
    tag: 'approvals',
    access: 'session',
    isPersonal: true,
    body: z.strictObject({
      to: z.string().min(1).max(60).meta({ description: '`initiator`, or a person by id.' }),
      text: words,
    }),
    answers: { 201: question },
    async handle({ acting, params, body }) {
      const render = (made: unknown) => ({ status: 201, body: made });
      const asked = await ask(
        answering(acting, render),
        params.instance as string,
        body as { to: string; text: string },
      );
      return { status: 201, body: asked };
    },
  }),
  route({
    method: 'post',
    path: '/api/instances/:instance/questions/:question/answer',
    summary: 'The asked person answers; the approval stays where it is.',
    tag: 'approvals',
    access: 'session',
    isPersonal: true,
    body: z.strictObject({ text: words }),
    answers: { 200: question },
    async handle({ acting, params, body }) {
      const render = (made: unknown) => ({ status: 200, body: made });
      const place = { instance: params.instance as string, question: params.question as string };
      const answered = await answer(answering(acting, render), place, (body as { text: string }).text);
      return { status: 200, body: answered };
    },
  }),
];
