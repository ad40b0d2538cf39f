import { z } from 'zod';
import { readDeadLetters, sendAgain } from '../../operations/admin/letters.ts';
import { pageOf, pageParameters, parseMoment } from '../paging.ts';
import { route } from '../route.ts';
import * as shapes from '../shapes.ts';

const letter = z.object({
  id: z.string(),
  channel: z.string(),
  to: z.string(),
  entity: z.object({ id: z.string(), label: shapes.label.nullable() }),
  record: shapes.reference,
  event: z.string().nullable(),
  purpose: z.enum(['change', 'cancel']).nullable(),
  failed: z.string(),
  attempts: z.int(),
  writtenAt: z.string(),
  deadAt: z.string(),
});

/** Letters that could not be delivered (reliability.md B07). */
export const letterRoutes = [
  route({
    method: 'get',
    path: '/api/admin/letters',
    summary: 'Letters that could not be delivered, the newest first, each with the reason.',
    tag: 'admin',
    access: 'administrator',
    query: z.strictObject(pageParameters),
    answers: { 200: z.object({ items: z.array(letter), nextCursor: z.string().nullable() }) },
    async handle({ acting, query: { cursor, limit = '50' } }) {
      const before = parseMoment(cursor);
      const found = await readDeadLetters(acting, { before, limit: Number(limit) + 1 });
      const { items, nextCursor } = pageOf(
        found.map((one) => ({ id: one.id, at: one.deadAt, one })),
        Number(limit),
      );
      return { status: 200, body: { items: items.map(({ one }) => one), nextCursor } };
    },
  }),
  route({
    method: 'post',
    path: '/api/admin/letters/:id/send',
    summary: 'Has a letter that could not be delivered sent again, under the same Message-ID.',
    tag: 'admin',
    access: 'administrator',
    body: z.strictObject({}),
    answers: { 204: 'nothing' },
    async handle({ acting, params }) {
      await sendAgain(acting, params.id as string);
      return { status: 204 };
    },
  }),
];
