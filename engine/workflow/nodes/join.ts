import { finishBranch } from '../reject.ts';
import { scopeOf } from '../scope-of.ts';
import type { NodeType } from './node.ts';

/** A branch is through; behind the join the way goes on when all tokens that went in are (approval.md G2, B6). */
export const joinNode: NodeType<'join'> = {
  enter(run, node, token) {
    const fork = run.facts.workflow.nodes.get(scopeOf(run.instance, token)?.fork ?? '');
    const isItsJoin = fork && 'join' in fork.definition && fork.definition.join === node.id;
    return isItsJoin ? finishBranch(run, token, 'passed') : { next: node.next };
  },
};
