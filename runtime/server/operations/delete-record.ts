import type { CompiledEntity } from '../../../engine/compile/compiled.ts';
import { Refusal } from '../../../engine/refusal.ts';
import { findEntries } from '../store/ledgers.ts';
import { isReferred, deleteRecord as remove } from '../store/records.ts';
import { type Acting, entityOf, scopeOf } from './acting.ts';
import { keepAttachments } from './attachments/keep-attachments.ts';
import { touchTenant } from './create-record.ts';
import { fieldChanges } from './field-changes.ts';
import { accessRecord, isEditableState, rowAllowed } from './record-access.ts';
import { writeProgress } from './state-change.ts';
import { inTransaction } from './work.ts';

/** Deletes a record that nothing refers to; a gap-free number, a state past the first or an entry in a ledger means that it can only be cancelled. */
export async function deleteRecord(
  acting: Acting,
  entityId: string,
  id: string,
  seen: number | undefined,
): Promise<void> {
  const entity = entityOf(acting, entityId);
  const { record, policy, facts, approval } = await accessRecord(acting, entity, id);
  if (seen === undefined) throw new Refusal('record.revision-required', { entity: entityId });
  if (seen !== record.revision)
    throw new Refusal('record.changed', { entity: entityId, revision: record.revision, seen });
  if (!rowAllowed(policy, 'delete', entity, record, facts))
    throw new Refusal('permission.denied', { action: 'delete', entity: entityId });
  if (approval)
    throw new Refusal('record.locked', {
      by: approval.instance.initiator.name,
      since: approval.instance.startedAt,
      state: approval.instance.state,
    });
  if (!isDeletable(entity, record.state) || (await hasPosted(acting, entityId, id)))
    throw new Refusal('record.not-deletable', { entity: entityId });
  await assertUnreferenced(acting, entityId, id);
  await inTransaction(acting, async (work) => {
    if (!(await remove(work.scope, entity, id, record.revision)))
      throw new Refusal('record.changed', {
        entity: entityId,
        revision: record.revision + 1,
        seen: record.revision,
      });
    await keepAttachments(work, entity, id, { before: record.values, after: {} });
    await writeProgress(work, entity, record, undefined, facts);
    touchTenant(work, entity);
    work.audit({
      action: 'delete',
      entity: entityId,
      record: id,
      revision: record.revision,
      fields: fieldChanges(entity, record.values, {}),
    });
    work.hint({ entity: entityId, record: id });
  });
}

/** A gap-free number must not disappear, and what has left its first state is cancelled, not deleted. */
export function isDeletable(entity: CompiledEntity, state: string | undefined): boolean {
  const isNumbered = [...entity.fields.values()].some(
    ({ definition }) => definition.type === 'auto-number' && definition.gapless,
  );
  return !isNumbered && isEditableState(entity, state);
}

/** What stands in a ledger leads back to the record that wrote it. */
async function hasPosted(acting: Acting, entityId: string, id: string): Promise<boolean> {
  if (!acting.world.configuration.postings.has(entityId)) return false;
  return (await findEntries(scopeOf(acting), entityId, id)).length > 0;
}

async function assertUnreferenced(acting: Acting, entityId: string, id: string): Promise<void> {
  const scope = scopeOf(acting);
  for (const other of acting.world.configuration.entities.values())
    for (const field of other.byPath.values())
      if (field.refersTo === entityId && (await isReferred(scope, other, field.path, id)))
        throw new Refusal('record.in-use', { entity: other.id });
}
