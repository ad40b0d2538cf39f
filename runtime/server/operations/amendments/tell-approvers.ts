import { changeClassOf, isApprovedState } from '../../../../engine/amendment/change-rights.ts';
import type { CompiledEntity } from '../../../../engine/compile/compiled.ts';
import { titleOf } from '../../../../engine/record/facts.ts';
import { type FieldChange, fieldPathOf } from '../../../../engine/record/field-change.ts';
import type { StoredRecord } from '../../store/records.ts';
import type { Work } from '../work.ts';
import { approvalOf } from './approval-of.ts';

/** Whoever approved a record hears of what was saved into it since, where its fields say so (approval.md L6). */
export async function tellApprovers(
  work: Work,
  entity: CompiledEntity,
  record: StoredRecord,
  changes: readonly FieldChange[],
): Promise<void> {
  const isTold = ({ path }: FieldChange) => changeClassOf(entity, fieldPathOf(path)) === 'notify';
  if (!isApprovedState(entity, record.state) || !changes.some(isTold)) return;
  const approved = await approvalOf(work.scope, entity.id, record.id);
  const slots = approved?.visits.flatMap((visit) => visit.slots) ?? [];
  const people = slots.filter(({ state }) => state === 'approved').map(({ assignee }) => assignee.id);
  const to = [...new Set(people)].filter((id) => id !== work.acting.person.id);
  if (!approved || to.length === 0) return;
  work.tell(`amended:${entity.id}:${record.id}:${record.revision}`, {
    event: 'record-amended',
    to,
    instance: approved.id,
    entity: entity.id,
    record: record.id,
    title: titleOf(entity, record.values),
  });
}
