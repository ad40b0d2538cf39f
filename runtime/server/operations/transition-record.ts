import type { CompiledTransition } from '../../../engine/compile/compiled.ts';
import { allows } from '../../../engine/permission/policy.ts';
import { environmentOf, rowOf } from '../../../engine/record/facts.ts';
import { Refusal } from '../../../engine/refusal.ts';
import type { Command } from '../../../engine/workflow/command.ts';
import { newId } from '../store/new-id.ts';
import { replaceRecord, type StoredRecord } from '../store/records.ts';
import { type Acting, answering, entityOf, referenceOf, scopeOf } from './acting.ts';
import { assertChosen } from './choices-to-make.ts';
import { guardHolds } from './guard-holds.ts';
import { assertKnown } from './known-people.ts';
import { nextRevision, ownRow } from './own-row.ts';
import { type PlannedStep, planStep } from './plan-step.ts';
import { validValues } from './prepare.ts';
import { previousInstance } from './previous-instance.ts';
import { accessRecord, type RecordAccess } from './record-access.ts';
import { runCommand, subjectOf, untilWritten } from './run-instance.ts';
import { planStateChange, writeStateChange } from './state-change.ts';
import { inTransaction } from './work.ts';
import { saveStep } from './write-step.ts';

type RenderRecord = (record: StoredRecord) => { status: number; body?: unknown };

export interface TransitionRequest {
  entityId: string;
  id: string;
  /** Absent: the one that submits the record for approval as it is now. */
  transitionId?: string | undefined;
  /** The revision that the caller saw; absent: as it is. */
  seen?: number | undefined;
  reason?: string | undefined;
  /** Of submitting: whom the person chose to decide, by node (approval.md A5). */
  chosen?: Command['chosen'];
  /** Of submitting the first time: for which of the own departments; the main one when absent (approval.md A9). */
  department?: string | undefined;
}

/** Moves a record along one of its transitions; one with a workflow submits it for approval, or again when it was given back. */
export async function transitionRecord(acting: Acting, request: TransitionRequest): Promise<StoredRecord> {
  return untilWritten(async () => {
    const entity = entityOf(acting, request.entityId);
    const access = await accessRecord(acting, entity, request.id);
    const transition =
      request.transitionId === undefined ? submitOf(access) : entity.transitions.get(request.transitionId);
    if (!transition) throw new Refusal('action.not-found', { action: request.transitionId ?? 'submit' });
    const { record } = access;
    if (request.seen !== undefined && request.seen !== record.revision)
      throw new Refusal('record.changed', {
        entity: entity.id,
        revision: record.revision,
        seen: request.seen,
      });
    const why = await whyNoTransition(acting, access, transition);
    if (why) throw why;
    if (transition.definition.reason && !request.reason?.trim())
      throw new Refusal('task.opinion-required', { action: transition.id });
    await assertComplete(acting, access);
    if (transition.definition.workflow !== undefined)
      return submit(acting, access, transition.definition.workflow, request);
    return moveTo(acting, access, transition, request.reason);
  });
}

/**
 * The transition that submits a record: the one whose approval was given back, else the one that starts
 * from its state; else any, which then is refused with the reason.
 */
function submitOf({ entity, record, approval }: RecordAccess): CompiledTransition | undefined {
  const all = [...entity.transitions.values()].filter((one) => one.definition.workflow !== undefined);
  return (
    all.find((one) => isOwnSubmit(one, approval)) ??
    all.find((one) => one.definition.from.includes(record.state ?? '')) ??
    all[0]
  );
}

/** Whether a transition is the one that an approval was submitted by, also when it leads to another workflow since. */
function isOwnSubmit({ id, definition }: CompiledTransition, approval: RecordAccess['approval']): boolean {
  if (!approval || definition.workflow === undefined) return false;
  return definition.workflow === approval.workflow.id || id === approval.transition;
}

