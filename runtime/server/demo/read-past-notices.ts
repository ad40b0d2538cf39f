import { setTimeout as pause } from 'node:timers/promises';
import type { Ground } from '../operations/acting.ts';
import { listNotifications, markNotificationsRead } from '../store/notifications.ts';
import { Scope } from '../store/scope.ts';
import { listTasks } from '../store/tasks.ts';

/** How long the last messages of a company may take to be delivered, in milliseconds. */
const longest = 20_000;

/** More than a demo company tells anybody. */
const most = 5000;

/** Everybody has read what they were told of what is over; whatever waits for them is new. */
export async function readPastNotices({ database, tenants }: Ground, tenant: string): Promise<void> {
  const scope = new Scope(database.db, tenant);
  await allDelivered(scope);
  const world = await tenants.world(tenant);
  for (const { id } of world?.organisation.peopleWhere(() => true) ?? []) {
    const waiting = await listTasks(scope, { assignees: [id], status: 'open', limit: most });
    const open = new Set(waiting.map(({ record }) => record));
    const told = await listNotifications(scope, id, most);
    const past = told.filter(({ event, record }) => event !== 'task-assigned' || !open.has(record));
    await markNotificationsRead(
      scope,
      id,
      past.map((one) => one.id),
    );
  }
}

async function allDelivered(scope: Scope): Promise<void> {
  const until = performance.now() + longest;
  const outbox = scope.collection('outbox');
  while (performance.now() < until && (await outbox.findOne(scope.own({}), { projection: { _id: 1 } })))
    await pause(50);
}
