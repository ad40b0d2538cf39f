import type { InstanceState } from '../../../engine/workflow/instance.ts';
import { type Acting, type Ground, scopeOf } from '../operations/acting.ts';
import { systemActing } from '../operations/system-acting.ts';
import { inTransaction } from '../operations/work.ts';
import { insertArchived, removeArchived } from '../store/archive.ts';
import { listInstanceLog } from '../store/audit.ts';
import { deleteInstance } from '../store/instances.ts';
import { listInstances } from '../store/list-instances.ts';
import { modelsOf } from '../store/models.ts';

const ended: readonly InstanceState[] = ['approved', 'rejected', 'withdrawn', 'terminated', 'revoked'];

/** Approvals that are looked up at once. */
const portion = 50;

/** Puts away what every tenant's policy says, and deletes what it says; off unless a tenant has set it (approval.md L9). */
export async function archiveApprovals(ground: Ground): Promise<void> {
  const tenants = await modelsOf(ground.database.mongoose).tenants.find({}, { _id: 1 }).lean();
  for (const { _id } of tenants) {
    const acting = await systemActing(ground, _id, 'system:rule');
    if (acting) await archiveFor(acting);
  }
}

async function archiveFor(acting: Acting): Promise<void> {
  const settings = acting.world.settings.get('organisation-settings');
  const [after, keep] = [monthsIn(settings?.archiveAfter), monthsIn(settings?.keepArchive)];
  const now = acting.ground.clock();
  if (after !== undefined) await putAway(acting, monthsBefore(now, after));
  if (keep === undefined) return;
  const removed = await removeArchived(scopeOf(acting), monthsBefore(now, keep));
  if (removed > 0)
    await inTransaction(acting, async (work) =>
      work.audit({ action: 'delete-archive', reason: String(removed) }),
    );
}

async function putAway(acting: Acting, before: string): Promise<void> {
  for (;;) {
    const found = await listInstances(scopeOf(acting), {
      states: ended,
      after: { at: before, id: '' },
      limit: portion,
    });
    for (const { instance } of found)
      await inTransaction(acting, async (work) => {
        if (!(await deleteInstance(work.scope, instance))) return;
        await insertArchived(work.scope, instance, await listInstanceLog(work.scope, instance.id), work.now);
        work.audit({ action: 'archive', entity: instance.entity, record: instance.record });
      });
    if (found.length < portion) return;
  }
}

function monthsIn(value: unknown): number | undefined {
  const months = Number(value ?? 0);
  return months > 0 ? months : undefined;
}

function monthsBefore(now: string, months: number): string {
  const date = new Date(now);
  date.setUTCMonth(date.getUTCMonth() - months);
  return date.toISOString();
}
