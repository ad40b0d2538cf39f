import type { JsonObject } from '../../../engine/json.ts';
import { withEntry } from '../../../engine/layer/ordered.ts';
import type { Sources } from '../../../engine/layer/target.ts';
import { nodeOf, nodesOf } from '../../graph/pointer.ts';
import { type DefinitionRef, withDefinition } from '../definition-ref.ts';
import { withoutOrphans } from './remove-node.ts';

/** What follows when a node is rejected: a word of the definition, a node, or a new one that a way of its own begins with (approval.md B1). */
export interface RejectWay {
  kind: 'reject-way';
  workflow: DefinitionRef;
  node: string;
  way: { word?: string } | { to: string } | { id: string; node: JsonObject };
}

/** What only the way of before led to goes with it; no word is the usual one. */
export function rejectWay(sources: Sources, { workflow: ref, node: id, way }: RejectWay): Sources {
  return withDefinition(sources, ref, (workflow) => {
    const node = nodeOf(workflow, id);
    if (!node) return workflow;
    const { onReject: _, ...rest } = node;
    const nodes = nodesOf(workflow);
    if ('id' in way) {
      if (nodeOf(workflow, way.id)) return workflow;
      const own = { ...rest, onReject: { branch: way.id } };
      const changed = withEntry({ ...nodes, [id]: own }, way.id, way.node, { after: id });
      return withoutOrphans(workflow, { ...workflow, nodes: changed });
    }
    if ('to' in way && !nodeOf(workflow, way.to)) return workflow;
    const onReject = 'to' in way ? { branch: way.to } : way.word;
    const changed: JsonObject = onReject === undefined ? rest : { ...rest, onReject };
    return withoutOrphans(workflow, { ...workflow, nodes: { ...nodes, [id]: changed } });
  });
}
