import { isJsonObject, type JsonObject } from '../../../engine/json.ts';
import { without } from '../../../engine/layer/ordered.ts';
import type { Sources } from '../../../engine/layer/target.ts';
import { exitsOf, graphOf, reachableFrom, typeOf, waysInto } from '../../graph/graph.ts';
import { nodeOf, nodesOf, withTargets } from '../../graph/pointer.ts';
import { type DefinitionRef, withDefinition } from '../definition-ref.ts';

/**
 * Takes a node out and closes the gap. Of a condition the last branch stays, a fork goes with its branches
 * and its join; nodes that nothing leads to any more go with it. The start cannot go, nor can the only end.
 */
export interface RemoveNode {
  kind: 'remove-node';
  workflow: DefinitionRef;
  node: string;
}

export function removeNode(sources: Sources, { workflow: ref, node }: RemoveNode): Sources {
  return withDefinition(sources, ref, (workflow) => withoutNode(workflow, node));
}

/** Nodes that nothing but these types may be taken out of a way. */
const removable = new Set([
  'approval',
  'exclusive',
  'parallel',
  'inclusive',
  'cc',
  'auto',
  'end-branch',
  'delay',
  'service',
  'subprocess',
]);

export function withoutNode(workflow: JsonObject, id: string): JsonObject {
  const node = nodeOf(workflow, id);
  const graph = graphOf(workflow);
  const entries = waysInto(graph, id);
  if (!node) return workflow;
  const join = graph.joins.get(id);
  const target = graph.branchEnds.get(id) ?? onwardOf((join && nodeOf(workflow, join)) || node);
  const mayGo = removable.has(typeOf(node))
    ? target !== id
    : entries.length === 0 && typeOf(node) !== 'start';
  if (!mayGo) return workflow;
  const outside = entries.filter((one) => one.node !== id);
  const led =
    target === undefined ? workflow : notBackToItself(withTargets(workflow, outside, target), target);
  const rest = without(nodesOf(led), id);
  return withoutOrphans(workflow, { ...led, nodes: join === undefined ? rest : without(rest, join) });
}

/** A branch that would lead back to its own condition leads on instead. */
function notBackToItself(workflow: JsonObject, id: string): JsonObject {
  const node = nodeOf(workflow, id);
  const exits = exitsOf(id, node);
  const onward = exits.findLast((one) => !one.isBack)?.target;
  if (!isJsonObject(node?.branches) || onward === undefined) return workflow;
  const branches = { ...node.branches };
  for (const { branch, target, isBack } of exits) {
    const own = branch === undefined ? undefined : branches[branch];
    if (branch === undefined || !isBack || target !== id || !isJsonObject(own)) continue;
    const { back: _, ...rest } = own;
    branches[branch] = { ...rest, next: onward };
  }
  return { ...workflow, nodes: { ...nodesOf(workflow), [id]: { ...node, branches } } };
}

/** Where the way goes on without the node: behind an approval, into the last branch of a condition. */
function onwardOf(node: JsonObject): string | undefined {
  if (typeof node.next === 'string') return node.next;
  const last = isJsonObject(node.branches) ? Object.values(node.branches).at(-1) : undefined;
  return isJsonObject(last) && typeof last.next === 'string' ? last.next : undefined;
}

/** Without the nodes that could be reached before and cannot be now. */
export function withoutOrphans(before: JsonObject, after: JsonObject): JsonObject {
  const [was, is] = [before, after].map((one) => {
    const graph = graphOf(one);
    return reachableFrom(graph, graph.start);
  }) as [Set<string>, Set<string>];
  const nodes = Object.entries(nodesOf(after)).filter(
    ([id, node]) => is.has(id) || !was.has(id) || typeOf(node) === 'end',
  );
  return { ...after, nodes: Object.fromEntries(nodes) };
}
