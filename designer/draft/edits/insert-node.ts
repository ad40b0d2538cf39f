import type { JsonObject } from '../../../engine/json.ts';
import { withEntry } from '../../../engine/layer/ordered.ts';
import type { Sources } from '../../../engine/layer/target.ts';
import { exitsOf } from '../../graph/graph.ts';
import { nodeOf, nodesOf, type Pointer, targetOf, withTargets } from '../../graph/pointer.ts';
import { type DefinitionRef, withDefinition } from '../definition-ref.ts';

/** Puts a node into ways that lead to the same place: they lead into it, and it leads on. */
export interface InsertNode {
  kind: 'insert-node';
  workflow: DefinitionRef;
  at: readonly Pointer[];
  id: string;
  node: JsonObject;
}

export function insertNode(sources: Sources, { workflow: ref, at, id, node }: InsertNode): Sources {
  return withDefinition(sources, ref, (workflow) => {
    const [first] = at;
    if (!first || nodeOf(workflow, id) || !nodeOf(workflow, first.node)) return workflow;
    const nodes = withEntry(nodesOf(workflow), id, node, { after: first.node });
    return leadingOn({ ...workflow, nodes }, id, targetOf(workflow, first), at);
  });
}

/** The workflow with ways led into a node, and the node's own open ways led to where those led. */
export function leadingOn(
  workflow: JsonObject,
  id: string,
  target: string | undefined,
  at: readonly Pointer[],
): JsonObject {
  const open = exitsOf(id, nodeOf(workflow, id)).filter((one) => one.target === undefined);
  const led =
    target === undefined
      ? workflow
      : withTargets(
          workflow,
          open.map((one) => one.pointer),
          target,
        );
  return withTargets(led, at, id);
}
