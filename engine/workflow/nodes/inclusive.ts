import { openScope } from '../scopes.ts';
import { askBranches } from './ask-branches.ts';
import type { NodeType } from './node.ts';

/** Every branch that is true runs; unknown is not true; the last, without condition, when no other does (approval.md G3). */
export const inclusiveNode: NodeType<'inclusive'> = {
  enter(run, node, token) {
    const { isTrue, unknown } = askBranches(run, node.branches, token);
    const conditional = node.branches.filter((branch) => branch.when && isTrue(branch));
    const taken = conditional.length > 0 ? conditional : node.branches.filter((branch) => !branch.when);
    if (taken.length === 0) throw new Error(`fork ${node.id} has no branch to take`);
    for (const { id } of taken) run.emit({ type: 'routed', node: node.id, branch: id, unknown });
    return openScope(run, node, token, taken);
  },
};
