import { Refusal } from '../../../engine/refusal.ts';
import type { Command, Verb } from '../../../engine/workflow/command.ts';
import type { Instance } from '../../../engine/workflow/instance.ts';
import { findInstance } from '../store/instances.ts';
import { type Acting, entityOf, scopeOf } from './acting.ts';
import { assertKnown } from './known-people.ts';
import type { PlannedStep } from './plan-step.ts';
import { presentInstance, type ReadableInstance } from './present-instance.ts';
import { accessRecord } from './record-access.ts';
import { runCommand } from './run-instance.ts';

/** An approval, for whoever may read the record that it is about. */
export async function readInstance(acting: Acting, id: string): Promise<ReadableInstance> {
  const instance = await findInstance(scopeOf(acting), id);
  if (!instance) throw new Refusal('instance.not-found', { id });
  await assertReadable(acting, instance);
  const configuration = await acting.ground.tenants.configurations.get(instance.configuration);
  const workflow = configuration.workflows.get(instance.workflow);
  return presentInstance(acting, instance, workflow);
}

/** Of a record that may not be read, not even the approval exists. */
async function assertReadable(acting: Acting, instance: Instance): Promise<void> {
  try {
    await accessRecord(acting, entityOf(acting, instance.entity), instance.record);
  } catch (cause) {
    throw cause instanceof Refusal ? new Refusal('instance.not-found', { id: instance.id }) : cause;
  }
}

/** What is done with an approval as a whole; named as the command names it. */
export interface InstanceAct
  extends Pick<Command, 'to' | 'siblings' | 'confirmed' | 'verdict' | 'visit' | 'target' | 'people'> {
  action: Verb;
  reason?: string;
  commandId: string;
}

/** Does something with an approval as a whole: withdraw, urge, jump and the like (approval.md B9–B13, S9, K4). */
export async function actOnInstance(acting: Acting, id: string, act: InstanceAct): Promise<PlannedStep> {
  await readInstance(acting, id);
  return runCommand(acting, id, instanceCommand(acting, act));
}

export function instanceCommand(acting: Acting, { action, reason, ...needs }: InstanceAct): Command {
  assertKnown(acting, needs);
  return {
    ...needs,
    verb: action,
    actor: { id: acting.person.id, isAdministrator: acting.policy.isAdministrator },
    ...(reason !== undefined && { opinion: reason }),
  };
}
