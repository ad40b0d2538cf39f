import type { CompiledEntity } from '../../../engine/compile/compiled.ts';
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
import { rightsUnderApproval } from '../../../engine/workflow/node-rights.ts';
import type { Place } from '../scenario-driver.ts';
import type { KeptRecord, World } from './world.ts';

/** What a person may see and do of one record now. */
export interface Access {
  actor: string;
  record: KeptRecord;
  entity: CompiledEntity;
  facts: Facts;
  policy: EntityPolicy;
  rights: WriteRights;
  /** The approval that locks it. */
  approval?: Instance | undefined;
}

/** A record that the person may read by role, or because of a task; one that is not there is refused in the same words. */
export function access(world: World, actor: string, { entity: entityId, id }: Place): Access {
  const entity = world.entity(entityId);
  const record = world.find(entityId, id);
  const refusal = new Refusal('record.not-found', { entity: entityId, id });
  if (!record) throw refusal;
  const facts = world.factsFor(actor);
  const policy = world.policyOf(actor).entity(entityId);
  const mayRead = rowAllowed({ entity, record, facts, policy }, 'read');
  if (!mayRead && !hadTask(world, actor, record)) throw refusal;
  const approval = record.lock === undefined ? undefined : world.kept.instances.get(record.lock);
  const own = mayRead ? writeRightsOf(policy) : taskReader(entity, policy);
  const workflow = approval && world.configuration.workflows.get(approval.workflow);
  const rights = approval && workflow ? rightsUnderApproval(approval, actor, workflow, own) : own;
  return { actor, record, entity, facts, policy, rights, approval };
}

export function rowAllowed(
  { entity, record, facts, policy }: Pick<Access, 'entity' | 'record' | 'facts' | 'policy'>,
  action: EntityAction,
): boolean {
  return allows(policy.rule(action), environmentOf(facts, entity.module, rowOf(entity, record)));
}

/** Whoever was asked or told of a record may read it (approval.md S10). */
function hadTask(world: World, actor: string, { id }: KeptRecord): boolean {
  return [...world.kept.instances.values()].some(
    (instance) =>
      instance.record === id &&
      (instance.visits.some(({ slots }) =>
        slots.some((slot) => slot.assignee.id === actor && slot.activatedAt !== undefined),
      ) ||
        instance.copies?.some(({ to }) => to.some((person) => person.id === actor))),
  );
}

/** A reader by task only: everything that is not sensitive. */
function taskReader(entity: CompiledEntity, policy: EntityPolicy): WriteRights {
  return {
    canRead: (path) => policy.canReadField(path) || entity.byPath.get(path)?.definition.sensitive === false,
    canWrite: () => false,
    canAddLines: () => false,
    canDeleteLines: () => false,
  };
}

/** Refuses to edit a record that is locked, in a state of its own, or not the person's to change. */
export function assertEditable(one: Access): void {
  const { actor, entity, record, approval } = one;
  if (approval) {
    const isOwn = approval.state === 'returned' && approval.initiator.id === actor;
    if (!isOwn && !pendingSlots(approval).some(({ slot }) => slot.assignee.id === actor))
      throw locked(approval);
    return;
  }
  if (!rowAllowed(one, 'update'))
    throw new Refusal('permission.denied', { action: 'update', entity: entity.id });
  if (!isEditableState(entity, record.state))
    throw new Refusal('record.wrong-state', { state: record.state ?? '' });
}

export function isEditableState(entity: CompiledEntity, state: string | undefined): boolean {
  if (state === undefined || entity.states.length === 0) return true;
  return entity.definition.states[state]?.editable ?? state === entity.states[0];
}

export function locked(approval: Instance): Refusal {
  return new Refusal('record.locked', { by: approval.initiator.name, state: approval.state });
}
