import type { JsonObject } from '../../../engine/json.ts';
import type { Sources } from '../../../engine/layer/target.ts';
import { branchNodesOf, graphOf, typeOf } from '../../graph/graph.ts';
import { nodeOf, nodesOf } from '../../graph/pointer.ts';
import { type DefinitionRef, withDefinition } from '../definition-ref.ts';
import { withoutOrphans } from './remove-node.ts';

/** What an automatic node decides. A rejection ends the way, so what only followed from it goes; an approval goes on. */
export interface DecideAuto {
  kind: 'decide-auto';
  workflow: DefinitionRef;
  node: string;
  decision: 'approve' | 'reject';
}

export function decideAuto(sources: Sources, { workflow: ref, node: id, decision }: DecideAuto): Sources {
  return withDefinition(sources, ref, (workflow) => {
    const node = nodeOf(workflow, id);
    if (typeOf(node) !== 'auto' || node?.decision === decision) return workflow;
    const { next, onReject: _, ...rest } = node as JsonObject;
    const onward = next ?? onwardFrom(workflow, id);
    if (decision === 'approve' && onward === undefined) return workflow;
    const decided: JsonObject =
      decision === 'approve' ? { ...rest, decision, next: onward as string } : { ...rest, decision };
    const changed = { ...workflow, nodes: { ...nodesOf(workflow), [id]: decided } };
    return withoutOrphans(workflow, changed);
  });
}

/** Where a way goes on that has ended: at the join of the innermost fork around it, else at the end. */
function onwardFrom(workflow: JsonObject, id: string): string | undefined {
  const graph = graphOf(workflow);
  const around = [...graph.joins].filter(([fork]) => branchNodesOf(graph, fork).includes(id));
  const innermost = around.sort(
    ([a], [b]) => branchNodesOf(graph, a).length - branchNodesOf(graph, b).length,
  )[0];
  return innermost?.[1] ?? graph.nodes.find((one) => typeOf(nodeOf(workflow, one)) === 'end');
}