/** Why a transition cannot be taken now; undefined when it can. */
export async function whyNoTransition(
  acting: Acting,
  access: RecordAccess,
  transition: CompiledTransition,
): Promise<Refusal | undefined> {
  const { entity, record, policy, facts, approval } = access;
  const { definition } = transition;
  if (definition.by === 'system') return new Refusal('transition.not-allowed', { action: transition.id });
  const environment = environmentOf(facts, entity.module, rowOf(entity, record));
  if (!allows(policy.actionRule(transition.id), environment))
    return new Refusal('permission.denied', { action: transition.id, entity: entity.id });
  const returned = approval?.instance.state === 'returned';
  const isOwn = isOwnSubmit(transition, approval);
  if (approval?.instance.state === 'running' && isOwn)
    return new Refusal('instance.already-running', { instance: approval.instance.id });
  if (approval && !(returned && isOwn))
    return new Refusal('record.locked', {
      by: approval.instance.initiator.name,
      since: approval.instance.startedAt,
      state: approval.instance.state,
    });
  if (returned && approval.instance.initiator.id !== acting.person.id)
    return new Refusal('instance.not-initiator');
  if (!definition.from.includes(record.state ?? ''))
    return new Refusal('record.wrong-state', { state: record.state ?? '', action: transition.id });
  return (await guardHolds(acting, access, transition))
    ? undefined
    : new Refusal('transition.not-allowed', { action: transition.id });
}

/** Nothing incomplete leaves its state: what is stored may have been complete under older rules. */
async function assertComplete(
  acting: Acting,
  { entity, record, facts, rights }: RecordAccess,
): Promise<void> {
  await validValues(
    { acting, entity, facts, before: record.values, isNew: false, own: ownRow(record), rights },
    record.values,
  );
}

/** A double click finds the instance already running: the revision of the record lets one in (approval.md L5). */
async function submit(
  acting: Acting,
  { entity, record, approval, facts }: RecordAccess,
  workflowId: string,
  { reason, chosen, department }: TransitionRequest,
): Promise<StoredRecord> {
  if (chosen) assertKnown(acting, { chosen });
  const command = {
    commandId: newId(),
    actor: { id: acting.person.id },
    ...(reason !== undefined && { opinion: reason }),
    ...(chosen && { chosen }),
  };
  const render = acting.command?.render as RenderRecord | undefined;
  const submitting = render ? answering(acting, (plan: PlannedStep) => render(plan.recordAfter)) : acting;
  if (approval) {
    await assertChosen(acting, await subjectOf(acting, approval.instance.id), { chosen });
    return (await runCommand(submitting, approval.instance.id, { ...command, verb: 'resubmit' })).recordAfter;
  }
  const { configuration } = acting.world;
  const workflow = configuration.workflows.get(workflowId);
  if (!workflow) throw new Refusal('instance.no-definition', { workflow: workflowId });
  const subject = { instance: undefined, record, entity, workflow, configuration, facts };
  const of = department === undefined ? {} : { department };
  await assertChosen(acting, subject, { chosen, ...of });
  const previous = await previousInstance(acting, entity.id, record);
  const plan = await planStep(acting, subject, {
    ...command,
    verb: 'start',
    instance: newId(),
    ...of,
    ...(previous !== undefined && { previous }),
  });
  return (await saveStep(submitting, plan)).recordAfter;
}

async function moveTo(
  acting: Acting,
  { entity, record, facts }: RecordAccess,
  transition: CompiledTransition,
  reason: string | undefined,
): Promise<StoredRecord> {
  const to = transition.definition.to as string;
  const loading = { acting, scope: scopeOf(acting), entity, untrusted: new Set<string>() };
  const next = nextRevision(record, referenceOf(acting.person), facts.now);
  const change = await planStateChange(loading, facts, record, next, to);
  return inTransaction(acting, async (work) => {
    await replaceRecord(work.scope, entity, change.after, record);
    await writeStateChange(work, entity, change);
    work.audit({
      action: transition.id,
      entity: entity.id,
      record: record.id,
      revision: change.after.revision,
      reason,
      state: { before: record.state, after: to },
    });
    work.hint({ entity: entity.id, record: record.id });
    return change.after;
  });
}
