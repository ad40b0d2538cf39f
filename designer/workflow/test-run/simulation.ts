import type { Issue } from '../../../engine/issue.ts';
import type { JsonObject } from '../../../engine/json.ts';
import type { ExplainedRoute } from '../../../engine/simulate/explain-routes.ts';
import type { PredictedPath } from '../../../engine/workflow/predict.ts';
import { call } from '../../../runtime/app/api/call.ts';
import { type Exit, graphOf, typeOf } from '../../graph/graph.ts';
import { nodeOf, pointerKey } from '../../graph/pointer.ts';
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
  const graph = graphOf(workflow);
  const taken = takenBranches(workflow, routes);
  const { nodes, ways } = walked(workflow, taken, path.ends === 'running' ? stoppedAt(path) : new Set());
  const explained = routes.flatMap(({ node, branches: all }) =>
    all.map(
      (one) =>
        [`${node}/${one.branch}`, { ...one, taken: taken.get(node)?.has(one.branch) === true }] as const,
    ),
  );
  const parallel = [...graph.joins.keys()]
    .filter((fork) => typeOf(nodeOf(workflow, fork)) === 'parallel')
    .flatMap((fork) =>
      (graph.exits.get(fork) ?? []).map(
        ({ branch = '' }) => [`${fork}/${branch}`, { branch, values: [], taken: nodes.has(fork) }] as const,
      ),
    );
  return {
    nodes,
    ways,
    steps: new Map(path.steps.map((step) => [step.node, step])),
    branches: new Map([...explained, ...parallel]),
  };
}

/** Of a node with conditions, the branches that were taken: one, or all that held. */
function takenBranches(
  workflow: JsonObject,
  routes: readonly ExplainedRoute[],
): Map<string, ReadonlySet<string>> {
  const taken = new Map<string, Set<string>>();
  for (const { node, taken: branch, branches } of routes) {
    const held =
      typeOf(nodeOf(workflow, node)) === 'inclusive' ? branches.filter((one) => one.truth === true) : [];
    const chosen = [branch, ...held.map((one) => one.branch)];
    taken.set(node, new Set([...(taken.get(node) ?? []), ...chosen]));
  }
  return taken;
}

/** Where a way that has not ended stands: at the last step, and at what is beside it in a fork. */
function stoppedAt(path: PredictedPath): ReadonlySet<string> {
  const open = path.steps.filter((step) => step.when === 'current' || step.state === 'open');
  const last = path.steps.at(-1);
  return new Set([...open, ...(last ? [last] : [])].map((step) => step.node));
}

function walked(
  workflow: JsonObject,
  taken: ReadonlyMap<string, ReadonlySet<string>>,
  stops: ReadonlySet<string>,
): { nodes: Set<string>; ways: Set<string> } {
  const graph = graphOf(workflow);
  const nodes = new Set<string>();
  const ways = new Set<string>();
  const open = graph.start === undefined ? [] : [graph.start];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (nodes.has(at)) continue;
    nodes.add(at);
    if (stops.has(at)) continue;
    for (const one of exitsTaken(graph.exits.get(at) ?? [], taken.get(at))) {
      ways.add(pointerKey(one.pointer));
      if (one.target !== undefined && graph.exits.has(one.target)) open.push(one.target);
    }
  }
  return { nodes, ways };
}

/** The ways on from a node: the branches taken, every branch of what runs side by side, else the first way. */
function exitsTaken(exits: readonly Exit[], taken: ReadonlySet<string> | undefined): readonly Exit[] {
  if (taken) return exits.filter((one) => one.branch !== undefined && taken.has(one.branch));
  return exits[0]?.kind === 'branch' ? exits : exits.slice(0, 1);
}
