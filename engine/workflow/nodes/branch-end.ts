import { finishBranch } from '../reject.ts';
import type { NodeType } from './node.ts';

/** The branch is finished without having reached the join (approval.md G2). */
export const branchEndNode: NodeType<'end-branch'> = {
  enter: (run, _node, token) => finishBranch(run, token, 'ended'),
};
