import { isApprovedState } from '../../../../engine/amendment/change-rights.ts';
import type { CompiledEntity } from '../../../../engine/compile/compiled.ts';
import { issue } from '../../../../engine/issue.ts';
import type { LedgerEntry } from '../../../../engine/ledger/post-entries.ts';
import type { Facts } from '../../../../engine/record/facts.ts';
import { type Instance, type InstanceState, isOver } from '../../../../engine/workflow/instance.ts';
import type { Amendment, AmendmentState } from '../../store/amendments.ts';
import type { Amending, StoredRecord } from '../../store/records.ts';
import { type Acting, factsOf, referenceOf, scopeOf } from '../acting.ts';
import { nextRevision } from '../own-row.ts';
import { planStateChange, type StateChange } from '../state-change.ts';
import { applyChange, type Unfit } from './apply-change.ts';
import { approvalOf } from './approval-of.ts';
import { blockersOf } from './blockers.ts';

/** What a step of its approval means to a request and to its record; made before the transaction. */
export interface AmendmentPlan {
  amendment: Amendment;
  recordAfter: StoredRecord;
  stateChange?: StateChange | undefined;
  /** Of a change that is applied: what the record posts now. */
  applied?: { entries: readonly LedgerEntry[]; facts: Facts };
  /** Of a cancellation that is carried out: the approval of the record, which it revokes. */
  revokes?: string | undefined;
}

interface AmendmentSubject {
  entity: CompiledEntity;
  record: StoredRecord;
  amendment: Amendment;
  /** Found when it was to be written: it does not fit. */
  unfit?: Unfit | undefined;
}

const states: Partial<Record<InstanceState, AmendmentState>> = {
  returned: 'returned',
  approved: 'applied',
  rejected: 'rejected',
  terminated: 'rejected',
  withdrawn: 'withdrawn',
};

/**
 * A request is where its approval is. Once that has agreed, the request is carried out on the record as
 * it is then, in the same transaction, or it is stale (approval.md L6, L7). Until then the record only
 * says that it is open.
 */
export async function planAmendment(
  acting: Acting,
  subject: AmendmentSubject,
  instance: Instance,
): Promise<AmendmentPlan> {
  const { record, amendment } = subject;
  const facts = factsOf(acting);
  const state = states[instance.state] ?? 'in-approval';
  const next: Amendment = { ...amendment, state, ...(isOver(instance) && { endedAt: facts.now }) };
  const marked = withMark(acting, record, instance, facts.now);
  if (state !== 'applied') return { amendment: next, recordAfter: marked };
  const done =
    subject.unfit ?? (await carryOut(acting, { ...subject, record: marked, before: record }, facts));
  if (!('recordAfter' in done))
    return { amendment: { ...next, state: 'stale', ...done }, recordAfter: marked };
  return { ...done, amendment: { ...next, revision: done.recordAfter.revision } };
}

type CarriedOut = Omit<AmendmentPlan, 'amendment'>;

async function carryOut(
  acting: Acting,
  { entity, record, before, amendment }: AmendmentSubject & { before: StoredRecord },
  facts: Facts,
): Promise<CarriedOut | Unfit> {
  const loading = { acting, scope: scopeOf(acting), entity, untrusted: new Set<string>() };
  const moved = async (after: StoredRecord, to: string): Promise<CarriedOut> => {
    const stateChange = await planStateChange(loading, facts, before, after, to);
    return { recordAfter: stateChange.after, stateChange };
  };
  if (!isApprovedState(entity, before.state))
    return { issues: [issue('record.not-approved', '', { state: before.state ?? '' })] };
  if (amendment.purpose === 'cancel') {
    const blockers = await blockersOf(acting, entity, before, facts);
    if (blockers.length > 0) return { blockers };
    const to = entity.definition.amendments?.cancel?.to ?? '';
    const approved = await approvalOf(scopeOf(acting), entity.id, before.id);
    return { ...(await moved(record, to)), revokes: approved?.id };
  }
  const change = await applyChange(acting, entity, before, { amendment, facts });
  if (!('values' in change)) return change;
  const after: StoredRecord = { ...record, values: change.values };
  const applied = { entries: change.entries, facts };
  return change.state === undefined
    ? { recordAfter: after, applied }
    : { ...(await moved(after, change.state)), applied };
}

/** The record with the mark of an open request, or without that of one that is over. */
function withMark(acting: Acting, record: StoredRecord, instance: Instance, now: string): StoredRecord {
  const { amending = [] } = record;
  const isMarked = amending.some((one) => one.instance === instance.id);
  if (isMarked !== isOver(instance)) return record;
  const own: Amending = {
    purpose: instance.purpose as Amending['purpose'],
    amendment: instance.amendment as string,
    instance: instance.id,
    since: instance.startedAt,
  };
  return {
    ...nextRevision(record, referenceOf(acting.person), now),
    amending: isMarked ? amending.filter((one) => one.instance !== instance.id) : [...amending, own],
  };
}
