import type { Purpose } from '../../../../engine/definition/amendments.ts';
import { isError } from '../../../../engine/issue.ts';
import { fieldPathOf } from '../../../../engine/record/field-change.ts';
import { Refusal } from '../../../../engine/refusal.ts';
import type { Command } from '../../../../engine/workflow/command.ts';
import { type PredictedPath, predictPath } from '../../../../engine/workflow/predict.ts';
import type { Amendment, Blocker } from '../../store/amendments.ts';
import { newId } from '../../store/new-id.ts';
import { type Acting, entityOf, referenceOf } from '../acting.ts';
import { assertChosen } from '../choices-to-make.ts';
import { Invalid } from '../invalid.ts';
import { assertKnown } from '../known-people.ts';
import { withFacts } from '../load-facts.ts';
import { type PlannedStep, planStep, type StepSubject, workflowFacts } from '../plan-step.ts';
import { type PresentedRecord, presentRecord } from '../present-record.ts';
import { accessRecord, type RecordAccess } from '../record-access.ts';
import { untilWritten } from '../run-instance.ts';
import { conflict } from '../update-record.ts';
import { visibleChange } from '../visible-change.ts';
import { saveStep } from '../write-step.ts';
import { assertNotTaken } from './apply-change.ts';
import { type Proposal, propose, requestRights, whyNoRequest } from './propose.ts';

export interface AmendmentRequest {
  entityId: string;
  id: string;
  purpose: Purpose;
  /** Of a change: what is to change, as a save would take it. */
  changes?: unknown;
  reason: string;
  /** The revision that the requester saw; absent: as it is. */
  seen?: number | undefined;
  chosen?: Command['chosen'];
}

/** Asks for a change or the cancellation of an approved record: the record stays as it is until everybody has agreed (approval.md L6, L7). */
export async function requestAmendment(acting: Acting, request: AmendmentRequest): Promise<PlannedStep> {
  if (request.chosen) assertKnown(acting, { chosen: request.chosen });
  return untilWritten(async () => {
    const access = await accessRecord(acting, entityOf(acting, request.entityId), request.id);
    await assertPossible(acting, access, request);
    if (request.reason.trim() === '') throw new Refusal('task.opinion-required', { action: request.purpose });
    const amendment = await amendmentOf(acting, access, request);
    const subject = subjectFor(acting, access, amendment);
    await assertChosen(acting, subject, { chosen: request.chosen });
    const plan = await planStep(acting, subject, {
      commandId: newId(),
      verb: 'start',
      actor: { id: acting.person.id },
      instance: amendment.instance,
      purpose: amendment.purpose,
      amendment: amendment.id,
      opinion: amendment.reason,
      ...(request.chosen && { chosen: request.chosen }),
    });
    return saveStep(acting, plan);
  });
}

async function assertPossible(
  acting: Acting,
  access: RecordAccess,
  request: AmendmentRequest,
): Promise<void> {
  const why = await whyNoRequest(acting, access, request.purpose);
  if (why) throw why;
  const { record } = access;
  if (request.seen !== undefined && request.seen !== record.revision)
    throw await conflict(acting, access, request.seen, request.changes ?? {});
}

async function amendmentOf(
  acting: Acting,
  access: RecordAccess,
  { purpose, changes, reason }: AmendmentRequest,
): Promise<Amendment> {
  const { entity, record } = access;
  return {
    id: newId(),
    entity: entity.id,
    record: record.id,
    purpose,
    state: 'in-approval',
    baseRevision: record.revision,
    changes: purpose === 'change' ? await validChanges(acting, access, changes) : [],
    reason: reason.trim(),
    by: referenceOf(acting.person),
    at: access.facts.now,
    instance: newId(),
  };
}

/** What a change comes to; throws everything that is wrong with it at once. */
export async function validChanges(
  acting: Acting,
  access: RecordAccess,
  input: unknown,
): Promise<Proposal['changes']> {
  const { entity, record, facts } = access;
  const proposal = await propose(acting, access, input ?? {});
  if (proposal.issues.some(isError)) throw new Invalid(proposal.issues);
  assertNotTaken(facts, entity, record.values, proposal.record.values);
  if (!proposal.changes.some(({ path }) => !entity.byPath.get(fieldPathOf(path))?.computed))
    throw new Refusal('amendment.nothing-changed');
  return proposal.changes;
}

function subjectFor(
  acting: Acting,
  { entity, record, facts }: RecordAccess,
  amendment: Amendment,
): StepSubject {
  const { configuration } = acting.world;
  const id = entity.definition.amendments?.[amendment.purpose]?.workflow ?? '';
  const workflow = configuration.workflows.get(id);
  if (!workflow) throw new Refusal('instance.no-definition', { workflow: id });
  return { instance: undefined, record, entity, workflow, configuration, facts, amendment };
}

/** What a request would be, while it is typed. */
export interface AmendmentPreview {
  /** As it would be, with live fields. */
  record: PresentedRecord;
  changes: Proposal['changes'];
  issues: Proposal['issues'];
  /** Why it cannot be made now. */
  refusal: { code: Refusal['code']; params: Refusal['params'] } | null;
  blockers: readonly Blocker[];
  /** Who would decide about it. */
  path: PredictedPath | null;
}

/** What a request would lead to: the record as it would be, what differs, what stands in the way, who would decide. Writes nothing. */
export async function previewAmendment(
  acting: Acting,
  [entityId, id]: readonly [string, string],
  { purpose, changes }: { purpose: Purpose; changes?: unknown },
): Promise<AmendmentPreview> {
  const entity = entityOf(acting, entityId);
  const access = await accessRecord(acting, entity, id);
  const why = await whyNoRequest(acting, access, purpose);
  if (why?.code === 'permission.denied' || why?.code === 'amendment.not-offered') throw why;
  const { canRead } = requestRights(access);
  const proposal = await propose(acting, access, purpose === 'change' ? (changes ?? {}) : {});
  return {
    record: presentRecord(entity, proposal.record, { canReadField: canRead }),
    changes: proposal.changes.flatMap((change) => visibleChange(change, canRead, entity)),
    issues: proposal.issues,
    refusal: why ? { code: why.code, params: why.params } : null,
    blockers: (why?.details.blockers as Blocker[] | undefined) ?? [],
    path: await predicted(acting, access, { purpose, changes: proposal.changes }),
  };
}

async function predicted(
  acting: Acting,
  access: RecordAccess,
  proposal: Pick<Amendment, 'purpose' | 'changes'>,
): Promise<PredictedPath> {
  const subject = subjectFor(acting, access, proposal as Amendment);
  const { facts, loading } = await workflowFacts(acting, subject);
  return withFacts(loading, facts.facts, () => predictPath(undefined, acting.person.id, facts));
}
