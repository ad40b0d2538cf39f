import type { Issue } from '../../../../engine/issue.ts';
import { environmentOf, rowOf } from '../../../../engine/record/facts.ts';
import { allRights } from '../../../../engine/record/write-rights.ts';
import { Refusal } from '../../../../engine/refusal.ts';
import { type ExplainedRoute, explainRoutes } from '../../../../engine/simulate/explain-routes.ts';
import { type PredictedPath, predictPath } from '../../../../engine/workflow/predict.ts';
import { policyOf } from '../../tenants/world.ts';
import { type Acting, factsOf, referenceOf } from '../acting.ts';
import { withFacts } from '../load-facts.ts';
import { blankRecord, ownRow } from '../own-row.ts';
import { workflowFacts } from '../plan-step.ts';
import { prepareInput } from '../prepare.ts';
import type { PresentedRecord } from '../present-record.ts';
import { presentRecord } from '../present-record.ts';
import { buildUsable, parseLayer } from './layer-build.ts';

export interface Simulation {
  path: PredictedPath;
  /** Why each gateway took its branch. */
  routes: readonly ExplainedRoute[];
  record: PresentedRecord;
  issues: readonly Issue[];
}

/** A test run: which way a sample record would take under a layer that is not published, submitted by whom. Writes nothing. */
export async function simulate(
  acting: Acting,
  request: { layer: unknown; workflow: string; initiator: string; input: unknown },
): Promise<Simulation> {
  const { configuration } = buildUsable(acting, parseLayer(request.layer));
  const workflow = configuration.workflows.get(request.workflow);
  const entity = workflow && configuration.entities.get(workflow.definition.entity);
  const initiator = acting.world.organisation.person(request.initiator);
  if (!workflow || !entity || !initiator)
    throw new Refusal('instance.no-definition', { workflow: request.workflow });
  const policy = policyOf(configuration, ['administrator']);
  const world = { ...acting.world, configuration };
  const trying: Acting = { ...acting, world, person: initiator, policy };
  const facts = factsOf(trying);
  const blank = blankRecord('', entity.states[0], referenceOf(initiator), facts.now);
  const prepared = await prepareInput(
    { acting: trying, entity, facts, before: {}, isNew: true, own: ownRow(blank), rights: allRights },
    request.input,
  );
  const record = { ...blank, values: prepared.values };
  const { facts: wanted, loading } = await workflowFacts(trying, {
    instance: undefined,
    record,
    entity,
    workflow,
    configuration,
  });
  const row = rowOf(entity, record);
  const path = await withFacts(loading, wanted.facts, () =>
    predictPath(undefined, initiator.id, { ...wanted, record: row }),
  );
  const environment = environmentOf(wanted.facts, workflow.module, row, undefined, {
    initiator: facts.organisation.userRow(initiator.id),
  });
  const readable = acting.policy.entity(entity.id);
  return {
    path,
    routes: explainRoutes(workflow, path.routes, environment),
    record: presentRecord(
      entity,
      record,
      (field) =>
        readable.canReadField(field) ||
        !acting.world.configuration.entities.get(entity.id)?.byPath.has(field),
    ),
    issues: prepared.issues,
  };
}
