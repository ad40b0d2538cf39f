import { Refusal } from '../../../engine/refusal.ts';
import type { Instance, Resume } from '../../../engine/workflow/instance.ts';
import { actionsOfInstance, type OfferedAction } from '../../../engine/workflow/offered-actions.ts';
import { findInstance } from '../store/instances.ts';
import { type Acting, entityOf, scopeOf } from './acting.ts';
import type { PlannedStep } from './plan-step.ts';
import { accessRecord } from './record-access.ts';
import { runCommand } from './run-instance.ts';

/** An approval as its readers see it: the fingerprint that guards a direct way back is of fields that they may not all read. */
type ReadableInstance = Omit<Instance, 'resume'> & {
  resume?: Omit<Resume, 'guard'>;
  actions: OfferedAction[];
};

/** An approval, for whoever may read the record that it is about. */
export async function readInstance(acting: Acting, id: string): Promise<ReadableInstance> {
  const instance = await findInstance(scopeOf(acting), id);
  if (!instance) throw new Refusal('instance.not-found', { id });
  await assertReadable(acting, instance);
  const configuration = await acting.ground.tenants.configurations.get(instance.configuration);
  const workflow = configuration.workflows.get(instance.workflow);
  const viewer = { id: acting.person.id, isAdministrator: acting.policy.isAdministrator };
  const { resume, ...readable } = instance;
  return {
    ...readable,
    ...(resume && { resume: { mode: resume.mode, node: resume.node, by: resume.by } }),
    actions: workflow ? actionsOfInstance(instance, viewer, workflow) : [],
  };
}

/** Of a record that may not be read, not even the approval exists. */
async function assertReadable(acting: Acting, instance: Instance): Promise<void> {
  try {
    await accessRecord(acting, entityOf(acting, instance.entity), instance.record);
  } catch (cause) {
    throw cause instanceof Refusal ? new Refusal('instance.not-found', { id: instance.id }) : cause;
  }
}

/** Withdraws or retries an approval as a whole (approval.md B9, K4). */
export async function actOnInstance(
  acting: Acting,
  id: string,
  action: { action: 'withdraw' | 'retry'; reason?: string | undefined; commandId: string },
): Promise<PlannedStep> {
  await readInstance(acting, id);
  return runCommand(acting, id, {
    commandId: action.commandId,
    verb: action.action,
    actor: { id: acting.person.id, isAdministrator: acting.policy.isAdministrator },
    ...(action.reason !== undefined && { opinion: action.reason }),
  });
}
