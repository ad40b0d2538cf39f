import type { Instance, Token } from './instance.ts';
import { tokensAround } from './path.ts';
import type { Scope, ScopeBranch } from './scope.ts';
import { isWithin } from './scope-of.ts';

/** How one branch of a fork has ended. */
export interface ForkResult {
  branch: string;
  result: Exclude<ScopeBranch['result'], 'running'>;
}

/**
 * How the branches of the last fork that a token has passed have ended, in their order; none before any.
 * A fork that the way has gone back behind does not count (approval.md G2, B6).
 */
export function forkResults(instance: Instance, token: Token): ForkResult[] {
  for (const { id } of tokensAround(instance, token)) {
    const passed = instance.scopes.findLast(
      (scope) => scope.state === 'joined' && scope.token.id === id && !isLeft(instance, scope),
    );
    if (passed)
      return passed.branches.flatMap(({ id: branch, result }) =>
        result === 'running' ? [] : [{ branch, result }],
      );
  }
  return [];
}

function isLeft(instance: Instance, { id }: Scope): boolean {
  return instance.visits.some((visit) => visit.superseded && isWithin(instance, visit.token, id));
}
