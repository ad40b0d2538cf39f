import type { Row } from '../../../engine/expression/environment.ts';
import type { Reference } from '../../../engine/record/values.ts';
import type { StoredRecord } from '../store/records.ts';

/** A record's own data, as its expressions read it. */
export function ownRow(record: Omit<StoredRecord, 'values'>): Row {
  const { id, state, createdAt, createdBy, updatedAt, updatedBy } = record;
  return { id, state, createdAt, createdBy, updatedAt, updatedBy };
}

/** A record as this person leaves it behind at a moment, but for what is changed in it. */
export function nextRevision(record: StoredRecord, by: Reference, now: string): StoredRecord {
  return { ...record, revision: record.revision + 1, updatedAt: now, updatedBy: by };
}

/** A new record around no values yet. */
export function blankRecord(id: string, state: string | undefined, by: Reference, now: string): StoredRecord {
  return {
    id,
    revision: 1,
    state,
    stateSince: state === undefined ? undefined : now,
    stateTimes: state === undefined ? {} : { [state]: now },
    createdAt: now,
    createdBy: by,
    updatedAt: now,
    updatedBy: by,
    values: {},
  };
}
