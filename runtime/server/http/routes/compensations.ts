import { z } from 'zod';
import {
  actOnCompensation,
  type CompensationAction,
  overseeCompensations,
} from '../../operations/admin/compensations.ts';
import { route } from '../route.ts';
import * as shapes from '../shapes.ts';

const named = z.object({ id: z.string(), label: shapes.label.nullable() });

const compensation = z.object({
  id: z.string(),
  instance: z.string(),
  entity: named,
  record: shapes.reference,
  node: named,
  service: z.string(),
  failed: z.string(),
  attempts: z.int(),
  nextAt: z.string(),
  waiting: z.int(),
});

/** What services did and could not be taken back (approval.md B5). */
export const compensationRoutes = [
  route({
    method: 'get',
    path: '/api/admin/compensations',
    summary: 'What services did for approvals and could not be taken back, each with the reason.',
    tag: 'admin',
    access: 'administrator',
    answers: { 200: z.object({ items: z.array(compensation) }) },
    async handle({ acting }) {
      return { status: 200, body: { items: await overseeCompensations(acting) } };
    },
  }),
  route({
    method: 'post',
    path: '/api/admin/compensations/:id/actions',
    summary: 'Has a taking back that failed tried again at once, or passes over it; the reason is kept.',
    tag: 'admin',
    access: 'administrator',
    body: z.strictObject({ action: z.enum(['retry', 'skip']), reason: z.string().trim().min(1).max(500) }),
    answers: { 204: 'nothing' },
    async handle({ acting, params, body }) {
      await actOnCompensation(
        acting,
        params.id as string,
        body as { action: CompensationAction; reason: string },
      );
      return { status: 204 };
    },
  }),
];
