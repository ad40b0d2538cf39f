import type { CompiledBranch, CompiledFork } from '../compile/compiled-workflow.ts';
import { closeVisit } from './close.ts';
import type { Token } from './instance.ts';
import type { Sent } from './nodes/node.ts';
import type { Run } from './run.ts';
import type { Scope, ScopeBranch } from './scope.ts';
import { isWithin } from './scope-of.ts';
import { cancelWaits } from './waits.ts';

/** A fork keeps the token that comes in and sends one into each of these branches (approval.md B6). */
export function openScope(
  run: Run,
  fork: CompiledFork,
  token: Token,
  branches: readonly (CompiledBranch & { result?: ScopeBranch['result'] })[],
): Sent[] {
  const id = `s${run.instance.scopes.length + 1}`;
  const opened = branches.map((branch, index) => ({
    id: branch.id,
    token: `${id}-${index + 1}`,
    result: branch.result ?? ('running' as const),
  }));
  run.emit({ type: 'scope-opened', scope: { id, fork: fork.id, token, state: 'open', branches: opened } });
  return branches.flatMap((branch, index) =>
    opened[index]?.result === 'running' ? [{ token: opened[index].token, next: branch.next }] : [],
  );
}

/** Stops everything in a scope and those inside it; the kept token comes out at a node (approval.md B6). */
export function cancelScope(run: Run, scope: Scope, at: string, reason: string): void {
  const { instance } = run;
  for (const visit of instance.visits)
    if (visit.state === 'open' && isWithin(instance, visit.token, scope.id))
      closeVisit(run, visit.id, 'cancelled', reason);
  cancelWaits(run, (wait) => isWithin(instance, wait.token, scope.id), reason);
  for (const token of instance.tokens)
    if (isWithin(instance, token.id, scope.id)) run.emit({ type: 'token-removed', token: token.id });
  for (const inner of instance.scopes)
    if (inner.state === 'open' && inner.id !== scope.id && isWithin(instance, inner.token.id, scope.id))
      run.emit({ type: 'scope-closed', scope: inner.id, state: 'cancelled' });
  run.emit({ type: 'scope-closed', scope: scope.id, state: 'cancelled', at });
}
