import { supersedeBehind } from '../supersede.ts';
import { fieldsOf } from './ask-branches.ts';
import type { NodeType } from './node.ts';

/** Branches in order, the first true one wins; unknown is not true; the last has no condition (approval.md G1). */
export const exclusiveNode: NodeType<'exclusive'> = {
  enter(run, node, token) {
    const environment = run.environment(token);
    const unknown: string[] = [];
    for (const branch of node.branches) {
      const truth = branch.when ? branch.when.evaluate(environment) : true;
      if (truth === null) unknown.push(...fieldsOf(branch));
      if (truth !== true) continue;
      run.emit({ type: 'routed', node: node.id, branch: branch.id, unknown: [...new Set(unknown)] });
      if (node.definition.branches[branch.id]?.back) supersedeBehind(run, token.id, branch.next);
      return { next: branch.next };
    }
    throw new Error(`gateway ${node.id} has no branch to take`);
  },
};
