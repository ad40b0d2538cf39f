import type { CompiledEntity, Configuration } from '../../../engine/compile/compiled.ts';
import type { CompiledWorkflow } from '../../../engine/compile/compiled-workflow.ts';
import type { TransitionDefinition } from '../../../engine/definition/entity.ts';
import { type Facts, rowOf } from '../../../engine/record/facts.ts';
import { fieldPathOf } from '../../../engine/record/field-change.ts';
import { storedValues } from '../../../engine/record/prepare-record.ts';
import { Refusal } from '../../../engine/refusal.ts';
import type { Command } from '../../../engine/workflow/command.ts';
import { type Instance, type InstanceState, isOver } from '../../../engine/workflow/instance.ts';
import type { WorkflowFacts } from '../../../engine/workflow/run.ts';
import { type Outcome, step } from '../../../engine/workflow/step.ts';
import type { Amendment } from '../store/amendments.ts';
import { codecOf } from '../store/codec.ts';
import { findInstance, isAskedAbout } from '../store/instances.ts';
import { findOpenQuestions, type Question } from '../store/questions.ts';
import type { StoredRecord } from '../store/records.ts';
import { type Acting, factsOf, referenceOf, scopeOf } from './acting.ts';
import type { Unfit } from './amendments/apply-change.ts';
import { type AmendmentPlan, planAmendment } from './amendments/plan-amendment.ts';
import { proposedRecord } from './amendments/proposed-record.ts';
import { fieldChanges } from './field-changes.ts';
import { type Loading, preloadReferences, withFacts } from './load-facts.ts';
import { nextRevision } from './own-row.ts';
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
  /** What was asked about an approval that ends with it, and not answered. */
  questions: readonly Question[];
  /** Of a request about an approved record: what the step means to it. */
  amended?: AmendmentPlan | undefined;
  /** What is written with it: the approval of a record that is cancelled is revoked. */
  also?: PlannedStep | undefined;
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
  /** The request that is decided about (approval.md L6, L7). */
  amendment?: Amendment | undefined;
  /** Why it cannot be carried out, found when it was to be. */
  unfit?: Unfit | undefined;
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
  const own = { workflow, entity, revision: record.revision, facts };
  const { amendment } = subject;
  if (!amendment) return { facts: { ...own, record: rowOf(entity, record) }, loading };
  const proposed = await proposedRecord(loading, facts, [entity, record], amendment);
  const changed = new Set(
    fieldChanges(entity, record.values, proposed.values).map(({ path }) => fieldPathOf(path)),
  );
  return {
    facts: {
      ...own,
      record: rowOf(entity, proposed),
      before: rowOf(entity, record),
      changed: [...changed],
    },
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
  const questions =
    instance && isOver(outcome.instance) && isAskedAbout(instance)
      ? await findOpenQuestions(scopeOf(acting), instance.id)
      : [];
  const plan = { command, before: instance, outcome, workflow, entity, record, questions };
  if (subject.amendment) return planAmended(acting, subject, { ...plan, recordAfter: record });
  const state = recordState(pinnedEntity(subject), workflow.id, record, {
    before: instance,
    after: outcome.instance,
  });
  const lock = isOver(outcome.instance)
    ? undefined
    : (record.lock ?? { instance: outcome.instance.id, since: outcome.instance.startedAt });
  if (state === record.state && lock?.instance === record.lock?.instance)
    return { ...plan, recordAfter: record };
  const after: StoredRecord = {
    ...nextRevision(record, referenceOf(acting.person), facts.facts.now),
    lock,
    ...(instance === undefined && { configuration: subject.configuration.hash }),
  };
  if (state === undefined || state === record.state) return { ...plan, recordAfter: after };
  // What a state posts is decided by the definitions of today, like everything else about the record.
  const own = factsOf(acting);
  const stateChange = await planStateChange({ ...loading, entity }, own, record, after, state);
  return { ...plan, recordAfter: stateChange.after, stateChange };
}

/** A step of an approval that decides about a request: its record is as before until the request is carried out. */
async function planAmended(acting: Acting, subject: StepSubject, plan: PlannedStep): Promise<PlannedStep> {
  const { entity, record, amendment, unfit } = subject;
  const amended = await planAmendment(
    acting,
    { entity, record, amendment: amendment as Amendment, unfit },
    plan.outcome.instance,
  );
  const { recordAfter, stateChange, revokes } = amended;
  const revoked = revokes === undefined ? undefined : await findInstance(scopeOf(acting), revokes);
  return {
    ...plan,
    recordAfter,
    stateChange,
    amended,
    also: revoked && (await planRevocation(acting, subject, revoked)),
  };
}

/** The approval that a cancelled record stood on does not hold any more (approval.md K4, L7). */
async function planRevocation(
  acting: Acting,
  { record, entity, amendment }: StepSubject,
  instance: Instance,
): Promise<PlannedStep | undefined> {
  const configuration = await acting.ground.tenants.configurations.get(instance.configuration);
  const workflow = configuration.workflows.get(instance.workflow);
  if (!workflow) return undefined;
  const command: Command = {
    commandId: `revoke:${amendment?.id}`,
    verb: 'revoke',
    actor: { id: 'system:rule' },
    amendment: amendment?.id ?? '',
  };
  return planStep(acting, { instance, record, entity, workflow, configuration }, command);
}

/**
 * The state that a record is in while its instance is in one; as long as that stays, what its services
 * have moved it to stays too (approval.md G6).
 */
function recordState(
  entity: CompiledEntity,
  workflowId: string,
  record: StoredRecord,
  { before, after }: { before: Instance | undefined; after: Instance },
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
  const stateOf = ({ state }: Instance) => states[stillUnderWay.has(state) ? 'running' : state];
  if (before && stateOf(before) === stateOf(after)) return record.state;
  return stateOf(after) ?? record.state;
}

/** A record stays where it is while its approval stands still. */
const stillUnderWay: ReadonlySet<InstanceState> = new Set(['failed', 'suspended']);

/** The transition that starts a workflow. */
function transitionOf(entity: CompiledEntity, workflowId: string): TransitionDefinition {
  const found = [...entity.transitions.values()].find((one) => one.definition.workflow === workflowId);
  if (!found) throw new Refusal('instance.no-definition', { workflow: workflowId });
  return found.definition;
}
