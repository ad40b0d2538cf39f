import type { Ground } from '../operations/acting.ts';
import { systemActing } from '../operations/system-acting.ts';
import type { StoredErrand } from '../store/errands.ts';
import { Fenced } from '../store/leases.ts';
import { endChildren } from './children/end-children.ts';
import { reportChild } from './children/report-child.ts';
import { startChild } from './children/start-child.ts';
import { moveDueDates } from './move-due-dates.ts';
import { runCompensations } from './run-compensations.ts';
import { runMigration } from './run-migration.ts';
import { runService } from './run-service.ts';

/** Does what an approval asked to be done outside; doing it twice is harmless, its report counts once (approval.md K7). */
export async function runErrand(ground: Ground, row: StoredErrand): Promise<void> {
  const acting = await systemActing(
    ground,
    row.tenant,
    row.errand.kind === 'migration' ? 'system:migration' : 'system:rule',
  );
  if (!acting) return;
  const { errand } = row;
  try {
    if (errand.kind === 'service') await runService(acting, row, errand);
    if (errand.kind === 'compensate') await runCompensations(acting, row, errand);
    if (errand.kind === 'start-child') await startChild(acting, row, errand);
    if (errand.kind === 'report-child') await reportChild(acting, row, errand.child);
    if (errand.kind === 'end-children') await endChildren(acting, row._id, errand);
    if (errand.kind === 'calendars') await moveDueDates(acting, row, errand);
    if (errand.kind === 'migration') await runMigration(acting, row, errand.migration);
  } catch (cause) {
    if (!(cause instanceof Fenced)) throw cause;
  }
}
