import { type PredictedPath, predictPath } from '../../../engine/workflow/predict.ts';
import { type Acting, entityOf } from './acting.ts';
import { predictFor } from './evaluate-record.ts';
import { withFacts } from './load-facts.ts';
import { workflowFacts } from './plan-step.ts';
import { accessRecord } from './record-access.ts';
import { subjectOf } from './run-instance.ts';

/** The way of a record through its approval: what has been, what is, what would follow (approval.md L3). */
export async function previewApproval(
  acting: Acting,
  entityId: string,
  id: string,
): Promise<PredictedPath | null> {
  const entity = entityOf(acting, entityId);
  const { record, approval } = await accessRecord(acting, entity, id);
  if (approval) {
    const subject = await subjectOf(acting, approval.instance.id);
    const { facts, loading } = await workflowFacts(acting, subject);
    return withFacts(loading, facts.facts, () =>
      predictPath(subject.instance, approval.instance.initiator.id, facts),
    );
  }
  const submit = [...entity.transitions.values()].find(
    (one) => one.definition.workflow !== undefined && one.definition.from.includes(record.state ?? ''),
  );
  return submit ? predictFor(acting, record, entityId, submit.definition.workflow as string) : null;
}
