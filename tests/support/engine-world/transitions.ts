import type { CompiledTransition } from '../../../engine/compile/compiled.ts';
import { convertRecord, type TakenLines } from '../../../engine/conversion/convert-record.ts';
import { ExpressionFailure } from '../../../engine/expression/environment.ts';
import { allows } from '../../../engine/permission/policy.ts';
import { environmentOf, rowOf, titleOf } from '../../../engine/record/facts.ts';
import { Refusal } from '../../../engine/refusal.ts';
import type { Place } from '../scenario-driver.ts';
import { type Access, access, locked } from './access.ts';
import { commandApproval, type Submitting, startApproval } from './approvals.ts';
import { enterState } from './enter-state.ts';
import { settled } from './facts-loading.ts';
import { assertNoErrors } from './invalid.ts';
import { ownRow, touched } from './own-row.ts';
import { assertComplete, createRecord } from './records.ts';
import type { World } from './world.ts';

/** Takes a transition; one with a workflow submits the record, or submits it again. */
export function takeTransition(
  world: World,
  actor: string,
  place: Place,
  { id, reason, chosen, department }: Submitting & { id: string; reason?: string | undefined },
): void {
  const one = access(world, actor, place);
  const transition = one.entity.transitions.get(id);
  if (!transition) throw new Refusal('action.not-found', { action: id });
  assertAllowed(world, one, transition);
  if (transition.definition.reason && !reason?.trim())
    throw new Refusal('task.opinion-required', { action: id });
  assertComplete(world, actor, place);
  const { workflow, to } = transition.definition;
  if (workflow === undefined)
    enterState(world, actor, place.entity, touched(world, actor, one.record, { state: to }), one.record);
  else if (one.approval)
    commandApproval(world, actor, place, { verb: 'resubmit', ...(chosen && { chosen }) });
  else startApproval(world, actor, { place, chosen, department }, workflow);
}

/**
 * The transition that submits a record: the one whose approval was given back, else the one that starts
 * from its state; else any, which then is refused with the reason.
 */
export function submitTransition(world: World, actor: string, place: Place): string {
  const { approval, entity, record } = access(world, actor, place);
  const all = [...entity.transitions.values()].filter((one) => one.definition.workflow !== undefined);
  const found =
    all.find(({ definition }) => definition.workflow === approval?.workflow) ??
    all.find(({ definition }) => definition.from.includes(record.state ?? '')) ??
    all[0];
  if (!found) throw new Refusal('action.not-found', { action: 'submit' });
  return found.id;
}

function assertAllowed(world: World, one: Access, transition: CompiledTransition): void {
  const { actor, approval, entity, record, facts, policy } = one;
  const { definition, id, when } = transition;
  if (definition.by === 'system') throw new Refusal('transition.not-allowed', { action: id });
  const environment = () => environmentOf(facts, entity.module, rowOf(entity, record));
  if (!allows(policy.actionRule(id), environment()))
    throw new Refusal('permission.denied', { action: id, entity: entity.id });
  const isSame = approval?.workflow === definition.workflow;
  if (approval?.state === 'running' && isSame)
    throw new Refusal('instance.already-running', { instance: approval.id });
  if (approval && !(approval.state === 'returned' && isSame)) throw locked(approval);
  if (approval && approval.initiator.id !== actor) throw new Refusal('instance.not-initiator');
  if (!definition.from.includes(record.state ?? ''))
    throw new Refusal('record.wrong-state', { state: record.state ?? '', action: id });
  const holds = () => when === undefined || evaluates(() => when.evaluate(environment()));
  if (!settled({ world, actor, entity }, facts, holds))
    throw new Refusal('transition.not-allowed', { action: id });
}

/** Whether a condition is true; one that cannot be evaluated is not. */
function evaluates(condition: () => unknown): boolean {
  try {
    return condition() === true;
  } catch (cause) {
    if (cause instanceof ExpressionFailure) return false;
    throw cause;
  }
}

/** Makes the target of a conversion, of everything that remains or of the quantities given by source line. */
export function convert(
  world: World,
  actor: string,
  place: Place,
  conversionId: string,
  lines?: TakenLines,
): Place {
  const { entity, record, policy, facts, approval } = access(world, actor, place);
  const conversion = world.configuration.conversions.get(conversionId);
  if (conversion?.definition.from !== entity.id)
    throw new Refusal('conversion.not-found', { conversion: conversionId });
  const environment = environmentOf(facts, entity.module, rowOf(entity, record));
  if (!allows(policy.actionRule(conversion.id), environment))
    throw new Refusal('permission.denied', { action: conversion.id, entity: entity.id });
  if (approval) throw locked(approval);
  const target = world.entity(conversion.definition.to);
  const source = {
    id: record.id,
    title: titleOf(entity, record.values),
    values: record.values,
    own: ownRow(record),
  };
  const made = settled({ world, actor, entity }, facts, () => {
    if (conversion.when && !evaluates(() => conversion.when?.evaluate(environment)))
      throw new Refusal('transition.not-allowed', { action: conversion.id });
    return convertRecord({ conversion, target, source, lines, newId: world.newId }, facts);
  });
  assertNoErrors(made.issues);
  return createRecord(world, actor, target.id, { values: made.values });
}
