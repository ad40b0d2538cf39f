import { isJsonObject, type JsonObject } from '../../../engine/json.ts';
import { perform } from '../../draft/draft-store.ts';
import { branchesOf } from '../../draft/edits/branches.ts';
import { freeId } from '../../graph/fragment.ts';
import { hasElseBranch } from '../../graph/graph.ts';
import { nodeOf } from '../../graph/pointer.ts';
import { branchFragment, branchLabel } from '../new-nodes.ts';
import { ownNodesOf } from '../own-nodes.ts';
import { type ActGround, focusBox, workflowOf } from './ground.ts';

/** Adds a branch: before the one for everything else, where there is one. */
export function addBranch(ground: ActGround, node: string): void {
  const branches = branchesOf(workflowOf(ground), node);
  if (!branches) return;
  const branch = freeBranch(branches);
  const hasElse = hasElseBranch(nodeOf(workflowOf(ground), node));
  const count = Object.keys(branches).length;
  const value = { label: hasElse ? branchLabel(count) : branchLabel(count + 1, 'newParallelBranch') };
  perform(
    ground.drafts,
    { kind: 'add-branch', workflow: ground.open.ref, node, branch, value },
    { select: `${node}/${branch}` },
  );
  focusBox(ground.canvas, `${node}/branches/${branch}`);
}

/** Adds a branch like another behind it, with copies of the nodes that only that one leads to. */
export function duplicateBranch(ground: ActGround, part: string): void {
  const [node = '', from = ''] = part.split('/');
  const workflow = workflowOf(ground);
  const branches = branchesOf(workflow, node);
  const source = branches?.[from];
  if (!branches || !isJsonObject(source)) return;
  const branch = freeBranch(branches);
  const fragment = branchFragment(workflow, ownNodesOf(workflow, node, from));
  const { next: _, ...value } = source;
  const isLast = hasElseBranch(nodeOf(workflow, node)) && Object.keys(branches).at(-1) === from;
  perform(
    ground.drafts,
    {
      kind: 'add-branch',
      workflow: ground.open.ref,
      node,
      branch,
      value: value as JsonObject,
      place: isLast ? { before: from } : { after: from },
      ...(fragment && { fragment }),
    },
    { select: `${node}/${branch}` },
  );
  focusBox(ground.canvas, `${node}/branches/${branch}`);
}

/** Asks a branch earlier or later. */
export function moveBranch(ground: ActGround, part: string, by: -1 | 1): void {
  const [node = '', branch = ''] = part.split('/');
  const order = Object.keys(branchesOf(workflowOf(ground), node) ?? {});
  const beside = order[order.indexOf(branch) + by];
  if (beside === undefined) return;
  const place = by < 0 ? { before: beside } : { after: beside };
  perform(ground.drafts, { kind: 'move-branch', workflow: ground.open.ref, node, branch, place });
  focusBox(ground.canvas, `${node}/branches/${branch}`);
}

function freeBranch(branches: JsonObject): string {
  return freeId('x-case', (one) => Object.hasOwn(branches, one));
}
