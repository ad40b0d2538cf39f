import { type Acting, scopeOf } from '../operations/acting.ts';
import { moveApproval, takeBackApproval } from '../operations/designer/move-approval.ts';
import { inTransaction } from '../operations/work.ts';
import type { StoredErrand } from '../store/errands.ts';
import { completeRow } from '../store/leases.ts';
import { findMigration, isUndecided } from '../store/migrations.ts';

/** How many are moved before others have their turn, and before the lease is over. */
const portion = 25;

/** Moves the next approvals of a migration, or takes them back; what is left is another errand (approval.md L2). */
export async function runMigration(acting: Acting, row: StoredErrand, id: string): Promise<void> {
  const migration = await findMigration(scopeOf(acting), id);
  if (!migration) return;
  const left = migration.rows.flatMap((one, index) => (isUndecided(migration, one) ? [index] : []));
  const move = migration.takeBack ? takeBackApproval : moveApproval;
  for (const index of left.slice(0, portion)) await move(acting, migration, index);
  if (left.length <= portion) return;
  await inTransaction(acting, async (work) => {
    const key = `${migration.takeBack ? 'migration-back' : 'migration'}:${id}:${left[portion]}`;
    work.dispatch({ key, errand: { kind: 'migration', migration: id } });
    await completeRow(work.scope, 'errands', row);
  });
}
