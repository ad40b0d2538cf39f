import type { WorkflowNode } from '../definition/workflow.ts';

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
      ...('back' in branch && branch.back && { back: true }),
    }));
  const targets: Target[] = [];
  if ('next' in node) targets.push({ key: ['next'], target: node.next });
  if ('onReject' in node && typeof node.onReject === 'object')
    targets.push({ key: ['onReject', 'branch'], target: node.onReject.branch });
  return targets;
}
