import type { JsonObject } from '../../engine/json.ts';
import { type Graph, graphOf, typeOf } from './graph.ts';
import { nodeOf } from './pointer.ts';

/** Nodes that a branch of a condition may lead back to: on the way to it, in the same branches of the same forks (approval.md G4). */
export function backTargets(workflow: JsonObject, node: string): string[] {
  const graph = graphOf(workflow);
  const places = placesIn(graph);
  return graph.nodes.filter(
    (id) =>
      id !== node &&
      !unreturnable.has(typeOf(nodeOf(workflow, id))) &&
      placeOf(places, id) === placeOf(places, node) &&
      forwardFrom(graph, id).has(node),
  );
}

/** Nodes that a way out of the ordinary may go on to: none on the way here, in the same branches of the same forks (approval.md B1, H2). */
export function forwardTargets(workflow: JsonObject, node: string): string[] {
  const graph = graphOf(workflow);
  const places = placesIn(graph);
  return graph.nodes.filter(
    (id) =>
      id !== node &&
      !unreachable.has(typeOf(nodeOf(workflow, id))) &&
      placeOf(places, id) === placeOf(places, node) &&
      !forwardFrom(graph, id).has(node),
  );
}

/** What is rejected does not go on as if it had passed. */
export function rejectTargets(workflow: JsonObject, node: string): string[] {
  const next = nodeOf(workflow, node)?.next;
  return forwardTargets(workflow, node).filter((id) => id !== next);
}

const unreturnable = new Set(['', 'start', 'end', 'end-branch', 'join']);
const unreachable = new Set(['', 'start', 'end', 'join']);

/** The nodes that can be reached without going back; behind a fork, its join. */
function forwardFrom(graph: Graph, from: string, until?: string): Set<string> {
  const seen = new Set<string>();
  const open = [from];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at === until || seen.has(at) || !graph.exits.has(at)) continue;
    seen.add(at);
    for (const { target, isBack } of graph.exits.get(at) ?? [])
      if (target !== undefined && !isBack) open.push(target);
    const join = graph.joins.get(at);
    if (join !== undefined) open.push(join);
  }
  return seen;
}

/** The branches of forks that each node stands in. */
function placesIn(graph: Graph): Map<string, string[]> {
  const places = new Map<string, string[]>();
  for (const [fork, join] of graph.joins)
    for (const { branch, target } of graph.exits.get(fork) ?? [])
      if (target !== undefined)
        for (const id of forwardFrom(graph, target, join))
          places.set(id, [...(places.get(id) ?? []), `${fork}/${branch}`]);
  return places;
}

function placeOf(places: ReadonlyMap<string, readonly string[]>, id: string): string {
  return [...(places.get(id) ?? [])].sort().join();
}
