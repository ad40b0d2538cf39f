import type { CompiledFork } from '../compile/compiled-workflow.ts';
import { closeVisit, endInstance, returnToInitiator } from './close.ts';
import type { Token } from './instance.ts';
import type { Entered, NodeOf } from './nodes/node.ts';
import type { Run } from './run.ts';
import type { Scope, ScopeBranch } from './scope.ts';
import { scopeOf } from './scope-of.ts';
import { cancelScope } from './scopes.ts';
import { visitOf } from './visit-of.ts';

/** A visit is rejected: its way ends, the record goes back to its initiator as often as it may (K10), or it takes the reject branch (approval.md B1). */
export function rejectVisit(run: Run, visitId: string, reason?: string): Entered {
  const visit = visitOf(run, visitId);
  const node = run.node(visit.node) as NodeOf<'approval'>;
  closeVisit(run, visitId, 'rejected', reason);
  const { onReject } = node.definition;
  if (typeof onReject === 'object') return { next: onReject.branch };
  if (onReject !== 'return' || run.instance.returns >= run.facts.workflow.definition.maxReturns)
    return rejectWay(run, run.instance.tokens.find((one) => one.id === visit.token) as Token);
  const { resubmit } = node.definition.return;
  returnToInitiator(run, node, 'system:rule', resubmit === 'direct' ? 'direct' : 'restart');
  return 'over';
}

/** A way ends rejected: with it the instance; in a branch, what the fork says, and so outwards (approval.md B6). */
export function rejectWay(run: Run, token: Token): Entered {
  const scope = scopeOf(run.instance, token);
  if (!scope) {
    endInstance(run, 'rejected');
    return 'over';
  }
  const { onBranchReject } = forkOf(run, scope).definition;
  if (onBranchReject !== 'cancel-siblings') return finishBranch(run, token, 'rejected');
  run.emit({ type: 'branch-finished', scope: scope.id, branch: token.branch as string, result: 'rejected' });
  cancelScope(run, scope, scope.fork, 'branch-rejected');
  return rejectWay(run, scope.token);
}

/** A branch is through; with the last of those that went in, the kept token goes on behind the join, if the fork agrees (approval.md B6). */
export function finishBranch(run: Run, token: Token, result: ScopeBranch['result']): Entered {
  const { id } = scopeOf(run.instance, token) as Scope;
  run.emit({ type: 'branch-finished', scope: id, branch: token.branch as string, result });
  const scope = run.instance.scopes.find((one) => one.id === id) as Scope;
  if (scope.branches.some((one) => one.result === 'running')) return 'wait';
  const fork = forkOf(run, scope);
  const { join } = fork.definition;
  run.emit({ type: 'scope-closed', scope: id, state: 'joined', at: join });
  if (isRejected(fork, scope)) return rejectWay(run, { ...scope.token, node: join });
  return { next: (run.node(join) as NodeOf<'join'>).next, token: scope.token.id };
}

function isRejected({ definition }: CompiledFork, { branches }: Scope): boolean {
  if (definition.onBranchReject !== 'wait-all') return false;
  const isIn = (result: ScopeBranch['result']) => branches.some((one) => one.result === result);
  return isIn('rejected') && (definition.decide === 'all' || !(isIn('passed') || isIn('ended')));
}

function forkOf(run: Run, scope: Scope): CompiledFork {
  return run.node(scope.fork) as CompiledFork;
}
