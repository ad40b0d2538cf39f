import { openScope } from '../scopes.ts';
import type { NodeType } from './node.ts';

/** All branches run side by side (approval.md G2). */
export const parallelNode: NodeType<'parallel'> = {
  enter(run, node, token) {
    for (const { id } of node.branches) run.emit({ type: 'routed', node: node.id, branch: id, unknown: [] });
    return openScope(run, node, token, node.branches);
  },
};
