import type { Document } from 'mongodb';
import type { Ground } from '../operations/acting.ts';
import { insertNotifications, type NotifyPayload } from '../store/notifications.ts';
import { renameReferences } from '../store/references.ts';
import { Scope } from '../store/scope.ts';

/** Delivers one message of the outbox; doing it twice changes nothing more. */
export async function deliverMessage(ground: Ground, row: Document): Promise<void> {
  const tenant = String(row.tenant);
  const scope = new Scope(ground.database.db, tenant);
  if (row.kind === 'notify') {
    const payload = row.payload as NotifyPayload;
    await insertNotifications(scope, String(row._id), payload);
    ground.hint({ tenant, inboxes: payload.to });
    return;
  }
  if (row.kind !== 'titles') throw new Error(`no delivery for messages of kind ${row.kind}`);
  const { entity, record, title } = row.payload as { entity: string; record: string; title: string };
  const world = await ground.tenants.world(tenant);
  if (world) await renameReferences(scope, world.configuration, { entity, record, title });
}
