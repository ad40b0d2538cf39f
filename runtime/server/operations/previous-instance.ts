import { type Instance, isOver } from '../../../engine/workflow/instance.ts';
import { findInstancesOf } from '../store/instances.ts';
import type { StoredRecord } from '../store/records.ts';
import { type Acting, scopeOf } from './acting.ts';

/** The approval that a new one comes after: the last one of the record, or of the record that it is a copy of (approval.md B14). */
export async function previousInstance(
  acting: Acting,
  entity: string,
  record: StoredRecord,
): Promise<Instance['previous']> {
  // What was never submitted has none of its own.
  if (record.configuration === undefined) return record.revives;
  const all = await findInstancesOf(scopeOf(acting), entity, record.id);
  const last = all.find((instance) => instance.purpose === undefined && isOver(instance));
  return last?.id ?? record.revives;
}
