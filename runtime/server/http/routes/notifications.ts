import { z } from 'zod';
import { scopeOf } from '../../operations/acting.ts';
import { countUnread, listNotifications, markNotificationsRead } from '../../store/notifications.ts';
import { pageParameters } from '../paging.ts';
import { route } from '../route.ts';

/** Unread ones are counted no further than this. */
const mostCounted = 999;

const notification = z.object({
  id: z.string(),
  at: z.string(),
  event: z.string(),
  instance: z.string(),
  entity: z.string(),
  record: z.string(),
  title: z.string(),
  node: z.string().optional(),
  text: z.string().optional(),
  purpose: z.enum(['change', 'cancel']).optional(),
  read: z.boolean(),
});

export const notificationRoutes = [
  route({
    method: 'get',
    path: '/api/notifications',
    summary: 'What the caller was told, newest first, and how much of it is unread.',
    tag: 'approvals',
    access: 'session',
    query: z.strictObject({ limit: pageParameters.limit }),
    answers: { 200: z.object({ items: z.array(notification), unread: z.int() }) },
    async handle({ acting, query }) {
      const [scope, user] = [scopeOf(acting), acting.person.id];
      const [items, unread] = await Promise.all([
        listNotifications(scope, user, Number(query.limit ?? 50)),
        countUnread(scope, user, mostCounted),
      ]);
      return { status: 200, body: { items, unread } };
    },
  }),
  route({
    method: 'post',
    path: '/api/notifications/read',
    summary: 'Marks notifications of the caller as read: the named ones, or all.',
    tag: 'approvals',
    access: 'session',
    body: z.strictObject({ ids: z.array(z.string().max(300)).max(200).optional() }),
    answers: { 204: 'nothing' },
    async handle({ acting, body }) {
      const { ids } = body as { ids?: string[] };
      await markNotificationsRead(scopeOf(acting), acting.person.id, ids);
      return { status: 204 };
    },
  }),
];
