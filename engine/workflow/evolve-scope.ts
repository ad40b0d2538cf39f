import type { ScopeChange } from './change.ts';
import type { Instance, Token } from './instance.ts';
import type { Scope, ScopeBranch } from './scope.ts';

/** The instance after a fork on its way has opened, finished a branch or closed (approval.md B6). */
export function evolveScope(instance: Instance, change: ScopeChange): Instance {
  if (change.type === 'scope-opened') {
    const { scope } = change;
    const others = instance.tokens.filter((one) => one.id !== scope.token.id);
    return {
      ...instance,
      tokens: [...others, ...branchTokens(scope)],
      scopes: [...instance.scopes, scope],
    };
  }
  const scope = instance.scopes.find((one) => one.id === change.scope);
  if (!scope) throw new Error(`instance ${instance.id} has no scope ${change.scope}`);
  if (change.type === 'scope-closed') {
    const kept = change.at === undefined ? [] : [{ ...scope.token, node: change.at }];
    return {
      ...withScope(instance, { ...scope, state: change.state }),
      tokens: [...instance.tokens, ...kept],
    };
  }
  if (change.type === 'branch-reopened') {
    const reopened = withResult(scope, change.branch, 'running');
    const own = branchTokens(reopened).filter((one) => one.branch === change.branch);
    return { ...withScope(instance, reopened), tokens: [...instance.tokens, ...own] };
  }
  const token = scope.branches.find((one) => one.id === change.branch)?.token;
  return {
    ...withScope(instance, withResult(scope, change.branch, change.result)),
    tokens: instance.tokens.filter((one) => one.id !== token),
  };
}

/** The tokens of the branches that run, standing at the fork. */
function branchTokens({ id: scope, fork: node, branches }: Scope): Token[] {
  return branches
    .filter((one) => one.result === 'running')
    .map(({ id: branch, token }) => ({ id: token, node, scope, branch }));
}

function withResult(scope: Scope, branch: string, result: ScopeBranch['result']): Scope {
  return {
    ...scope,
    branches: scope.branches.map((one) => (one.id === branch ? { ...one, result } : one)),
  };
}

function withScope(instance: Instance, scope: Scope): Instance {
  return { ...instance, scopes: instance.scopes.map((one) => (one.id === scope.id ? scope : one)) };
}
