import type { CompiledWorkflow } from '../../../../engine/compile/compiled-workflow.ts';
import type { Instance } from '../../../../engine/workflow/instance.ts';
import { findInstances } from '../../store/instances.ts';
import type { StoredRecord } from '../../store/records.ts';
import { type Acting, scopeOf } from '../acting.ts';
import { principalOn } from '../standing-in.ts';

/** An approval that decides about a request, and the workflow it runs on. */
export interface OpenRequest {
  instance: Instance;
  workflow: CompiledWorkflow;
  /** Whose to-do the person decides in the place of its holder (approval.md S3). */
  standsInFor?: string | undefined;
}

/** The approvals of the requests that are open about a record. */
export async function openRequests(acting: Acting, record: StoredRecord): Promise<OpenRequest[]> {
  const { amending = [] } = record;
  if (amending.length === 0) return [];
  const ids = amending.map(({ instance }) => instance);
  const open: OpenRequest[] = [];
  for (const instance of await findInstances(scopeOf(acting), ids)) {
    const configuration = await acting.ground.tenants.configurations.get(instance.configuration);
    const workflow = configuration.workflows.get(instance.workflow);
    if (!workflow) continue;
    const standsInFor = principalOn(acting, { instance, workflow, record });
    open.push({ instance, workflow, standsInFor });
  }
  return open;
}
