import type { Instance } from '../../../engine/workflow/instance.ts';
import { type PredictedPath, predictPath } from '../../../engine/workflow/predict.ts';
import { findInstancesOf } from '../store/instances.ts';
import type { StoredRecord } from '../store/records.ts';
import { listViews, type TaskView } from '../store/task-views.ts';
import { type Acting, entityOf, scopeOf } from './acting.ts';
import { type FamilyPath, withFamily } from './approval-family.ts';
import { predictFor } from './evaluate-record.ts';
import { withFacts } from './load-facts.ts';
import { workflowFacts } from './plan-step.ts';
import { accessRecord } from './record-access.ts';
import { subjectOf } from './run-instance.ts';

/**
 * The way of a record through its approval: what has been, what is, what would follow (approval.md L3).
 * Where none runs: that of an open request about it; else what would follow if it were submitted, for
 * which of the own departments (A9), or the way that its last approval took.
 */
export async function previewApproval(
  acting: Acting,
  entityId: string,
  id: string,
  department?: string,
): Promise<FamilyPath | null> {
  const entity = entityOf(acting, entityId);
  const { record, approval } = await accessRecord(acting, entity, id);
  const submit = [...entity.transitions.values()].find(
    (one) => one.definition.workflow !== undefined && one.definition.from.includes(record.state ?? ''),
  );
  if (!approval && submit) {
    const workflow = submit.definition.workflow as string;
    const path = await predictFor(acting, entity, record, { workflow, department });
    return path && withFamily(acting, path, undefined);
  }
  const instance = approval?.instance ?? (await lastOf(acting, entityId, record));
  if (!instance) return null;
  const subject = await subjectOf(acting, instance.id);
  const { facts, loading } = await workflowFacts(acting, subject);
  const path = await withFacts(loading, facts.facts, () =>
    predictPath(subject.instance, instance.initiator.id, facts),
  );
  const seen = withViews(path, await listViews(scopeOf(acting), instance.id));
  return withFamily(acting, seen, subject.instance);
}

/** Who has looked at it, and up to which revision (approval.md S11). */
function withViews(path: PredictedPath, views: readonly TaskView[]): PredictedPath {
  const latest = new Map(views.map(({ slot, ...view }) => [slot, view]));
  const steps = path.steps.map((step) => ({
    ...step,
    slots: step.slots.map((slot) => {
      const viewed = step.when === 'predicted' ? undefined : latest.get(slot.id);
      return viewed ? { ...slot, viewed } : slot;
    }),
  }));
  return { ...path, steps };
}

async function lastOf(
  acting: Acting,
  entityId: string,
  { id, amending = [] }: StoredRecord,
): Promise<Instance | undefined> {
  const all = await findInstancesOf(scopeOf(acting), entityId, id);
  const open = new Set(amending.map((one) => one.instance));
  return all.find((one) => open.has(one.id)) ?? all.find((one) => one.purpose === undefined);
}
