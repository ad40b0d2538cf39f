import type { Document } from 'mongodb';
import type { Purpose } from '../../../engine/definition/amendments.ts';
import type { NotifyEvent } from '../../../engine/workflow/change.ts';
import type { Scope } from './scope.ts';

/** What a notification is about; its words are made where it is read. */
export interface NotifyPayload {
  event: NotifyEvent | 'question-asked' | 'question-answered' | 'outsider-to-tell';
  to: string[];
  instance: string;
  entity: string;
  record: string;
  title: string;
  node?: string;
  /** Of a notice: its words. */
  text?: string;
  /** Of a request about an approved record (approval.md L6, L7). */
  purpose?: Purpose;
}

export interface Notification extends Omit<NotifyPayload, 'to'> {
  id: string;
  at: string;
  read: boolean;
}

interface NotificationDocument extends Document {
  _id: string;
  tenant: string;
  user: string;
  at: Date;
  read: boolean;
}

/** What people are told, under a key that names it for ever within their company. */
export interface Telling {
  key: string;
  payload: NotifyPayload;
}

/** One notification a person and telling, however often that is written. */
export async function insertNotifications(scope: Scope, tellings: readonly Telling[]): Promise<void> {
  const at = new Date();
  const writes = tellings.flatMap(({ key, payload: { to, ...payload } }) =>
    to.map((user) => ({
      collection: 'notifications',
      filter: scope.own({ _id: `${scope.tenant}:${key}:${user}` }),
      update: { $setOnInsert: { ...payload, user, at, read: false } },
      upsert: true,
    })),
  );
  await scope.write(...writes);
}

export async function listNotifications(scope: Scope, user: string, limit: number): Promise<Notification[]> {
  const found = await scope
    .collection<NotificationDocument>('notifications')
    .find(scope.own({ user }), scope.options)
    .sort({ at: -1, _id: -1 })
    .limit(limit)
    .toArray();
  return found.map(
    ({ _id, tenant: _, user: _user, at, ...payload }) =>
      ({ ...payload, id: _id, at: at.toISOString() }) as unknown as Notification,
  );
}

/** How many a person has not read, counted no further than `most`. */
export async function countUnread(scope: Scope, user: string, most: number): Promise<number> {
  return scope
    .collection('notifications')
    .countDocuments(scope.own({ user, read: false }), { ...scope.options, limit: most });
}

/** Marks the named ones as read, or all of them. */
export async function markNotificationsRead(
  scope: Scope,
  user: string,
  ids?: readonly string[],
): Promise<void> {
  const named = ids === undefined ? {} : { _id: { $in: [...ids] } };
  await scope
    .collection('notifications')
    .updateMany(scope.own({ user, read: false, ...named }), { $set: { read: true } }, scope.options);
}
