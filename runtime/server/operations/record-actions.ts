import { remainingOf } from '../../../engine/conversion/convert-record.ts';
import { requestActions } from '../../../engine/definition/amendments.ts';
import { ExpressionFailure } from '../../../engine/expression/environment.ts';
import type { IssueParams, Label } from '../../../engine/issue.ts';
import { allows } from '../../../engine/permission/policy.ts';
import { environmentOf, rowOf } from '../../../engine/record/facts.ts';
import { linesOf } from '../../../engine/record/values.ts';
import type { RefusalCode } from '../../../engine/refusal.ts';
import type { OfferedAction } from '../../../engine/workflow/offered-actions.ts';
import { type Acting, entityOf } from './acting.ts';
import { openRequests } from './amendments/open-requests.ts';
import { type RequestableFields, requestableFields, requestsOffered } from './amendments/requests-offered.ts';
import { isDeletable } from './delete-record.ts';
import { type HeldTask, seatOfPerson } from './held-task.ts';
import { instanceActions } from './present-instance.ts';
import { accessRecord, type RecordAccess, rowAllowed, whyNotEditable } from './record-access.ts';
import { whyNoTransition } from './transition-record.ts';

/** Something a person can do with a record now, or why not. */
export interface RecordAction {
  id: string;
  kind: 'transition' | 'submit' | 'conversion' | 'request';
  label: Label;
  enabled: boolean;
  reason?: RefusalCode;
  /** What the reason is about: how many days, which documents. */
  reasonParams?: IssueParams;
  confirm?: boolean;
  asksReason?: boolean;
}

export interface RecordActions {
  canEdit: boolean;
  whyNotEdit?: RefusalCode;
  /** Fields that may be written now, by path. */
  write: string[];
  canAddLines: string[];
  canDeleteLines: string[];
  canDelete: boolean;
  /** Fields that a change may be asked of, where that is possible now. */
  request: RequestableFields | null;
  actions: RecordAction[];
  /** The seat that the person has in its approval or in that of a request, with what can be done. */
  task: HeldTask | null;
  /** The running approval. */
  instance: { id: string; state: string; actions: OfferedAction[] } | null;
}

/** What the person can do with a record: every button of its page, the disabled ones with their reason. */
export async function recordActions(acting: Acting, entityId: string, id: string): Promise<RecordActions> {
  const entity = entityOf(acting, entityId);
  const access = await accessRecord(acting, entity, id);
  const why = whyNotEditable(access, acting.person.id);
  const writable = why
    ? []
    : [...entity.byPath.values()].filter((field) => !field.computed && access.rights.canWrite(field.path));
  const lines = why ? [] : entity.lines.map((field) => field.id);
  const requests = await requestsOffered(acting, access);
  const mayChange = requests.some(({ id: one, enabled }) => one === requestActions.change && enabled);
  return {
    canEdit: writable.length > 0,
    ...(why && { whyNotEdit: why.code }),
    write: writable.map((field) => field.path),
    canAddLines: lines.filter((one) => access.rights.canAddLines(one)),
    canDeleteLines: lines.filter((one) => access.rights.canDeleteLines(one)),
    canDelete:
      !access.approval &&
      isDeletable(entity, access.record.state) &&
      rowAllowed(access.policy, 'delete', entity, access.record, access.facts),
    request: mayChange ? requestableFields(access) : null,
    actions: [...(await transitions(acting, access)), ...requests, ...conversions(acting, access)],
    task: await taskOf(acting, access),
    instance: instanceOf(acting, access),
  };
}

async function transitions(acting: Acting, access: RecordAccess): Promise<RecordAction[]> {
  const offered: RecordAction[] = [];
  for (const transition of access.entity.transitions.values()) {
    const { definition, id } = transition;
    const isPossible = definition.by === 'person' && definition.from.includes(access.record.state ?? '');
    if (!isPossible || access.policy.actionRule(id) === false) continue;
    const why = await whyNoTransition(acting, access, transition);
    offered.push({
      id,
      kind: definition.workflow === undefined ? 'transition' : 'submit',
      label: definition.label,
      enabled: why === undefined,
      ...(why && { reason: why.code }),
      confirm: definition.confirm,
      asksReason: definition.reason,
    });
  }
  return offered;
}

function conversions(acting: Acting, { entity, record, policy, facts }: RecordAccess): RecordAction[] {
  const environment = environmentOf(facts, entity.module, rowOf(entity, record));
  const offered: RecordAction[] = [];
  for (const conversion of acting.world.configuration.conversions.values()) {
    const { from, to, label, lines } = conversion.definition;
    if (from !== entity.id || !allows(policy.actionRule(conversion.id), environment)) continue;
    if (acting.policy.entity(to).rule('create') !== true || !conditionHolds(conversion.when, environment))
      continue;
    const remains =
      !lines || linesOf(record.values, lines.from).some((row) => remainingOf(row, lines).greaterThan(0));
    offered.push({
      id: conversion.id,
      kind: 'conversion',
      label,
      enabled: remains,
      ...(!remains && { reason: 'transition.not-allowed' as const }),
    });
  }
  return offered;
}

/** A condition that reads only the record itself; one that cannot be told here is asked again when the act is done. */
function conditionHolds(
  condition: { evaluate(environment: ReturnType<typeof environmentOf>): unknown } | undefined,
  environment: ReturnType<typeof environmentOf>,
): boolean {
  try {
    return condition === undefined || condition.evaluate(environment) === true;
  } catch (cause) {
    if (cause instanceof ExpressionFailure) return false;
    throw cause;
  }
}

async function taskOf(acting: Acting, { approval, record }: RecordAccess): Promise<HeldTask | null> {
  const approvals = [...(approval ? [approval] : []), ...(await openRequests(acting, record))];
  const seats = approvals.flatMap(
    ({ instance, workflow, standsInFor }) =>
      seatOfPerson(instance, standsInFor ?? acting.person.id, workflow) ?? [],
  );
  return seats.find(({ state }) => state === 'pending') ?? seats[0] ?? null;
}

function instanceOf(acting: Acting, { approval }: RecordAccess): RecordActions['instance'] {
  if (!approval) return null;
  const { instance, workflow } = approval;
  return { id: instance.id, state: instance.state, actions: instanceActions(acting, instance, workflow) };
}
