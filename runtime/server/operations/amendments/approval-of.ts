import type { Instance } from '../../../../engine/workflow/instance.ts';
import { findInstancesOf } from '../../store/instances.ts';
import type { Scope } from '../../store/scope.ts';

/** The approval that a record stands on: of itself, not of a request about it. */
export async function approvalOf(
  scope: Scope,
  entity: string,
  record: string,
): Promise<Instance | undefined> {
  const all = await findInstancesOf(scope, entity, record);
  return all.find((one) => one.purpose === undefined && one.state === 'approved');
}
