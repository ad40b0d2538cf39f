import type { Instance, Token } from './instance.ts';
import type { Scope } from './scope.ts';

/** The fork that a token runs a branch of, as the instance passes it. */
export function scopeOf(instance: Instance, token: Pick<Token, 'scope'>): Scope | undefined {
  return instance.scopes.find((one) => one.id === token.scope);
}

/** The scope that a token was made for, also when it has ended. */
export function scopeOfToken(instance: Instance, token: string): Scope | undefined {
  return instance.scopes.find((one) => one.branches.some((branch) => branch.token === token));
}

/** Whether a token runs in a scope, directly or in one inside it; ended ones too. */
export function isWithin(instance: Instance, token: string, scope: string): boolean {
  return scopesAround(instance, token).some((one) => one.id === scope);
}

/** Whether a token is another, or came out of it at a fork. */
export function comesFrom(instance: Instance, token: string, origin: string): boolean {
  return token === origin || scopesAround(instance, token).some((one) => one.token.id === origin);
}

/** The scopes around a token, innermost first. */
function scopesAround(instance: Instance, token: string): Scope[] {
  const around: Scope[] = [];
  for (let scope = scopeOfToken(instance, token); scope; scope = scopeOf(instance, scope.token))
    around.push(scope);
  return around;
}
