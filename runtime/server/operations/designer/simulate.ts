import type { Issue } from '../../../../engine/issue.ts';
import { environmentOf, rowOf } from '../../../../engine/record/facts.ts';
import { allRights } from '../../../../engine/record/write-rights.ts';
import { Refusal } from '../../../../engine/refusal.ts';
import {
  type ExplainedRoute,
  explainRoutes,
  type ReadValue,
} from '../../../../engine/simulate/explain-routes.ts';
import { type PredictedPath, predictPath } from '../../../../engine/workflow/predict.ts';
import { type Acting, factsOf, referenceOf } from '../acting.ts';
import { withFacts } from '../load-facts.ts';
import { blankRecord, ownRow } from '../own-row.ts';
import { workflowFacts } from '../plan-step.ts';
import { prepareInput } from '../prepare.ts';
import type { PresentedRecord } from '../present-record.ts';
import { presentRecord } from '../present-record.ts';
import { passesOnlyReadable, type Reader } from '../readable-reads.ts';
import { underDraft } from './under-draft.ts';

export interface Simulation {
  path: PredictedPath;
  /** Why each gateway took its branch. */
  routes: readonly ExplainedRoute[];
  record: PresentedRecord;
  issues: readonly Issue[];
}

/**
 * A test run: which way a sample record would take under a layer that is not published, submitted by
 * whom. Writes nothing, and shows whoever tries it no more than they may read.
 */
export async function simulate(
  acting: Acting,
  request: { layer: unknown; workflow: string; initiator: string; input: unknown },
): Promise<Simulation> {
  const own = underDraft(acting, request.layer);
  const { configuration } = own.world;
  const workflow = configuration.workflows.get(request.workflow);
  const entity = workflow && configuration.entities.get(workflow.definition.entity);
  const initiator = acting.world.organisation.person(request.initiator);
  if (!workflow || !entity || !initiator)
    throw new Refusal('instance.no-definition', { workflow: request.workflow });
  const trying: Acting = { ...own, person: initiator };
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
    before: row,
    changed: [],
  });
  const reader = { configuration, policy: own.policy, entity };
  return {
    path,
    routes: explainRoutes(workflow, path.routes, environment).map((route) => readableRoute(reader, route)),
    record: presentRecord(entity, record, own.policy.entity(entity.id)),
    issues: prepared.issues,
  };
}

/** A gateway without the values of what may not be read. */
function readableRoute(reader: Reader, { branches, ...route }: ExplainedRoute): ExplainedRoute {
  const isShown = ({ name }: ReadValue) => {
    const [root = '', ...rest] = name.split('.');
    if (root === 'before') return passesOnlyReadable(reader, { root: 'record', path: rest });
    if (root === 'changed') return true;
    const entityId = { initiator: 'user', settings: reader.configuration.settings.get(reader.entity.module) }[
      root
    ];
    const entity = reader.configuration.entities.get(entityId ?? '');
    return entity
      ? passesOnlyReadable({ ...reader, entity }, { root: 'record', path: rest })
      : passesOnlyReadable(reader, { root: 'record', path: [root, ...rest] });
  };
  return {
    ...route,
    branches: branches.map((branch) => ({ ...branch, values: branch.values.filter(isShown) })),
  };
}
