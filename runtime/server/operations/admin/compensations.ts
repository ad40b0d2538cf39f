import type { ServiceName } from '../../../../engine/definition/service.ts';
import type { Label } from '../../../../engine/issue.ts';
import type { Reference } from '../../../../engine/record/values.ts';
import { Refusal } from '../../../../engine/refusal.ts';
import type { OutsideCall } from '../../../../engine/workflow/change.ts';
import type { Instance } from '../../../../engine/workflow/instance.ts';
import {
  type FailingCompensation,
  findFailingCompensation,
  listFailingCompensations,
  retryCompensation,
  skipCompensation,
} from '../../store/compensations.ts';
import { findInstance, findInstances } from '../../store/instances.ts';
import { type Acting, scopeOf } from '../acting.ts';
import { titlesOf } from '../records-of.ts';
import { inTransaction } from '../work.ts';
import type { NamedNode } from './approvals.ts';

/** What a service did and could not be taken back, as whoever looks after approvals sees it (approval.md B5, G6). */
export interface OverseenCompensation {
  id: string;
  instance: string;
  entity: { id: string; label: Label | null };
  record: Reference;
  node: NamedNode;
  service: ServiceName;
  /** Why it could not be done, how often it was tried, and when it is tried again. */
  failed: string;
  attempts: number;
  nextAt: string;
  /** Those behind it wait for it. */
  waiting: number;
}

export type CompensationAction = 'retry' | 'skip';

export async function overseeCompensations(acting: Acting): Promise<OverseenCompensation[]> {
  const found = await listFailingCompensations(scopeOf(acting));
  const instances = await findInstances(scopeOf(acting), [
    ...new Set(found.map(({ errand }) => errand.instance)),
  ]);
  const byId = new Map(instances.map((instance) => [instance.id, instance]));
  const titles = await titlesOf(acting, instances);
  const listed = await Promise.all(found.map((row) => present(acting, row, byId.get(row.errand.instance))));
  return listed.map((one) => {
    const { id } = one.record;
    return { ...one, record: { id, title: titles.get(`${one.entity.id}/${id}`) ?? '' } };
  });
}

function callOf({ errand }: FailingCompensation): OutsideCall {
  return errand.calls[errand.done] as OutsideCall;
}

async function present(
  acting: Acting,
  row: FailingCompensation,
  instance: Instance | undefined,
): Promise<OverseenCompensation> {
  const { node, service } = callOf(row);
  const { configurations } = acting.ground.tenants;
  const configuration = instance && (await configurations.get(instance.configuration));
  const workflow = configuration?.workflows.get(instance?.workflow ?? '');
  const entity = instance?.entity ?? '';
  return {
    id: row._id,
    instance: row.errand.instance,
    entity: { id: entity, label: acting.world.configuration.entities.get(entity)?.definition.label ?? null },
    record: { id: instance?.record ?? '', title: '' },
    node: { id: node, label: workflow?.nodes.get(node)?.definition.label ?? null },
    service,
    failed: row.failed,
    attempts: row.attempts,
    nextAt: row.dueAt.toISOString(),
    waiting: row.errand.calls.length - row.errand.done - 1,
  };
}

/** Has it tried again at once, or passes over it because somebody has taken it back by hand. */
export async function actOnCompensation(
  acting: Acting,
  id: string,
  { action, reason }: { action: CompensationAction; reason: string },
): Promise<void> {
  await inTransaction(acting, async (work) => {
    const row = await findFailingCompensation(work.scope, id);
    const change = action === 'retry' ? retryCompensation : skipCompensation;
    if (!row || !(await change(work.scope, row))) throw new Refusal('compensation.not-found', { id });
    const instance = await findInstance(work.scope, row.errand.instance);
    const { entity, record } = instance ?? {};
    const about = { ...(entity !== undefined && { entity }), ...(record !== undefined && { record }) };
    work.audit({ action: `${action}-compensation`, ...about, reason });
  });
}
