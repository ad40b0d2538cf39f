import { z } from 'zod';
import { issue } from '../../../../engine/issue.ts';
import { scopeOf } from '../../operations/acting.ts';
import { setPassword } from '../../operations/admin/passwords.ts';
import { createToken, readTokens, revokeToken } from '../../operations/admin/tokens.ts';
import { Invalid } from '../../operations/invalid.ts';
import { listAudit } from '../../store/audit.ts';
import { pageOf, pageParameters, parseMoment } from '../paging.ts';
import { route } from '../route.ts';
import * as shapes from '../shapes.ts';

const token = z.object({
  id: z.string(),
  name: z.string(),
  user: shapes.reference,
  createdAt: z.string(),
  createdBy: shapes.reference,
  seenAt: z.string(),
  expiresAt: z.string(),
});

const auditEntry = z.object({
  id: z.string(),
  at: z.string(),
  by: shapes.reference,
  action: z.string(),
  channel: z.string(),
  ip: z.string().optional(),
  requestId: z.string().optional(),
  reason: z.string().optional(),
  people: z.array(z.object({ id: z.string(), title: z.string() })).optional(),
  entity: z.string().optional(),
  record: z.string().optional(),
  revision: z.int().optional(),
  fields: z.array(z.object({ path: z.string(), before: z.unknown(), after: z.unknown() })).optional(),
  state: z.object({ before: z.string().optional(), after: z.string().optional() }).optional(),
  instance: z.string().optional(),
});

const text = z.string().max(100).optional();

/** A day or a moment of the query; a day that is none is told. */
function momentIn(
  query: Readonly<Record<string, string | undefined>>,
  name: 'from' | 'to',
): Date | undefined {
  const written = query[name];
  if (written === undefined) return undefined;
  const day = /^\d{4}-\d{2}-\d{2}$/.test(written);
  const moment = new Date(day ? `${written}T${name === 'from' ? '00:00:00.000' : '23:59:59.999'}Z` : written);
  if (Number.isNaN(moment.getTime()))
    throw new Invalid([issue('request.wrong-shape', `/${name}`, { wanted: 'YYYY-MM-DD' })], 400);
  return moment;
}

export const adminRoutes = [
  route({
    method: 'get',
    path: '/api/admin/audit',
    summary: 'Who did what in the tenant, newest first; `from` and `to` are days or moments in UTC.',
    tag: 'admin',
    access: 'administrator',
    query: z.strictObject({
      entity: text,
      record: text,
      by: text,
      action: text,
      from: z.string().max(40).optional(),
      to: z.string().max(40).optional(),
      ...pageParameters,
    }),
    answers: { 200: z.object({ items: z.array(auditEntry), nextCursor: z.string().nullable() }) },
    async handle({ acting, query }) {
      const { entity, record, by, action, cursor, limit = '50' } = query;
      const found = await listAudit(scopeOf(acting), {
        entity,
        record,
        by,
        action,
        from: momentIn(query, 'from'),
        to: momentIn(query, 'to'),
        before: parseMoment(cursor),
        limit: Number(limit) + 1,
      });
      const { items, nextCursor } = pageOf(found, Number(limit));
      // The log of the machine itself is for rebuilding instances, not for reading.
      const shown = items.map(
        ({ changes: _, hashes: _hashes, seq: _seq, commandId: _id, ...entry }) => entry,
      );
      return { status: 200, body: { items: shown, nextCursor } };
    },
  }),
  route({
    method: 'get',
    path: '/api/admin/tokens',
    summary: 'The tokens of programs, newest first; never their secrets.',
    tag: 'admin',
    access: 'administrator',
    answers: { 200: z.object({ items: z.array(token) }) },
    async handle({ acting }) {
      return { status: 200, body: { items: await readTokens(acting) } };
    },
  }),
  route({
    method: 'post',
    path: '/api/admin/tokens',
    summary:
      'Makes a token by which a program acts as a person; its secret is answered here and never again.',
    tag: 'admin',
    access: 'administrator',
    isPersonal: true,
    body: z.strictObject({
      username: z.string().min(1).max(60),
      name: z.string().min(1).max(100),
      days: z.int().min(1).max(366),
    }),
    answers: { 201: token.extend({ token: z.string() }) },
    async handle({ acting, body }) {
      return { status: 201, body: await createToken(acting, body as Parameters<typeof createToken>[1]) };
    },
  }),
  route({
    method: 'delete',
    path: '/api/admin/tokens/:token',
    summary: 'Revokes a token, within a second.',
    tag: 'admin',
    access: 'administrator',
    isPersonal: true,
    answers: { 204: 'nothing' },
    async handle({ acting, params }) {
      await revokeToken(acting, params.token as string);
      return { status: 204 };
    },
  }),
  route({
    method: 'post',
    path: '/api/admin/accounts',
    summary: 'Gives a person of the organisation a password; their browser sessions end.',
    tag: 'admin',
    access: 'administrator',
    isPersonal: true,
    body: z.strictObject({ username: z.string().min(1).max(60), password: shapes.newPassword }),
    answers: { 204: 'nothing' },
    async handle({ acting, body }) {
      await setPassword(acting, body as Parameters<typeof setPassword>[1]);
      return { status: 204 };
    },
  }),
];
