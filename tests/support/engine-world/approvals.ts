import { expect } from 'vitest';
import type { CompiledWorkflow } from '../../../engine/compile/compiled-workflow.ts';
import type { TransitionDefinition } from '../../../engine/definition/entity.ts';
import { rowOf } from '../../../engine/record/facts.ts';
import { Refusal } from '../../../engine/refusal.ts';
import type { Command } from '../../../engine/workflow/command.ts';
import { replay } from '../../../engine/workflow/evolve.ts';
import {
  type Instance,
  type InstanceState,
  isOver,
  pendingSlots,
} from '../../../engine/workflow/instance.ts';
import { type PredictedPath, predictPath } from '../../../engine/workflow/predict.ts';
import { peopleWithToDo } from '../../../engine/workflow/proxies.ts';
import type { WorkflowFacts } from '../../../engine/workflow/run.ts';
import { type Outcome, step } from '../../../engine/workflow/step.ts';
import { actionOfTimer } from '../../../runtime/server/operations/timer-action.ts';
import { isSeatVerb } from '../scenario-acts.ts';
import type { Place } from '../scenario-driver.ts';
import { access } from './access.ts';
import { enterState } from './enter-state.ts';
import { settled } from './facts-loading.ts';
import { touched } from './own-row.ts';
import type { KeptAct, KeptRecord, KeptTimer, World } from './world.ts';

type Held = ReturnType<typeof pendingSlots>[number];
type Order = Omit<Command, 'commandId' | 'actor'>;

/** What whoever submits says with it: who decides where, and for which department (approval.md A5, A9). */
export interface Submitting {
  chosen?: Command['chosen'];
  department?: string | undefined;
}

/** Begins the approval of a record; whoever submits chooses wherever the way asks for it (approval.md A5). */
export function startApproval(
  world: World,
  actor: string,
  { place, chosen, department }: Submitting & { place: Place },
  workflowId: string,
): void {
  const workflow = workflowOf(world, workflowId);
  const facts = workflowFacts(world, actor, place, workflow);
  const { steps } = settled({ world, actor, entity: facts.entity }, facts.facts, () =>
    predictPath(undefined, actor, facts, { chosen }),
  );
  const open = steps.find(({ choice }) => choice?.by === 'initiator');
  if (open?.choice) {
    const { least, most } = open.choice;
    throw new Refusal('task.choice-required', { node: open.node, least, most });
  }
  run(world, actor, place, undefined, workflow, {
    verb: 'start',
    instance: world.newId(),
    ...(chosen && { chosen }),
    ...(department !== undefined && { department }),
  });
}

/** A command on the latest approval of a record; a decision is made on the seat that the actor holds, or held last. */
export function commandApproval(world: World, actor: string, place: Place, order: Order): void {
  const instance = latestApproval(world, place);
  if (!instance) throw new Refusal('instance.not-found', { id: '' });
  const decides = isSeatVerb(order.verb);
  const slot = decides ? seatOf(world, instance, actor) : undefined;
  if (decides && slot === undefined) throw new Refusal('task.not-found', { task: '' });
  const full = slot === undefined ? order : { ...order, slot };
  run(world, actor, place, instance, workflowOf(world, instance.workflow), full);
}

/** A clock has run out; one that is stale has no effect (approval.md K8). */
export function fireTimer(world: World, { instance: id, timer }: KeptTimer): void {
  const instance = world.kept.instances.get(id);
  if (!instance || isOver(instance)) return;
  const place = { entity: instance.entity, id: instance.record };
  run(world, 'system:timer', place, instance, workflowOf(world, instance.workflow), {
    verb: 'fire-timer',
    timer,
  });
}

/** A record under approval was edited. */
export function tellApproval(
  world: World,
  actor: string,
  instance: Instance,
  changed: readonly string[],
): void {
  if (instance.state !== 'running') return;
  const place = { entity: instance.entity, id: instance.record };
  run(world, actor, place, instance, workflowOf(world, instance.workflow), {
    verb: 'record-changed',
    changed,
  });
}

/** The way of a record: as it is and goes on, or as it would be if the actor submitted it. */
export function predictApproval(world: World, actor: string, place: Place): PredictedPath {
  const { approval, entity, record } = access(world, actor, place);
  const submit = [...entity.transitions.values()].find(
    ({ definition }) => definition.workflow !== undefined && definition.from.includes(record.state ?? ''),
  );
  const workflow = workflowOf(world, approval?.workflow ?? submit?.definition.workflow ?? '');
  const facts = workflowFacts(world, actor, place, workflow);
  return settled({ world, actor, entity }, facts.facts, () =>
    predictPath(approval, approval?.initiator.id ?? actor, facts),
  );
}

