import type { TimerKey } from '../../../engine/workflow/command.ts';
import type { LeasedRow } from './leases.ts';
import type { Scope } from './scope.ts';

/** A clock of an approval that runs out then (approval.md K8). */
export interface TimerRow extends TimerKey {
  instance: string;
  dueAt: string;
}

export type StoredTimer = LeasedRow & Omit<TimerRow, 'dueAt'>;

/** Writes timers; one that is there already stays as it is. */
export async function insertTimers(scope: Scope, timers: readonly TimerRow[]): Promise<void> {
  const documents = timers.map(({ dueAt, ...timer }) => ({
    ...timer,
    _id: `${timer.instance}:${timer.visit}:${timer.generation}`,
    tenant: scope.tenant,
    dueAt: new Date(dueAt),
    attempts: 0,
    lease: '',
  }));
  const writes = documents.map(({ _id, ...document }) => ({
    collection: 'timers',
    filter: { _id },
    update: { $setOnInsert: document },
    upsert: true,
  }));
  await scope.write(...writes);
}
