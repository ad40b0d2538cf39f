import { pendingSlots } from '../../../engine/workflow/instance.ts';
import type { Ground } from '../operations/acting.ts';
import { type IssuedLink, issueLinks } from '../operations/links/issue-links.ts';
import { findInstance } from '../store/instances.ts';
import type { NotifyPayload } from '../store/notifications.ts';
import type { Scope } from '../store/scope.ts';

/** Events that ask somebody to decide. */
const asking: ReadonlySet<NotifyPayload['event']> = new Set(['task-assigned', 'task-reminder', 'task-urged']);

/** Tells every channel there is; a link is made for each telling, since nobody keeps its secret. */
export async function sendToChannels(
  ground: Ground,
  scope: Scope,
  notifications: readonly { key: string; payload: NotifyPayload }[],
): Promise<void> {
  const { channels = [] } = ground;
  if (channels.length === 0) return;
  const world = await ground.tenants.world(scope.tenant);
  for (const { key, payload } of notifications) {
    const { to, ...about } = payload;
    for (const id of to) {
      const name = world?.organisation.person(id)?.name ?? id;
      const message = { ...about, key, tenant: scope.tenant, to: { id, name } };
      for (const channel of channels)
        await channel.send({ ...message, links: await linksFor(ground, scope, payload, id) });
    }
  }
}

async function linksFor(
  ground: Ground,
  scope: Scope,
  { event, instance: id, node }: NotifyPayload,
  user: string,
): Promise<IssuedLink[]> {
  const instance = asking.has(event) ? await findInstance(scope, id) : undefined;
  const held =
    instance &&
    pendingSlots(instance).find(
      ({ visit, slot }) =>
        slot.assignee.id === user &&
        slot.origin !== 'delegate' &&
        (node === undefined || visit.node === node),
    );
  if (!held) return [];
  return issueLinks(scope, { instance: id, slot: held.slot.id, user }, ground.clock());
}
