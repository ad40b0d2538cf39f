import { z } from 'zod';
import { listRecords } from '../../operations/list-records.ts';
import { lookUp } from '../../operations/look-up.ts';
import { type Incoming, route } from '../route.ts';

const search = z.string().max(200).optional();

const number = z
  .string()
  .regex(/^\d{1,6}$/)
  .optional();

const candidates = z.object({
  items: z.array(z.object({ id: z.string(), title: z.string(), fields: z.record(z.string(), z.unknown()) })),
  isComplete: z.boolean(),
});

/** A look-up by what stands in the address, or in the body of one that depends on the form. */
async function answerLookUp({ acting, params, query, body = {} }: Incoming) {
  const typed = body as { search?: string; values?: unknown; limit?: number };
  const limit = query.limit === undefined ? undefined : Number(query.limit);
  return {
    status: 200,
    body: await lookUp(acting, {
      entityId: params.entity as string,
      field: params.field as string,
      search: typed.search ?? query.search,
      values: typed.values,
      limit: typed.limit ?? limit,
    }),
  };
}

export const listRoutes = [
  route({
    method: 'get',
    path: '/api/records/:entity',
    summary: 'Records that the caller may read: filtered by an expression, sorted, page by page.',
    tag: 'records',
    access: 'session',
    query: z.strictObject({
      filter: z.string().max(2000).optional(),
      sort: z.string().max(200).optional(),
      fields: z.string().max(4000).optional(),
      limit: number,
      cursor: z.string().max(4000).optional(),
      total: z.enum(['true', 'false']).optional(),
      search,
    }),
    answers: { 200: 'record-list' },
    async handle({ acting, params, query }) {
      const { limit, total, ...asked } = query;
      return {
        status: 200,
        body: await listRecords(acting, params.entity as string, {
          ...asked,
          limit: limit === undefined ? undefined : Number(limit),
          total: total === 'true',
        }),
      };
    },
  }),
  route({
    method: 'get',
    path: '/api/records/:entity/look-up/:field',
    summary: 'Records that a reference field may take, found by what is typed.',
    tag: 'records',
    access: 'session',
    query: z.strictObject({ search, limit: number }),
    answers: { 200: candidates },
    handle: answerLookUp,
  }),
  route({
    method: 'post',
    path: '/api/records/:entity/look-up/:field',
    summary: 'The same for a field whose choice depends on the rest of the form. Writes nothing.',
    tag: 'records',
    access: 'session',
    query: z.strictObject({ search, limit: number }),
    body: z.strictObject({
      search,
      values: z.record(z.string(), z.unknown()).optional(),
      limit: z.int().min(1).optional(),
    }),
    answers: { 200: candidates },
    handle: answerLookUp,
  }),
];
