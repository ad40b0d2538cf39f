import type { FieldChange } from '../../../engine/record/field-change.ts';
import { Refusal } from '../../../engine/refusal.ts';
import { fieldsChangedSince } from '../store/audit.ts';
import { type Acting, entityOf, scopeOf } from './acting.ts';
import { accessRecord } from './record-access.ts';
import { visibleChange } from './visible-change.ts';

/** What a person may read of what changed in a record after a revision, with its values then and now. */
export async function changedSince(
  acting: Acting,
  { entity: entityId, record }: { entity: string; record: string },
  revision: number,
): Promise<FieldChange[]> {
  const entity = entityOf(acting, entityId);
  const { rights } = await accessRecord(acting, entity, record);
  const changed = await fieldsChangedSince(scopeOf(acting), entityId, record, revision);
  return [...changed.values()].flatMap((change) => visibleChange(change, rights.canRead, entity));
}

/** Whoever decides on what is no longer so learns what has changed meanwhile (approval.md F2). */
export async function withDifference<T>(
  acting: Acting,
  subject: () => Promise<{ entity: string; record: string } | undefined>,
  seen: number | undefined,
  act: () => Promise<T>,
): Promise<T> {
  try {
    return await act();
  } catch (cause) {
    if (!(cause instanceof Refusal) || cause.code !== 'task.record-changed' || seen === undefined)
      throw cause;
    const at = await subject();
    if (!at) throw cause;
    throw new Refusal(cause.code, cause.params, { changes: await changedSince(acting, at, seen) });
  }
}
