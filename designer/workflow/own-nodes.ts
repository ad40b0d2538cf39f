import type { JsonObject } from '../../engine/json.ts';
import { branchesOf } from '../draft/edits/branches.ts';
import { graphOf, reachableFrom } from '../graph/graph.ts';
import { nodesOf } from '../graph/pointer.ts';

/** The nodes that only one branch of a fork leads to, in the order they are met. */
export function ownNodesOf(workflow: JsonObject, node: string, branch: string): string[] {
  const branches = branchesOf(workflow, node) ?? {};
  const { [branch]: _, ...others } = branches;
  const fork = nodesOf(workflow)[node] as JsonObject;
  const without = { ...workflow, nodes: { ...nodesOf(workflow), [node]: { ...fork, branches: others } } };
  const [all, rest] = [workflow, without].map((one) => {
    const graph = graphOf(one);
    return reachableFrom(graph, graph.start);
  }) as [Set<string>, Set<string>];
  return [...all].filter((id) => !rest.has(id));
}
