import { perform } from '../../draft/draft-store.ts';
import { graphOf, typeOf } from '../../graph/graph.ts';
import { nodeOf, type Pointer } from '../../graph/pointer.ts';
import { type ActGround, focusBox, selectPart, workflowOf } from './ground.ts';

/** Takes nodes and branches out, as one step. */
export function removeParts(ground: ActGround, parts: readonly string[]): void {
  const { drafts, open, canvas } = ground;
  const before = drafts.getState().history.present.sources;
  const [first = ''] = parts;
  const neighbour = graphOf(workflowOf(ground)).entries.get(first.split('/')[0] as string)?.[0]?.node;
  const mergeKey = parts.length > 1 ? `remove ${parts.join()}` : undefined;
  for (const part of parts) {
    const [node = '', branch] = part.split('/');
    const where = { workflow: open.ref, node };
    if (branch === undefined) perform(drafts, { kind: 'remove-node', ...where }, { mergeKey });
    else perform(drafts, { kind: 'remove-branch', ...where, branch }, { mergeKey });
  }
  if (drafts.getState().history.present.sources === before) {
    ground.tell('info', 'nothingToRemove');
    return;
  }
  selectPart(ground, undefined);
  if (neighbour !== undefined) focusBox(canvas, neighbour);
}

/** Moves an approval over the approval before or behind it. */
export function moveNode(ground: ActGround, node: string, by: -1 | 1): void {
  const at = by > 0 ? waysBehindNext(ground, node) : waysIntoPrevious(ground, node);
  if (at.length === 0) return;
  perform(ground.drafts, { kind: 'move-node', workflow: ground.open.ref, node, at }, { select: node });
  focusBox(ground.canvas, node);
}

function waysBehindNext(ground: ActGround, node: string): readonly Pointer[] {
  const workflow = workflowOf(ground);
  const graph = graphOf(workflow);
  const next = graph.exits.get(node)?.[0]?.target;
  if (next === undefined || typeOf(nodeOf(workflow, next)) !== 'approval') return [];
  return (graph.exits.get(next) ?? []).slice(0, 1).map((one) => one.pointer);
}

function waysIntoPrevious(ground: ActGround, node: string): readonly Pointer[] {
  const workflow = workflowOf(ground);
  const graph = graphOf(workflow);
  const entries = graph.entries.get(node) ?? [];
  const before = entries[0]?.node;
  if (entries.length !== 1 || before === undefined) return [];
  return typeOf(nodeOf(workflow, before)) === 'approval' ? (graph.entries.get(before) ?? []) : [];
}
