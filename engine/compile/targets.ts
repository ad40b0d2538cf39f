import type { AutoNode } from '../definition/automatic.ts';
import type { ApprovalNode, WorkflowNode } from '../definition/workflow.ts';

/** One way out of a node: where in the node it is written, and the node it leads to. */
export interface Target {
  key: string[];
  target: string;
  /** Of a fork: the branch that it begins. */
  branch?: string;
  /** It leads back to where the way has been (approval.md G4). */
  back?: true;
}

/** Where a node leads to; every one must exist. */
export function targetsOf(node: WorkflowNode): Target[] {
  if ('branches' in node)
    return Object.entries(node.branches).map(([id, branch]) => ({
      key: ['branches', id, 'next'],
      target: branch.next,
      branch: id,
      ...('back' in branch && branch.back === true && { back: true as const }),
    }));
  const targets: Target[] = [];
  if ('next' in node && node.next !== undefined && !isRejecting(node))
    targets.push({ key: ['next'], target: node.next });
  const mayReject = node.type === 'approval' || node.type === 'subprocess' || isRejecting(node);
  if (mayReject && typeof node.onReject === 'object')
    targets.push({ key: ['onReject', 'branch'], target: node.onReject.branch });
  return node.type === 'approval' ? [...targets, ...edgesOfLadder(node)] : targets;
}

/** Edges by which the way leaves a node when its time is up (approval.md H2). */
function edgesOfLadder({ timeouts }: ApprovalNode): Target[] {
  return timeouts.flatMap((rung, index) => {
    if (rung.action !== 'jump-edge') return [];
    const key = ['timeouts', String(index), 'next'];
    return [{ key, target: rung.next, ...(rung.back && { back: true as const }) }];
  });
}

function isRejecting(node: WorkflowNode): node is AutoNode & { decision: 'reject' } {
  return node.type === 'auto' && node.decision === 'reject';
}

/** Where a token may go from a node without going back; behind a fork, its join, whatever the branches do. */
export function waysForward(node: WorkflowNode): string[] {
  const ways = targetsOf(node)
    .filter((one) => !one.back)
    .map((one) => one.target);
  return 'join' in node ? [...ways, node.join] : ways;
}
