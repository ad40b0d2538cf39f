import { modelsOf, type OutgoingHost } from '../../store/models.ts';
import type { Acting } from '../acting.ts';
import { inTransaction } from '../work.ts';

/** Replaces the hosts that services of this tenant may call (approval.md G6). */
export async function keepOutgoingHosts(
  acting: Acting,
  hosts: readonly OutgoingHost[],
): Promise<OutgoingHost[]> {
  const kept = hosts.map((one) => ({ ...one, host: one.host.toLowerCase() }));
  const { tenants } = modelsOf(acting.ground.database.mongoose);
  await inTransaction(acting, async (work) => {
    await tenants.updateOne(
      { _id: work.scope.tenant },
      { $set: { outgoingHosts: kept } },
      { session: work.session },
    );
    work.touch('settingsRevision');
    const names = kept.map(({ host }) => host).join(', ');
    work.audit({ action: 'outgoing-hosts', entity: 'tenant', record: work.scope.tenant, reason: names });
  });
  return kept;
}