export function latestApproval(world: World, { id }: Place): Instance | undefined {
  return [...world.kept.instances.values()].findLast((one) => one.record === id);
}

/** Whose to-dos the pending seats of an approval are now: their holders', or those of whoever stands in (approval.md S3). */
export function toDosOf(world: World, instance: Instance): { held: Held; people: readonly string[] }[] {
  const workflow = workflowOf(world, instance.workflow);
  const record = rowOf(
    world.entity(instance.entity),
    world.find(instance.entity, instance.record) as KeptRecord,
  );
  const facts = { organisation: world.organisation(), workflow, record, now: world.now };
  return pendingSlots(instance).map((held) => ({ held, people: peopleWithToDo(instance, held, facts) }));
}

function seatOf(world: World, instance: Instance, person: string): string | undefined {
  const pending = toDosOf(world, instance).find(({ people }) => people.includes(person))?.held;
  const had = instance.visits
    .flatMap((visit) => visit.slots)
    .findLast((slot) => slot.assignee.id === person && slot.activatedAt !== undefined);
  return (pending?.slot ?? had)?.id;
}

function workflowOf(world: World, id: string): CompiledWorkflow {
  const workflow = world.configuration.workflows.get(id);
  if (!workflow) throw new Refusal('instance.no-definition', { workflow: id });
  return workflow;
}

function workflowFacts(
  world: World,
  actor: string,
  { entity: entityId, id }: Place,
  workflow: CompiledWorkflow,
): WorkflowFacts {
  const entity = world.entity(entityId);
  const record = world.find(entityId, id) as KeptRecord;
  return {
    workflow,
    entity,
    record: rowOf(entity, record),
    revision: record.revision,
    facts: world.factsFor(actor),
  };
}

function run(
  world: World,
  actor: string,
  place: Place,
  instance: Instance | undefined,
  workflow: CompiledWorkflow,
  order: Order,
): void {
  const facts = workflowFacts(world, actor, place, workflow);
  const { isAdministrator } = world.policyOf(actor);
  const command: Command = { ...order, commandId: world.newId(), actor: { id: actor, isAdministrator } };
  const outcome = settled({ world, actor, entity: facts.entity }, facts.facts, () =>
    step(instance, command, facts),
  );
  if (outcome.changes.length > 0) keep(world, { by: actor, act: actionOf(command, outcome) }, place, outcome);
}

/** What an act is called where it is told of: what a timer did, not that there was one. */
function actionOf({ verb }: Command, { changes }: Outcome): string {
  return verb === 'fire-timer' ? actionOfTimer(changes) : verb;
}

/** Keeps the instance with its log and its clocks, the lock, and the state that the record is in while its approval is in one. */
function keep(
  world: World,
  { by: actor, act }: Pick<KeptAct, 'by' | 'act'>,
  { entity: entityId, id }: Place,
  { instance, changes, effects }: Outcome,
): void {
  const timers = effects.flatMap((effect) =>
    effect.kind === 'timer' ? [{ instance: instance.id, timer: effect.timer, dueAt: effect.dueAt }] : [],
  );
  world.kept = {
    ...world.kept,
    instances: new Map(world.kept.instances).set(instance.id, instance),
    timers: [...world.kept.timers, ...timers],
    log: [...world.kept.log, { instance: instance.id, by: actor, act, changes }],
  };
  const own = world.kept.log.filter((one) => one.instance === instance.id);
  expect(replay(own), 'K9: the log gives the instance again').toEqual(instance);
  const record = world.find(entityId, id) as KeptRecord;
  const lock = isOver(instance) ? undefined : instance.id;
  const state = stateDuring(world, entityId, instance) ?? record.state;
  if (state === record.state && lock === record.lock) return;
  const after = touched(world, actor, record, { lock, state });
  if (state === record.state) world.put(entityId, after);
  else enterState(world, actor, entityId, after, record);
}

function stateDuring(world: World, entityId: string, { workflow, state }: Instance): string | undefined {
  const transitions = [...world.entity(entityId).transitions.values()].map((one) => one.definition);
  const { to, from, approved, rejected } = transitions.find(
    (one) => one.workflow === workflow,
  ) as TransitionDefinition;
  const states: Partial<Record<InstanceState, string | undefined>> = {
    running: to ?? 'in-approval',
    returned: from[0],
    withdrawn: from[0],
    rejected: rejected ?? from[0],
    terminated: rejected ?? from[0],
    approved,
  };
  return states[state];
}
