import type { Issue } from '../../../engine/issue.ts';
import type { JsonObject } from '../../../engine/json.ts';
import type { ExplainedRoute } from '../../../engine/simulate/explain-routes.ts';
import type { PredictedPath } from '../../../engine/workflow/predict.ts';
import { call } from '../../../runtime/app/api/call.ts';
import { exitsOf, graphOf } from '../../graph/graph.ts';
import { nodeOf, pointerKey, targetOf } from '../../graph/pointer.ts';
import type { RunMarks } from './run-marks.ts';

/** `POST /api/designer/simulate` */
export interface Simulation {
  path: PredictedPath;
  routes: readonly ExplainedRoute[];
  issues: readonly Issue[];
}

export function simulate(body: {
  layer: unknown;
  workflow: string;
  initiator: string;
  input: JsonObject;
}): Promise<Simulation> {
  return call('POST', '/designer/simulate', { body });
}

/** What a test run shows on the canvas: the nodes and ways from the start along the branches that were taken. */
export function marksOf(workflow: JsonObject, { path, routes }: Simulation): RunMarks {
  const nodes = new Set<string>();
  const ways = new Set<string>();
  const taken = new Map(routes.map((one) => [one.node, one.taken]));
  const stoppedAt = path.ends === 'running' ? path.steps.at(-1)?.node : undefined;
  let at: string | undefined = graphOf(workflow).start;
  while (at !== undefined && !nodes.has(at)) {
    nodes.add(at);
    if (at === stoppedAt) break;
    const exits = exitsOf(at, nodeOf(workflow, at));
    const branch = taken.get(at);
    const exit = branch === undefined ? exits[0] : exits.find((one) => one.branch === branch);
    if (!exit) break;
    ways.add(pointerKey(exit.pointer));
    at = targetOf(workflow, exit.pointer);
  }
  const branches = routes.flatMap(({ node, taken: branch, branches: all }) =>
    all.map((one) => [`${node}/${one.branch}`, { ...one, taken: one.branch === branch }] as const),
  );
  return {
    nodes,
    ways,
    steps: new Map(path.steps.map((step) => [step.node, step])),
    branches: new Map(branches),
  };
}
