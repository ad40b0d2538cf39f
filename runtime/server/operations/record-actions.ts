import { remainingOf } from '../../../engine/conversion/convert-record.ts';
import { ExpressionFailure } from '../../../engine/expression/environment.ts';
import type { Label } from '../../../engine/issue.ts';
import { allows } from '../../../engine/permission/policy.ts';
import { environmentOf, rowOf } from '../../../engine/record/facts.ts';
import { linesOf } from '../../../engine/record/values.ts';
import type { RefusalCode } from '../../../engine/refusal.ts';
import type { OfferedAction } from '../../../engine/workflow/offered-actions.ts';
import { type Acting, entityOf } from './acting.ts';
import { isDeletable } from './delete-record.ts';
import { type HeldTask, seatOfPerson } from './held-task.ts';
import { instanceActions } from './present-instance.ts';
import { accessRecord, type RecordAccess, rowAllowed, whyNotEditable } from './record-access.ts';
import { whyNoTransition } from './transition-record.ts';

/** Something a person can do with a record now, or why not. */
export interface RecordAction {
  id: string;
  kind: 'transition' | 'submit' | 'conversion';
  label: Label;
  enabled: boolean;
  reason?: RefusalCode;
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
  actions: RecordAction[];
  /** The seat that the person has in its approval, with what can be done. */
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
    actions: [...(await transitions(acting, access)), ...conversions(acting, access)],
    task: taskOf(acting, access),
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

function taskOf(acting: Acting, { approval }: RecordAccess): HeldTask | null {
  return (
    (approval &&
      seatOfPerson(approval.instance, approval.standsInFor ?? acting.person.id, approval.workflow)) ??
    null
  );
}

function instanceOf(acting: Acting, { approval }: RecordAccess): RecordActions['instance'] {
  if (!approval) return null;
  const { instance, workflow } = approval;
  return { id: instance.id, state: instance.state, actions: instanceActions(acting, instance, workflow) };
}
