import type { CompiledEntity, Configuration } from '../../../engine/compile/compiled.ts';
import type { CompiledWorkflow } from '../../../engine/compile/compiled-workflow.ts';
import type { TransitionDefinition } from '../../../engine/definition/entity.ts';
import { type Facts, rowOf } from '../../../engine/record/facts.ts';
import { storedValues } from '../../../engine/record/prepare-record.ts';
import { Refusal } from '../../../engine/refusal.ts';
import type { Command } from '../../../engine/workflow/command.ts';
import { type Instance, type InstanceState, isOver } from '../../../engine/workflow/instance.ts';
import type { WorkflowFacts } from '../../../engine/workflow/run.ts';
import { type Outcome, step } from '../../../engine/workflow/step.ts';
import { codecOf } from '../store/codec.ts';
import type { StoredRecord } from '../store/records.ts';
import { type Acting, factsOf, referenceOf, scopeOf } from './acting.ts';
import { type Loading, preloadReferences, withFacts } from './load-facts.ts';
import { planStateChange, type StateChange } from './state-change.ts';

/** A command thought through, with everything that accepting it will write; made before the transaction. */
export interface PlannedStep {
  command: Command;
  before: Instance | undefined;
  outcome: Outcome;
  workflow: CompiledWorkflow;
  entity: CompiledEntity;
  record: StoredRecord;
  /** The record afterwards: its state, its lock. The same object when nothing of it changes. */
  recordAfter: StoredRecord;
  stateChange?: StateChange | undefined;
}

export interface StepSubject {
  instance: Instance | undefined;
  record: StoredRecord;
  entity: CompiledEntity;
  workflow: CompiledWorkflow;
  /** What the instance is pinned to. */
  configuration: Configuration;
  /** What is known of this moment already, under that configuration. */
  facts?: Facts | undefined;
}

/**
 * The facts of a workflow over a record, loaded as far as its conditions read. What was published since
 * the instance began may have done away with fields that they read: the record is read by the
 * definitions that it was submitted under (approval.md L1).
 */
export async function workflowFacts(
  acting: Acting,
  subject: StepSubject,
): Promise<{ facts: WorkflowFacts; loading: Loading }> {
  const { configuration, workflow } = subject;
  const entity = pinnedEntity(subject);
  const record = recordAs(entity, subject);
  const facts = subject.facts ?? factsOf(acting, configuration);
  const loading: Loading = {
    acting,
    scope: scopeOf(acting),
    entity: { ...entity, references: workflow.references },
    untrusted: new Set(),
  };
  await preloadReferences(loading, facts, record.values);
  return {
    facts: { workflow, entity, record: rowOf(entity, record), revision: record.revision, facts },
    loading,
  };
}

function pinnedEntity({ configuration, entity }: StepSubject): CompiledEntity {
  return configuration.entities.get(entity.id) ?? entity;
}

/** The record as another version of its entity reads what is stored. */
function recordAs(entity: CompiledEntity, { entity: own, record }: StepSubject): StoredRecord {
  if (entity === own) return record;
  const stored = codecOf(own).toStored(storedValues(own, record.values));
  return { ...record, values: codecOf(entity).fromStored(stored) };
}

/** Asks the machine what the command leads to; a refusal is thrown. */
export async function planStep(acting: Acting, subject: StepSubject, command: Command): Promise<PlannedStep> {
  const { facts, loading } = await workflowFacts(acting, subject);
  const outcome = await withFacts(loading, facts.facts, () => step(subject.instance, command, facts));
  const { entity, record, workflow, instance } = subject;
  const plan = { command, before: instance, outcome, workflow, entity, record };
  const state = recordState(pinnedEntity(subject), workflow.id, record, outcome.instance);
  const lock = isOver(outcome.instance)
    ? undefined
    : (record.lock ?? { instance: outcome.instance.id, since: outcome.instance.startedAt });
  if (state === record.state && lock?.instance === record.lock?.instance)
    return { ...plan, recordAfter: record };
  const after: StoredRecord = {
    ...record,
    revision: record.revision + 1,
    updatedAt: facts.facts.now,
    updatedBy: referenceOf(acting.person),
    lock,
    ...(instance === undefined && { configuration: subject.configuration.hash }),
  };
  if (state === undefined || state === record.state) return { ...plan, recordAfter: after };
  // What a state posts is decided by the definitions of today, like everything else about the record.
  const own = factsOf(acting);
  const stateChange = await planStateChange({ ...loading, entity }, own, record, after, state);
  return { ...plan, recordAfter: stateChange.after, stateChange };
}

/** The state that a record is in while its instance is in one. */
function recordState(
  entity: CompiledEntity,
  workflowId: string,
  record: StoredRecord,
  instance: Instance,
): string | undefined {
  const transition = transitionOf(entity, workflowId);
  const states: Partial<Record<InstanceState, string | undefined>> = {
    running: transition.to ?? 'in-approval',
    returned: transition.from[0],
    withdrawn: transition.from[0],
    rejected: transition.rejected ?? transition.from[0],
    terminated: transition.rejected ?? transition.from[0],
    approved: transition.approved,
  };
  return states[instance.state] ?? record.state;
}

/** The transition that starts a workflow. */
function transitionOf(entity: CompiledEntity, workflowId: string): TransitionDefinition {
  const found = [...entity.transitions.values()].find((one) => one.definition.workflow === workflowId);
  if (!found) throw new Refusal('instance.no-definition', { workflow: workflowId });
  return found.definition;
}
