import type { Instance, Slot, Token, Visit } from './instance.ts';
import { scopeOf } from './scope-of.ts';

/**
 * The visits that a token has come through, oldest first: its own and, inside a fork, those of the
 * tokens that went into it. What the way has gone back behind is left out (approval.md B3, B4, E4).
 */
export function visitsOnPath(instance: Instance, token: Token): Visit[] {
  const tokens = new Set(
    tokensAround(instance, token).flatMap(({ id, continues = [] }) => [id, ...continues]),
  );
  return instance.visits.filter((visit) => tokens.has(visit.token) && !visit.superseded);
}

/** A token and those that forks around it keep, innermost first. */
export function tokensAround(instance: Instance, token: Token): Token[] {
  const tokens = [token];
  for (let scope = scopeOf(instance, token); scope; scope = scopeOf(instance, scope.token))
    tokens.push(scope.token);
  return tokens;
}

/** The seats of a visit whose holders agreed themselves; advice of delegates does not count, nor that the time was up. */
export function humanApprovals(visit: Visit): Slot[] {
  return visit.slots.filter(
    (slot) => slot.state === 'approved' && slot.origin !== 'delegate' && slot.reason !== 'timeout',
  );
}

/** Whether people, not a rule, let a visit pass (B3). */
export function wasPassedByPeople(visit: Visit): boolean {
  return visit.state === 'passed' && humanApprovals(visit).length > 0;
}
