import { isJsonObject, type JsonObject } from '../../../engine/json.ts';
import { type Place, withEntry, withMoved, without } from '../../../engine/layer/ordered.ts';
import type { Sources } from '../../../engine/layer/target.ts';
import { type Fragment, openWaysOf } from '../../graph/fragment.ts';
import { graphOf, hasElseBranch, isFork, waysInto } from '../../graph/graph.ts';
import { exit, Joins } from '../../graph/joins.ts';
import { nodeOf, nodesOf, withTargets } from '../../graph/pointer.ts';
import { type DefinitionRef, withDefinition } from '../definition-ref.ts';
import { withoutNode, withoutOrphans } from './remove-node.ts';

/** Adds a branch to a fork; it leads through `fragment`, if given, to where the fork's ways meet again. */
export interface AddBranch {
  kind: 'add-branch';
  workflow: DefinitionRef;
  node: string;
  branch: string;
  value: JsonObject;
  place?: Place;
  fragment?: Fragment;
}

export function addBranch(sources: Sources, edit: AddBranch): Sources {
  return withDefinition(sources, edit.workflow, (workflow) => {
    const branches = branchesOf(workflow, edit.node);
    if (!branches || Object.hasOwn(branches, edit.branch)) return workflow;
    const join = new Joins(graphOf(workflow)).of(edit.node);
    const onward = join === exit ? lastTarget(branches) : join;
    if (onward === undefined) return workflow;
    const fork = nodeOf(workflow, edit.node);
    const { fragment, place = hasElseBranch(fork) ? beforeLast(branches) : {} } = edit;
    const value = { ...edit.value, next: fragment?.entry ?? onward };
    const changed = withBranches(workflow, edit.node, withEntry(branches, edit.branch, value, place));
    if (!fragment) return changed;
    const nodes = { ...nodesOf(changed), ...fragment.nodes };
    return withTargets({ ...changed, nodes }, openWaysOf(fragment), onward);
  });
}

export interface RemoveBranch {
  kind: 'remove-branch';
  workflow: DefinitionRef;
  node: string;
  branch: string;
}

/**
 * Takes a branch away with what only it leads to. The one for everything else stays; where one way is left
 * there is nothing to choose any more: what stands on it takes the place of the node and its join.
 */
export function removeBranch(sources: Sources, edit: RemoveBranch): Sources {
  return withDefinition(sources, edit.workflow, (workflow) => {
    const branches = branchesOf(workflow, edit.node);
    const fork = nodeOf(workflow, edit.node);
    if (!branches || !Object.hasOwn(branches, edit.branch) || stays(fork, branches, edit.branch))
      return workflow;
    const changed = withBranches(workflow, edit.node, without(branches, edit.branch));
    const pruned = withoutOrphans(workflow, changed);
    if (Object.keys(branches).length > 2) return pruned;
    return isFork(fork) ? withoutFork(pruned, edit.node) : withoutNode(pruned, edit.node);
  });
}

export interface MoveBranch {
  kind: 'move-branch';
  workflow: DefinitionRef;
  node: string;
  branch: string;
  place: Place;
}

/** Changes the order in which branches are asked; the last one, which asks nothing, stays last. */
export function moveBranch(sources: Sources, edit: MoveBranch): Sources {
  const { branch, place } = edit;
  return withDefinition(sources, edit.workflow, (workflow) => {
    const branches = branchesOf(workflow, edit.node);
    const fork = nodeOf(workflow, edit.node);
    const beside = place.before ?? place.after ?? '';
    if (!branches || !Object.hasOwn(branches, branch) || !Object.hasOwn(branches, beside)) return workflow;
    if (beside === branch || stays(fork, branches, branch)) return workflow;
    if (place.before === undefined && stays(fork, branches, beside)) return workflow;
    return withBranches(workflow, edit.node, withMoved(branches, branch, place));
  });
}

export function branchesOf(workflow: JsonObject, node: string): JsonObject | undefined {
  const branches = nodeOf(workflow, node)?.branches;
  return isJsonObject(branches) ? branches : undefined;
}

export function withBranches(workflow: JsonObject, node: string, branches: JsonObject): JsonObject {
  const nodes = nodesOf(workflow);
  return { ...workflow, nodes: { ...nodes, [node]: { ...(nodes[node] as JsonObject), branches } } };
}

/** Whether a branch is the one for everything else, which is always the last. */
function stays(fork: JsonObject | undefined, branches: JsonObject, branch: string): boolean {
  return hasElseBranch(fork) && Object.keys(branches).at(-1) === branch;
}

/** A fork of one branch, as what stands on that branch; ends of it go on behind where the join was. */
function withoutFork(workflow: JsonObject, fork: string): JsonObject {
  const graph = graphOf(workflow);
  const join = graph.joins.get(fork);
  const first = graph.exits.get(fork)?.[0]?.target;
  const onward = join === undefined ? undefined : graph.exits.get(join)?.[0]?.target;
  if (join === undefined || first === undefined || onward === undefined) return workflow;
  const ends = [...graph.branchEnds].filter(([, of]) => of === join).map(([id]) => id);
  const gone = [join, ...ends];
  const led = gone.reduce(
    (one, id) => withTargets(one, waysInto(graph, id), onward),
    withTargets(workflow, waysInto(graph, fork), gone.includes(first) ? onward : first),
  );
  const nodes = Object.entries(nodesOf(led)).filter(([id]) => id !== fork && !gone.includes(id));
  return { ...led, nodes: Object.fromEntries(nodes) };
}

function beforeLast(branches: JsonObject): Place {
  const last = Object.keys(branches).at(-1);
  return last === undefined ? {} : { before: last };
}

function lastTarget(branches: JsonObject): string | undefined {
  const last = Object.values(branches).at(-1);
  return isJsonObject(last) && typeof last.next === 'string' ? last.next : undefined;
}
