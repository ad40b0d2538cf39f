import { z } from 'zod';
import { overseeApprovals, overviews } from '../../operations/admin/approvals.ts';
import { pageOf, pageParameters, parseMoment } from '../paging.ts';
import { route } from '../route.ts';
import * as shapes from '../shapes.ts';

const named = z.object({ id: z.string(), label: shapes.label.nullable() });

const overseen = z.object({
  id: z.string(),
  state: z.string(),
  workflow: named,
  entity: named,
  record: shapes.reference,
  initiator: shapes.reference,
  startedAt: z.string(),
  since: z.string(),
  dueAt: z.string().nullable(),
  nodes: z.array(named),
  holders: z.array(shapes.reference),
  failure: z.object({ code: z.string(), detail: z.string(), from: named, to: named }).nullable(),
  suspension: z.object({ by: z.string(), reason: z.string() }).nullable(),
  actions: z.array(shapes.offeredAction),
});

const id = z.string().max(60).optional();

export const adminApprovalRoutes = [
  route({
    method: 'get',
    path: '/api/admin/approvals',
    summary:
      'Approvals of the whole company by what they are doing, halted ones unless said otherwise; the newest change first.',
    tag: 'admin',
    access: 'administrator',
    query: z.strictObject({
      state: z.enum(overviews).optional(),
      entity: id,
      holder: id,
      ...pageParameters,
    }),
    answers: { 200: z.object({ items: z.array(overseen), nextCursor: z.string().nullable() }) },
    async handle({ acting, query }) {
      const { state = 'failed', entity, holder, cursor, limit = '50' } = query;
      const found = await overseeApprovals(acting, {
        state: state as (typeof overviews)[number],
        entity,
        holder,
        after: parseMoment(cursor),
        limit: Number(limit) + 1,
      });
      const { items, nextCursor } = pageOf(
        found.map((approval) => ({ id: approval.id, at: approval.since, approval })),
        Number(limit),
      );
      return { status: 200, body: { items: items.map(({ approval }) => approval), nextCursor } };
    },
  }),
];
