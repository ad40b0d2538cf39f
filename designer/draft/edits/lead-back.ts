import { isJsonObject, type JsonObject } from '../../../engine/json.ts';
import type { Sources } from '../../../engine/layer/target.ts';
import { exitsOf, graphOf, typeOf } from '../../graph/graph.ts';
import { exit, Joins } from '../../graph/joins.ts';
import { nodeOf } from '../../graph/pointer.ts';
import { type DefinitionRef, withDefinition } from '../definition-ref.ts';
import { branchesOf, withBranches } from './branches.ts';
import { withoutOrphans } from './remove-node.ts';

/** Lets a branch of a condition lead back to a node that the way has been at, or on again (approval.md G4). */
export interface LeadBack {
  kind: 'lead-back';
  workflow: DefinitionRef;
  node: string;
  branch: string;
  /** Absent: to where the branches meet. */
  to?: string | undefined;
}

/** What stood on the branch goes when it leads back; one branch always leads on. */
export function leadBack(sources: Sources, { workflow: ref, node, branch, to }: LeadBack): Sources {
  return withDefinition(sources, ref, (workflow) => {
    const branches = branchesOf(workflow, node);
    const value = branches?.[branch];
    if (!branches || !isJsonObject(value) || typeOf(nodeOf(workflow, node)) !== 'exclusive') return workflow;
    const { back: _, ...rest } = value;
    const next = to ?? onwardFrom(workflow, node);
    if (next === undefined || !nodeOf(workflow, next)) return workflow;
    if (to === undefined && value.back !== true) return workflow;
    if (to !== undefined && !leadsOnWithout(workflow, node, branch)) return workflow;
    const changed = to === undefined ? { ...rest, next } : { ...rest, next, back: true };
    return withoutOrphans(workflow, withBranches(workflow, node, { ...branches, [branch]: changed }));
  });
}

/** Whether the way goes on without a branch: another one does not lead back. */
export function leadsOnWithout(workflow: JsonObject, node: string, branch: string): boolean {
  return exitsOf(node, nodeOf(workflow, node)).some((one) => one.branch !== branch && !one.isBack);
}

/** Where the branches that lead on meet, else where the last of them leads. */
function onwardFrom(workflow: JsonObject, node: string): string | undefined {
  const graph = graphOf(workflow);
  const join = new Joins(graph).of(node);
  if (join !== exit) return join as string;
  return graph.exits.get(node)?.findLast((one) => !one.isBack)?.target;
}
