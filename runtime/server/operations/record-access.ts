import { isApprovedState, rightsOnApproved } from '../../../engine/amendment/change-rights.ts';
import type { CompiledEntity } from '../../../engine/compile/compiled.ts';
import type { CompiledWorkflow } from '../../../engine/compile/compiled-workflow.ts';
import {
  allows,
  type EntityAction,
  type EntityPolicy,
  writeRightsOf,
} from '../../../engine/permission/policy.ts';
import { environmentOf, type Facts, rowOf } from '../../../engine/record/facts.ts';
import type { WriteRights } from '../../../engine/record/write-rights.ts';
import { Refusal } from '../../../engine/refusal.ts';
import { type Instance, pendingSlots } from '../../../engine/workflow/instance.ts';
import { rightsOfAsked, rightsUnderApproval } from '../../../engine/workflow/node-rights.ts';
import { findInstance } from '../store/instances.ts';
import { findRecord, type StoredRecord } from '../store/records.ts';
import { tasksOn } from '../store/tasks-on.ts';
import { type Acting, factsOf, scopeOf } from './acting.ts';
import { openRequests } from './amendments/open-requests.ts';
import { principalOn } from './standing-in.ts';

/** What a person may see and do of one record, as of now; every door asks here. */
export interface RecordAccess {
  record: StoredRecord;
  entity: CompiledEntity;
  facts: Facts;
  policy: EntityPolicy;
  rights: WriteRights;
  /** The running approval that locks it, and the workflow it runs on. */
  approval?: {
    instance: Instance;
    workflow: CompiledWorkflow;
    /** The transition that it was submitted by, under the definitions that it runs on. */
    transition?: string | undefined;
    /** Whose to-do the person decides in the place of its holder (S3). */
    standsInFor?: string | undefined;
  };
}

/**
 * A record that the person may read, with the rights there are on it. A record that does not exist,
 * is another tenant's or may not be read is refused in the same words (reliability.md G04).
 * Whoever has or had a task on it may read what the role hides by row, but not sensitive fields.
 */
export async function accessRecord(
  acting: Acting,
  entity: CompiledEntity,
  id: string,
): Promise<RecordAccess> {
  const scope = scopeOf(acting);
  const record = await findRecord(scope, entity, id);
  if (!record) throw new Refusal('record.not-found', { entity: entity.id, id });
  const facts = factsOf(acting);
  const policy = acting.policy.entity(entity.id);
  const isAllowed = rowAllowed(policy, 'read', entity, record, facts);
  const approval = await approvalOf(acting, record);
  const isAsked = isAllowed || approval?.standsInFor !== undefined || (await isAskedAbout(acting, record));
  const asked = isAsked ? [] : await tasksOn(scope, acting.person.id, { entity: entity.id, record: id });
  if (!isAsked && asked.length === 0) throw new Refusal('record.not-found', { entity: entity.id, id });
  const own = narrowed(rightsOf(acting, entity, isAllowed, approval), asked, approval);
  const rights = isApprovedState(entity, record.state) && !approval ? rightsOnApproved(entity, own) : own;
  return { record, entity, facts, policy, rights, ...(approval && { approval }) };
}

/** Whoever was only asked a question sees no more than whoever asked it. */
function narrowed(
  rights: WriteRights,
  asked: Awaited<ReturnType<typeof tasksOn>>,
  approval: RecordAccess['approval'],
): WriteRights {
  if (!approval || asked.some(({ kind }) => kind !== 'reply')) return rights;
  return rightsOfAsked(
    approval.workflow,
    asked.map(({ node }) => node),
    rights,
  );
}

/** The rights on a record that the person may read by row, or only by a task. */
export function rightsOf(
  { person, policy }: Acting,
  entity: CompiledEntity,
  isAllowed: boolean,
  approval: RecordAccess['approval'],
): WriteRights {
  const own = policy.entity(entity.id);
  const rights = isAllowed ? writeRightsOf(own) : taskReader(entity, own);
  if (!approval) return rights;
  const { instance, workflow, standsInFor = person.id } = approval;
  return rightsUnderApproval(instance, standsInFor, workflow, rights);
}

export function rowAllowed(
  policy: EntityPolicy,
  action: EntityAction,
  entity: CompiledEntity,
  record: StoredRecord,
  facts: Facts,
): boolean {
  const rule = policy.rule(action);
  // Most roles may always or never: nothing has to be put together to say so.
  if (typeof rule === 'boolean') return rule;
  return allows(rule, environmentOf(facts, entity.module, rowOf(entity, record)));
}

/** The approval that a record is locked by; none once it is over (approval.md L4). */
async function approvalOf(acting: Acting, record: StoredRecord): Promise<RecordAccess['approval']> {
  if (!record.lock) return undefined;
  const instance = await findInstance(scopeOf(acting), record.lock.instance);
  if (!instance) return undefined;
  const configuration = await acting.ground.tenants.configurations.get(instance.configuration);
  const workflow = configuration.workflows.get(instance.workflow);
  const transitions = configuration.entities.get(instance.entity)?.transitions.values() ?? [];
  const submit = [...transitions].find((one) => one.definition.workflow === instance.workflow);
  if (!workflow) return undefined;
  const standsInFor = principalOn(acting, { instance, workflow, record });
  return { instance, workflow, transition: submit?.id, ...(standsInFor !== undefined && { standsInFor }) };
}

/** Whether the person stands in for somebody who decides about a request (approval.md S3). */
async function isAskedAbout(acting: Acting, record: StoredRecord): Promise<boolean> {
  return (await openRequests(acting, record)).some(({ standsInFor }) => standsInFor !== undefined);
}

/** A reader by task only: everything that is not sensitive, nothing to write but what the node gives. */
function taskReader(entity: CompiledEntity, policy: EntityPolicy): WriteRights {
  const canRead = (path: string) =>
    policy.canReadField(path) || entity.byPath.get(path)?.definition.sensitive === false;
  return { canRead, canWrite: () => false, canAddLines: () => false, canDeleteLines: () => false };
}

/** Why a record cannot be edited at all now; undefined when at least its rights decide. */
export function whyNotEditable(access: RecordAccess, personId: string): Refusal | undefined {
  const { record, entity, approval, policy, facts } = access;
  if (approval) {
    const { instance, standsInFor } = approval;
    if (instance.state === 'returned' && instance.initiator.id === personId) return undefined;
    const holds = pendingSlots(instance).some(({ slot }) => slot.assignee.id === personId);
    return holds || standsInFor !== undefined
      ? undefined
      : new Refusal('record.locked', {
          by: instance.initiator.name,
          since: instance.startedAt,
          state: instance.state,
        });
  }
  if (!rowAllowed(policy, 'update', entity, record, facts))
    return new Refusal('permission.denied', { action: 'update', entity: entity.id });
  return isEditableState(entity, record.state) || isApprovedState(entity, record.state)
    ? undefined
    : new Refusal('record.wrong-state', { state: record.state ?? '' });
}

/** States that may be edited: those that say so, by default the first. */
export function isEditableState(entity: CompiledEntity, state: string | undefined): boolean {
  if (state === undefined || entity.states.length === 0) return true;
  return entity.definition.states[state]?.editable ?? state === entity.states[0];
}
