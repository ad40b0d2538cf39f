import type { Ground } from '../operations/acting.ts';
import { runHandover } from '../operations/handovers/run-handover.ts';
import type { Telling } from '../store/notifications.ts';
import type { StoredMessage } from '../store/outbox.ts';
import { renameReferences } from '../store/references.ts';
import { Scope } from '../store/scope.ts';
import { sendConfirmation } from './send-confirmation.ts';
import { writeLetters } from './tell-people.ts';

/** Delivers messages of the outbox; doing it twice changes nothing more. */
export async function deliverMessages(ground: Ground, messages: readonly StoredMessage[]): Promise<void> {
  const byTenant = new Map<string, StoredMessage[]>();
  for (const message of messages)
    byTenant.set(message.tenant, [...(byTenant.get(message.tenant) ?? []), message]);
  for (const [tenant, own] of byTenant) {
    const scope = new Scope(ground.database.db, tenant);
    await writeLetters(
      ground,
      scope,
      own.filter(({ kind }) => kind === 'letters').map(({ payload }) => payload as unknown as Telling),
    );
    for (const message of own) await deliverOther(ground, scope, message);
  }
}

async function deliverOther(ground: Ground, scope: Scope, message: StoredMessage): Promise<void> {
  if (message.kind === 'letters') return;
  if (message.kind === 'handover')
    return runHandover(ground, scope.tenant, (message.payload as { handover: string }).handover);
  if (message.kind === 'confirmation')
    return sendConfirmation(ground, scope, (message.payload as { amendment: string }).amendment);
  if (message.kind !== 'titles') throw new Error(`no delivery for messages of kind ${message.kind}`);
  const { entity, record, title } = message.payload as { entity: string; record: string; title: string };
  const world = await ground.tenants.world(scope.tenant);
  if (world) await renameReferences(scope, world.configuration, { entity, record, title });
}
