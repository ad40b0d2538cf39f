import { Refusal } from '../../../engine/refusal.ts';
import type { Instance, InstanceState } from '../../../engine/workflow/instance.ts';
import type { Documents } from '../export/documents.ts';
import { type Acting, type Ground, scopeOf } from '../operations/acting.ts';
import { archiveSheet } from '../operations/proof/archive-sheet.ts';
import { systemActing } from '../operations/system-acting.ts';
import { inTransaction } from '../operations/work.ts';
import { type ArchivedSheet, insertArchived, removeArchived } from '../store/archive.ts';
import { listInstanceLog } from '../store/audit.ts';
import { deleteInstance } from '../store/instances.ts';
import { listInstances } from '../store/list-instances.ts';
import { modelsOf } from '../store/models.ts';

const ended: readonly InstanceState[] = ['approved', 'rejected', 'withdrawn', 'terminated', 'revoked'];

/** Approvals that are looked up at once. */
const portion = 50;

/** Puts away what every tenant's policy says, and deletes what it says; off unless a tenant has set it (approval.md L9). */
export async function archiveApprovals(ground: Ground, documents: Documents): Promise<void> {
  const tenants = await modelsOf(ground.database.mongoose).tenants.find({}, { _id: 1 }).lean();
  for (const { _id } of tenants) {
    const acting = await systemActing(ground, _id, 'system:rule');
    if (acting) await archiveFor(acting, documents);
  }
}

async function archiveFor(acting: Acting, documents: Documents): Promise<void> {
  const settings = acting.world.settings.get('organisation-settings');
  const [after, keep] = [monthsIn(settings?.archiveAfter), monthsIn(settings?.keepArchive)];
  const now = acting.ground.clock();
  if (after !== undefined) await putAway(acting, documents, monthsBefore(now, after));
  if (keep === undefined) return;
  const removed = await removeArchived(scopeOf(acting), monthsBefore(now, keep));
  if (removed > 0)
    await inTransaction(acting, async (work) =>
      work.audit({ action: 'delete-archive', reason: String(removed) }),
    );
}

async function putAway(acting: Acting, documents: Documents, before: string): Promise<void> {
  for (;;) {
    const found = await listInstances(scopeOf(acting), {
      states: ended,
      after: { at: before, id: '' },
      limit: portion,
    });
    for (const { instance } of found) {
      const sheet = await sheetOf(acting, documents, instance);
      await inTransaction(acting, async (work) => {
        if (!(await deleteInstance(work.scope, instance))) return;
        const log = await listInstanceLog(work.scope, instance.id);
        await insertArchived(work.scope, instance, log, { archivedAt: work.now, ...(sheet && { sheet }) });
        work.audit({ action: 'archive', entity: instance.entity, record: instance.record });
      });
    }
    if (found.length < portion) return;
  }
}

/** The record and what was decided about it on paper: as a PDF, or as a page where nothing prints. */
async function sheetOf(
  acting: Acting,
  documents: Documents,
  instance: Instance,
): Promise<ArchivedSheet | undefined> {
  const source = await archiveSheet(acting, instance);
  if (!source) return undefined;
  const printable = await documents.render(source);
  try {
    return { type: 'application/pdf', bytes: await documents.pdf(printable) };
  } catch (cause) {
    // Without a browser, or with a record that it cannot print, nothing is kept back: the page is as good a proof.
    if (!(cause instanceof Refusal)) throw cause;
    return { type: 'text/html', bytes: Buffer.from(printable.html) };
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
