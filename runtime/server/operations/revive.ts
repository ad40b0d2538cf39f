import type { CompiledEntity } from '../../../engine/compile/compiled.ts';
import { writeRightsOf } from '../../../engine/permission/policy.ts';
import { type LineRow, linesOf, type Values } from '../../../engine/record/values.ts';
import { Refusal } from '../../../engine/refusal.ts';
import type { Instance, InstanceState } from '../../../engine/workflow/instance.ts';
import { findInstance, findInstancesOf } from '../store/instances.ts';
import { newId } from '../store/new-id.ts';
import type { StoredRecord } from '../store/records.ts';
import { readInstance } from './act-on-instance.ts';
import { type Acting, entityOf, scopeOf } from './acting.ts';
import { createCopy } from './create-record.ts';
import { accessRecord, type RecordAccess } from './record-access.ts';

/** Ends that somebody may begin anew after (approval.md B14). */
const revivable: ReadonlySet<InstanceState> = new Set(['rejected', 'withdrawn', 'terminated']);

/**
 * Copies the record of an approval that ended without a yes into a new draft, which remembers that approval;
 * the approval itself stays as it is. A record that is a draft again is simply submitted again (approval.md B14).
 */
export async function revive(acting: Acting, instanceId: string): Promise<StoredRecord> {
  await readInstance(acting, instanceId);
  const instance = await findInstance(scopeOf(acting), instanceId);
  if (!instance) throw new Refusal('instance.not-found', { id: instanceId });
  const entity = entityOf(acting, instance.entity);
  const access = await accessRecord(acting, entity, instance.record);
  const why = whyNotRevived(access, instance);
  if (why) throw why;
  return createCopy(acting, entity.id, copyOf(acting, access, entity), instanceId);
}

/** The last approval of a record, where its person may begin anew after it. */
export async function revivalOf(acting: Acting, entityId: string, id: string): Promise<Instance | undefined> {
  const entity = entityOf(acting, entityId);
  const access = await accessRecord(acting, entity, id);
  if (acting.policy.entity(entityId).rule('create') !== true) return undefined;
  const [last] = await findInstancesOf(scopeOf(acting), entityId, id);
  return last && !whyNotRevived(access, last) ? last : undefined;
}

function whyNotRevived({ record, entity, approval }: RecordAccess, instance: Instance): Refusal | undefined {
  const isOwnPurpose = instance.purpose === undefined;
  const isDraft = [...entity.transitions.values()].some(
    ({ definition }) => definition.workflow !== undefined && definition.from.includes(record.state ?? ''),
  );
  return revivable.has(instance.state) && isOwnPurpose && !isDraft && !approval
    ? undefined
    : new Refusal('instance.not-revivable', { state: instance.state });
}

/** What the person may read there and write anew; numbers, computed values and files are the new record's own. */
function copyOf(acting: Acting, { record, rights }: RecordAccess, entity: CompiledEntity): Values {
  const own = writeRightsOf(acting.policy.entity(entity.id));
  const isCopied = (path: string) => {
    const field = entity.byPath.get(path);
    if (!field || field.computed || !rights.canRead(path) || !own.canWrite(path)) return false;
    const { type, unique } = field.definition;
    return type !== 'auto-number' && type !== 'attachment' && !unique;
  };
  const copied: Record<string, Values[string]> = {};
  for (const field of entity.fields.values()) {
    const value = record.values[field.id];
    if (value === undefined || value === null) continue;
    if (!field.columns) {
      if (isCopied(field.id)) copied[field.id] = value;
      continue;
    }
    copied[field.id] = linesOf(record.values, field.id).map((row): LineRow => {
      const columns = Object.entries(row).filter(([column]) => isCopied(`${field.id}.${column}`));
      return { ...Object.fromEntries(columns), id: newId() } as LineRow;
    });
  }
  return copied;
}
