import { calendarFingerprint, type WorkCalendar } from '../../../engine/calendar/work-calendar.ts';
import { Refusal } from '../../../engine/refusal.ts';
import { type Acting, scopeOf } from '../operations/acting.ts';
import { runCommand } from '../operations/run-instance.ts';
import { inTransaction } from '../operations/work.ts';
import type { Errand, StoredErrand } from '../store/errands.ts';
import { completeRow } from '../store/leases.ts';
import { instancesDueBy } from '../store/list-instances.ts';
import { editedSince } from '../tenants/plain-calendars.ts';

/** How many are told before others have their turn, and before the lease is over. */
const portion = 25;

/**
 * Tells approvals with something due by a calendar that it was edited, each with a command of its own;
 * what is left is another errand. One that has been told has nothing due by the old calendar any more, so
 * that a portion may be begun again where its worker died (approval.md H1).
 */
export async function moveDueDates(
  acting: Acting,
  row: StoredErrand,
  errand: Errand & { kind: 'calendars' },
): Promise<void> {
  const edited = editedSince(errand.before, acting.world.organisation.calendars);
  if (edited.length === 0) return;
  const calendars = edited.map(calendarFingerprint);
  const found = await instancesDueBy(scopeOf(acting), calendars, { behind: errand.cursor, limit: portion });
  for (const id of found) await tell(acting, row, id, edited);
  const cursor = found.at(-1);
  if (found.length < portion || cursor === undefined) return;
  await inTransaction(acting, async (work) => {
    work.dispatch({ key: `${errand.key}:${cursor}`, errand: { ...errand, cursor } });
    await completeRow(work.scope, 'errands', row);
  });
}

/** One whose definition is gone, or that is over meanwhile, does not hold up the others. */
async function tell(
  acting: Acting,
  row: StoredErrand,
  instance: string,
  calendars: readonly WorkCalendar[],
): Promise<void> {
  const command = {
    commandId: `${row._id}:${instance}`,
    verb: 'calendar-changed' as const,
    actor: { id: acting.person.id },
    calendars,
  };
  try {
    await runCommand(acting, instance, command);
  } catch (cause) {
    if (!(cause instanceof Refusal) || cause.code === 'server.overloaded') throw cause;
  }
}
