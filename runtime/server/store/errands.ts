import type { ChildStart, OutsideCall } from '../../../engine/workflow/change.ts';
import type { PlainCalendars } from '../tenants/plain-calendars.ts';
import type { LeasedRow } from './leases.ts';
import { newId } from './new-id.ts';
import type { Scope } from './scope.ts';

/** What an approval has done outside: apart from the outbox, so that a slow service holds up no message (approval.md K7). */
export type Errand =
  | { kind: 'service'; instance: string; wait: string; attempt: number; call: OutsideCall }
  /** One after the other; `done` of them are. */
  | { kind: 'compensate'; instance: string; calls: readonly OutsideCall[]; done: number }
  /** An approval of a new record, for the one whose it is to be a child (G5). */
  | { kind: 'start-child'; instance: string; wait: string; child: string; start: ChildStart }
  | { kind: 'report-child'; instance: string; child: string }
  | { kind: 'end-children'; instance: string; children: readonly string[]; state: 'withdrawn' | 'terminated' }
  | { kind: 'migration'; migration: string }
  /** Calendars were edited: as they were before, and how far the approvals were told (H1). */
  | { kind: 'calendars'; key: string; before: PlainCalendars; cursor?: string };

/** An errand under the key that names it for ever, at once or not before it is due. */
export interface NewErrand {
  key: string;
  errand: Errand;
  dueAt?: string | undefined;
}

export type StoredErrand = LeasedRow & { errand: Errand };

/** How long an errand is its writer's, in milliseconds, unless it keeps it; any other process does it when that one has died. */
const writersTime = 15_000;

/** Writes errands; gives those that are due at once, taken by their writer. */
export async function insertErrands(scope: Scope, errands: readonly NewErrand[]): Promise<StoredErrand[]> {
  if (errands.length === 0) return [];
  const lease = newId();
  const rows = errands.map(
    ({ key, errand, dueAt }): StoredErrand => ({
      _id: `${scope.tenant}:${key}`,
      tenant: scope.tenant,
      errand,
      dueAt: dueAt === undefined ? new Date(Date.now() + writersTime) : new Date(dueAt),
      attempts: dueAt === undefined ? 1 : 0,
      lease: dueAt === undefined ? lease : '',
    }),
  );
  await scope.write(...rows.map((insert) => ({ collection: 'errands', insert })));
  return rows.filter((row) => row.lease === lease);
}

/** Notes how far a list of calls has got, so that none is repeated without need. */
export async function noteProgress(scope: Scope, row: StoredErrand, done: number): Promise<void> {
  await scope
    .collection<StoredErrand>('errands')
    .updateOne({ _id: row._id, tenant: scope.tenant, lease: row.lease }, { $set: { 'errand.done': done } });
}
