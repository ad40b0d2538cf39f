import type { Instance } from '../../../../engine/workflow/instance.ts';
import { rightsUnderApproval } from '../../../../engine/workflow/node-rights.ts';
import type { OfferedAction } from '../../../../engine/workflow/offered-actions.ts';
import { type Amendment, type Blocker, listAmendments as find } from '../../store/amendments.ts';
import { findInstances } from '../../store/instances.ts';
import { type Acting, entityOf, scopeOf } from '../acting.ts';
import { instanceActions } from '../present-instance.ts';
import { accessRecord, type RecordAccess } from '../record-access.ts';
import { visibleChange } from '../visible-change.ts';

/** A request with what its reader may see of it, and what can be done with its approval. */
export interface PresentedAmendment
  extends Pick<
    Amendment,
    'id' | 'purpose' | 'state' | 'baseRevision' | 'changes' | 'reason' | 'by' | 'at' | 'instance'
  > {
  endedAt: string | null;
  revision: number | null;
  conflicts: NonNullable<Amendment['conflicts']>;
  issues: NonNullable<Amendment['issues']>;
  blockers: readonly Blocker[];
  instanceState: Instance['state'] | null;
  actions: OfferedAction[];
}

/** Every change and cancellation that was ever asked for of a record, newest first: what was, what was to be, what became of it (SAL-85, SAL-89, SAL-93). */
export async function listAmendments(
  acting: Acting,
  entityId: string,
  id: string,
): Promise<PresentedAmendment[]> {
  const access = await accessRecord(acting, entityOf(acting, entityId), id);
  const scope = scopeOf(acting);
  const amendments = await find(scope, entityId, id);
  const instances = await findInstances(
    scope,
    amendments.map(({ instance }) => instance),
  );
  const byId = new Map(instances.map((instance) => [instance.id, instance]));
  return Promise.all(amendments.map((one) => present(acting, access, one, byId.get(one.instance))));
}

async function present(
  acting: Acting,
  access: RecordAccess,
  amendment: Amendment,
  instance: Instance | undefined,
): Promise<PresentedAmendment> {
  const { entity, rights } = access;
  const configuration = instance && (await acting.ground.tenants.configurations.get(instance.configuration));
  const workflow = configuration?.workflows.get(instance?.workflow ?? '');
  const { canRead } =
    instance && workflow ? rightsUnderApproval(instance, acting.person.id, workflow, rights) : rights;
  const conflicts = (amendment.conflicts ?? []).flatMap(({ path, before, theirs, yours }) =>
    visibleChange({ path, before, after: yours }, canRead, entity).map((shown) => ({
      path,
      before: shown.before,
      theirs: visibleChange({ path, before: null, after: theirs }, canRead, entity)[0]?.after ?? null,
      yours: shown.after,
    })),
  );
  const { id, purpose, state, baseRevision, reason, by, at } = amendment;
  return {
    id,
    purpose,
    state,
    baseRevision,
    reason,
    by,
    at,
    instance: amendment.instance,
    changes: amendment.changes.flatMap((change) => visibleChange(change, canRead, entity)),
    endedAt: amendment.endedAt ?? null,
    revision: amendment.revision ?? null,
    conflicts,
    issues: amendment.issues ?? [],
    blockers: amendment.blockers ?? [],
    instanceState: instance?.state ?? null,
    actions: instance && workflow ? instanceActions(acting, instance, workflow) : [],
  };
}
