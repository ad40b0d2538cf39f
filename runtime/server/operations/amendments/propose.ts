import { isApprovedState, rightsToRequest } from '../../../../engine/amendment/change-rights.ts';
import type { Purpose } from '../../../../engine/definition/amendments.ts';
import { requestActions } from '../../../../engine/definition/amendments.ts';
import type { Issue } from '../../../../engine/issue.ts';
import { allows, writeRightsOf } from '../../../../engine/permission/policy.ts';
import { environmentOf, rowOf } from '../../../../engine/record/facts.ts';
import type { FieldChange } from '../../../../engine/record/field-change.ts';
import type { WriteRights } from '../../../../engine/record/write-rights.ts';
import { Refusal } from '../../../../engine/refusal.ts';
import type { Blocker } from '../../store/amendments.ts';
import type { StoredRecord } from '../../store/records.ts';
import { type Acting, scopeOf } from '../acting.ts';
import { fieldChanges } from '../field-changes.ts';
import { ownRow } from '../own-row.ts';
import { prepareInput } from '../prepare.ts';
import type { RecordAccess } from '../record-access.ts';
import { approvalOf } from './approval-of.ts';
import { blockersOf, namesOf } from './blockers.ts';

/** What somebody proposes for an approved record. */
export interface Proposal {
  /** As it would be; the same as it is where nothing but its state would change. */
  record: StoredRecord;
  changes: FieldChange[];
  /** Everything wrong or worth a warning. */
  issues: readonly Issue[];
}

/** What the person may propose to change of it, whoever may save it. */
export function requestRights({ entity, policy, rights }: RecordAccess): WriteRights {
  const own = writeRightsOf(policy);
  const isFile = (path: string) => entity.byPath.get(path)?.definition.type === 'attachment';
  return rightsToRequest(entity, {
    canRead: rights.canRead,
    canWrite: (path) => own.canWrite(path) && rights.canRead(path) && !isFile(path),
    canAddLines: own.canAddLines,
    canDeleteLines: own.canDeleteLines,
  });
}

/** The record with a change that is not asked for yet, and all that is wrong with it. */
export async function propose(acting: Acting, access: RecordAccess, input: unknown): Promise<Proposal> {
  const { entity, record, facts } = access;
  const rights = requestRights(access);
  const { values, issues } = await prepareInput(
    { acting, entity, facts, before: record.values, isNew: false, own: ownRow(record), rights },
    input,
  );
  return {
    record: { ...record, values },
    changes: fieldChanges(entity, record.values, values),
    issues,
  };
}

/** Why no request of this kind can be made about a record now; undefined when it can. */
export async function whyNoRequest(
  acting: Acting,
  access: RecordAccess,
  purpose: Purpose,
): Promise<Refusal | undefined> {
  const { entity, record, approval, facts, policy } = access;
  const amendments = entity.definition.amendments;
  const wanted = amendments?.[purpose];
  if (!amendments || !wanted) return new Refusal('amendment.not-offered', { entity: entity.id });
  const environment = environmentOf(facts, entity.module, rowOf(entity, record));
  if (!allows(policy.actionRule(requestActions[purpose]), environment))
    return new Refusal('permission.denied', { action: requestActions[purpose], entity: entity.id });
  if (approval)
    return new Refusal('record.locked', {
      by: approval.instance.initiator.name,
      since: approval.instance.startedAt,
      state: approval.instance.state,
    });
  if (!isApprovedState(entity, record.state))
    return new Refusal('record.wrong-state', { state: record.state ?? '', action: requestActions[purpose] });
  const open = record.amending?.find((one) => one.purpose === purpose);
  if (open && !('several' in wanted && wanted.several))
    return new Refusal('instance.already-running', { instance: open.instance });
  return purpose === 'cancel' ? whyNotCancelled(acting, access) : undefined;
}

/** Too long ago, or later documents stand in the way; these are named (approval.md L7). */
async function whyNotCancelled(acting: Acting, access: RecordAccess): Promise<Refusal | undefined> {
  const { entity, record, facts } = access;
  const within = entity.definition.amendments?.cancel?.within;
  if (within !== undefined) {
    const approved = await approvalOf(scopeOf(acting), entity.id, record.id);
    const since = Date.parse(approved?.endedAt ?? record.stateSince ?? record.createdAt);
    if (Date.parse(facts.now) - since > within * 86_400_000)
      return new Refusal('amendment.too-late', { days: within });
  }
  const blockers = await blockersOf(acting, entity, record, facts);
  return blockers.length > 0 ? blocked(acting, blockers) : undefined;
}

function blocked(acting: Acting, blockers: readonly Blocker[]): Refusal {
  return new Refusal('amendment.blocked', { blockers: namesOf(acting, blockers) }, { blockers });
}
