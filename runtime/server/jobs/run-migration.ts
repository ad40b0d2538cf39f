import { type Acting, scopeOf } from '../operations/acting.ts';
import { migrateOne } from '../operations/designer/migrations.ts';
import { inTransaction } from '../operations/work.ts';
import type { StoredErrand } from '../store/errands.ts';
import { completeRow } from '../store/leases.ts';
import { findMigration } from '../store/migrations.ts';

/** How many are moved before others have their turn, and before the lease is over. */
const portion = 25;

/** Moves the next approvals of a migration; what is left is another errand (approval.md L2). */
export async function runMigration(acting: Acting, row: StoredErrand, id: string): Promise<void> {
  const migration = await findMigration(scopeOf(acting), id);
  const waiting = (migration?.rows ?? []).flatMap((one, index) => (one.outcome === 'waiting' ? [index] : []));
  if (!migration || waiting.length === 0) return;
  for (const index of waiting.slice(0, portion)) await migrateOne(acting, migration, index);
  if (waiting.length <= portion) return;
  await inTransaction(acting, async (work) => {
    const key = `migration:${id}:${waiting[portion]}`;
    work.dispatch({ key, errand: { kind: 'migration', migration: id } });
    await completeRow(work.scope, 'errands', row);
  });
}
