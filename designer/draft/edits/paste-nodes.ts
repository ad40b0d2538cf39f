import type { JsonObject } from '../../../engine/json.ts';
import { withEntry } from '../../../engine/layer/ordered.ts';
import type { Sources } from '../../../engine/layer/target.ts';
import { type Fragment, openWaysOf } from '../../graph/fragment.ts';
import { nodeOf, nodesOf, type Pointer, targetOf, withTargets } from '../../graph/pointer.ts';
import { type DefinitionRef, withDefinition } from '../definition-ref.ts';

/** Puts several nodes with the ways between them into ways that lead to the same place. Their ids must be free. */
export interface PasteNodes {
  kind: 'paste-nodes';
  workflow: DefinitionRef;
  at: readonly Pointer[];
  fragment: Fragment;
}

export function pasteNodes(sources: Sources, { workflow: ref, at, fragment }: PasteNodes): Sources {
  return withDefinition(sources, ref, (workflow) => {
    const [first] = at;
    const isTaken = Object.keys(fragment.nodes).some((id) => nodeOf(workflow, id));
    if (!first || isTaken || !nodeOf(workflow, first.node)) return workflow;
    const target = targetOf(workflow, first);
    let after = first.node;
    let nodes: JsonObject = nodesOf(workflow);
    for (const [id, node] of Object.entries(fragment.nodes)) {
      nodes = withEntry(nodes, id, node, { after });
      after = id;
    }
    const pasted = { ...workflow, nodes };
    const led = target === undefined ? pasted : withTargets(pasted, openWaysOf(fragment), target);
    return withTargets(led, at, fragment.entry);
  });
}
