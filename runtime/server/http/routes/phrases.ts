import { z } from 'zod';
import { keepPhrases, readPhrases, readTaskPhrases } from '../../operations/phrases.ts';
import { route } from '../route.ts';

const phrases = z.object({
  items: z.array(
    z.object({ source: z.enum(['personal', 'node', 'company']), text: z.string(), filled: z.string() }),
  ),
});

export const phraseRoutes = [
  route({
    method: 'get',
    path: '/api/session/phrases',
    summary: 'Quick phrases for opinions: the caller’s own, and the company’s.',
    tag: 'approvals',
    access: 'session',
    answers: { 200: phrases },
    async handle({ acting }) {
      return { status: 200, body: { items: await readPhrases(acting) } };
    },
  }),
  route({
    method: 'put',
    path: '/api/session/phrases',
    summary: 'Keeps the caller’s own quick phrases, in their order.',
    tag: 'approvals',
    access: 'session',
    body: z.strictObject({ phrases: z.array(z.string().min(1).max(200)).max(50) }),
    answers: { 200: phrases },
    async handle({ acting, body }) {
      await keepPhrases(acting, (body as { phrases: string[] }).phrases);
      return { status: 200, body: { items: await readPhrases(acting) } };
    },
  }),
  route({
    method: 'get',
    path: '/api/tasks/:task/phrases',
    summary: 'Quick phrases for a to-do: own, its step’s and the company’s, filled in with what it is about.',
    tag: 'approvals',
    access: 'session',
    answers: { 200: phrases },
    async handle({ acting, params }) {
      return { status: 200, body: { items: await readTaskPhrases(acting, params.task as string) } };
    },
  }),
];
