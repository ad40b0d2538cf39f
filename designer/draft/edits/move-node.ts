import type { JsonObject } from '../../../engine/json.ts';
import { withEntry } from '../../../engine/layer/ordered.ts';
import type { Sources } from '../../../engine/layer/target.ts';
import { graphOf, typeOf } from '../../graph/graph.ts';
import { nodeOf, nodesOf, type Pointer, targetOf, withTargets } from '../../graph/pointer.ts';
import { type DefinitionRef, withDefinition } from '../definition-ref.ts';

/** Takes an approval out of its way and puts it into another. */
export interface MoveNode {
  kind: 'move-node';
  workflow: DefinitionRef;
  node: string;
  at: readonly Pointer[];
}

export function moveNode(sources: Sources, { workflow: ref, node: id, at }: MoveNode): Sources {
  return withDefinition(sources, ref, (workflow) => {
    const node = nodeOf(workflow, id);
    const target = at[0] && targetOf(workflow, at[0]);
    const isThere = at.some((one) => one.node === id) || target === id;
    if (!node || typeOf(node) !== 'approval' || target === undefined || isThere) return workflow;
    const closed = withTargets(workflow, graphOf(workflow).entries.get(id) ?? [], String(node.next));
    const { [id]: _, ...others } = nodesOf(closed);
    const nodes = withEntry(others, id, { ...node, next: target } as JsonObject, { after: at[0]?.node });
    return withTargets({ ...closed, nodes }, at, id);
  });
}
