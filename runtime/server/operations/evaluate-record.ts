import type { CompiledEntity } from '../../../engine/compile/compiled.ts';
import type { Issue } from '../../../engine/issue.ts';
import { writeRightsOf } from '../../../engine/permission/policy.ts';
import { rowOf } from '../../../engine/record/facts.ts';
import { Refusal } from '../../../engine/refusal.ts';
import { type PredictedPath, predictPath } from '../../../engine/workflow/predict.ts';
import type { StoredRecord } from '../store/records.ts';
import { type Acting, entityOf, factsOf, referenceOf } from './acting.ts';
import { withFacts } from './load-facts.ts';
import { blankRecord, ownRow } from './own-row.ts';
import { workflowFacts } from './plan-step.ts';
import { type Preparation, prepareInput } from './prepare.ts';
import { type PresentedRecord, presentRecord } from './present-record.ts';
import { accessRecord } from './record-access.ts';

export interface Evaluation {
  /** The record as saving it now would make it, with live fields. */
  record: PresentedRecord;
  /** Everything wrong or worth a warning. */
  issues: readonly Issue[];
  /** Who would approve it if it were submitted as it is. */
  path: PredictedPath | null;
}

export interface EvaluationRequest {
  /** Of a record that is there; absent for a new one. */
  id?: string | undefined;
  input: unknown;
  /** For which of the own departments it would be submitted; the main one when absent (approval.md A9). */
  department?: string | undefined;
}

/** What a person typing into a form gets to know before saving: computed fields, stock, warnings, who will approve. Writes nothing. */
export async function evaluateRecord(
  acting: Acting,
  entityId: string,
  { id, input, department }: EvaluationRequest,
): Promise<Evaluation> {
  const entity = entityOf(acting, entityId);
  const { preparation, base } =
    id === undefined ? begin(acting, entityId) : await continueWith(acting, entityId, id);
  const prepared = await prepareInput(preparation, input);
  const record: StoredRecord = { ...base, values: prepared.values };
  const submit = [...entity.transitions.values()].find(
    (one) => one.definition.workflow !== undefined && one.definition.from.includes(record.state ?? ''),
  );
  return {
    record: presentRecord(entity, record, { canReadField: preparation.rights.canRead }),
    issues: prepared.issues,
    path: submit
      ? await predictFor(acting, entity, record, {
          workflow: submit.definition.workflow as string,
          department,
        })
      : null,
  };
}

function begin(acting: Acting, entityId: string): { preparation: Preparation; base: StoredRecord } {
  const entity = entityOf(acting, entityId);
  const policy = acting.policy.entity(entityId);
  if (policy.rule('create') !== true)
    throw new Refusal('permission.denied', { action: 'create', entity: entityId });
  const facts = factsOf(acting);
  const base = blankRecord('', entity.states[0], referenceOf(acting.person), facts.now);
  return {
    base,
    preparation: {
      acting,
      entity,
      facts,
      before: {},
      isNew: true,
      own: ownRow(base),
      rights: writeRightsOf(policy),
    },
  };
}

async function continueWith(
  acting: Acting,
  entityId: string,
  id: string,
): Promise<{ preparation: Preparation; base: StoredRecord }> {
  const { entity, record, facts, rights } = await accessRecord(acting, entityOf(acting, entityId), id);
  return {
    base: record,
    preparation: { acting, entity, facts, before: record.values, isNew: false, own: ownRow(record), rights },
  };
}

/** The path of a record if this person submitted it now; nothing when its workflow is not there. */
export async function predictFor(
  acting: Acting,
  entity: CompiledEntity,
  record: StoredRecord,
  { workflow: workflowId, department }: { workflow: string; department?: string | undefined },
): Promise<PredictedPath | null> {
  const { configuration } = acting.world;
  const workflow = configuration.workflows.get(workflowId);
  if (!workflow) return null;
  const { facts, loading } = await workflowFacts(acting, {
    instance: undefined,
    record,
    entity,
    workflow,
    configuration,
  });
  return withFacts(loading, facts.facts, () =>
    predictPath(
      undefined,
      acting.person.id,
      { ...facts, record: rowOf(entity, record) },
      department === undefined ? {} : { department },
    ),
  );
}
