import type { CompiledEntity } from '../../../engine/compile/compiled.ts';
import type { Purpose } from '../../../engine/definition/amendments.ts';
import { type Showing, visibleValues } from '../../../engine/permission/visible-values.ts';
import type { StoredRecord } from '../store/records.ts';
import type { RecordAccess } from './record-access.ts';

/** A record as programs and pages get it (design.md, HTTP). */
export interface PresentedRecord {
  id: string;
  revision: number;
  state: string | null;
  stateSince: string | null;
  createdAt: string;
  createdBy: { id: string; title: string };
  updatedAt: string;
  updatedBy: { id: string; title: string };
  /** The approval that locks it, and since when (approval.md L4). */
  lock: { instance: string; since: string } | null;
  /** Open requests to change or cancel it (approval.md L6, L7). */
  amending: readonly { purpose: Purpose; amendment: string; instance: string; since: string }[] | null;
  [field: string]: unknown;
}

export function presentRecord(
  entity: CompiledEntity,
  record: StoredRecord,
  showing: Showing,
): PresentedRecord {
  return {
    id: record.id,
    revision: record.revision,
    state: record.state ?? null,
    stateSince: record.stateSince ?? null,
    createdAt: record.createdAt,
    createdBy: record.createdBy,
    updatedAt: record.updatedAt,
    updatedBy: record.updatedBy,
    lock: record.lock ?? null,
    amending: record.amending && record.amending.length > 0 ? record.amending : null,
    ...visibleValues(entity, record.values, showing),
  };
}

/** The same of a record with the rights that its reader has on this one. */
export function presentFields({ entity, record, rights }: RecordAccess, live = false): PresentedRecord {
  return presentRecord(entity, record, { canReadField: rights.canRead, live });
}
