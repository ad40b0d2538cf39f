import type { CompiledBranch, CompiledFork } from '../compile/compiled-workflow.ts';
import { advance, settleDeserted } from './advance.ts';
import type { Resume, Token, Visit } from './instance.ts';
import type { NodeOf } from './nodes/node.ts';
import { reopenVisit } from './open-visit.ts';
import { tokensAround } from './path.ts';
import type { Run } from './run.ts';
import type { Scope } from './scope.ts';
import { comesFrom, isWithin, scopeOfToken } from './scope-of.ts';
import { cancelScope, openScope } from './scopes.ts';
import { supersede } from './supersede.ts';
import { takeBack } from './take-back.ts';

/**
 * Who decides at the node that the way goes back to, and whether it then returns straight (approval.md B4,
 * B7). With `resolve-again` the node is entered as it would be now: what its `skipWhen` passes over now
 * is passed over (E7), and the way goes on behind it.
 */
export interface Reopening {
  approvers: 'same' | 'resolve-again';
  resume?: Resume;
}

/**
 * The way goes back from a visit to one that it has passed: within a branch only that token moves; before
 * a fork everything in the fork stops; into a branch of a fork that has joined, that branch alone runs
 * again (approval.md B3, B4, B6). What was passed since does not count any more.
 */
export function sendBack(run: Run, from: Visit, target: Visit, { approvers, resume }: Reopening): void {
  const token = run.instance.tokens.find((one) => one.id === from.token) as Token;
  const origin = tokensAround(run.instance, token).find(
    (one) => one.id === target.token || one.continues?.includes(target.token),
  );
  const moved = origin ? outTo(run, token, origin, target.node) : intoBranch(run, token, target);
  run.emit({ type: 'sent-back', visit: from.id, to: target.id });
  const isSince = sinceTarget(run, target, token, origin);
  const first = run.instance.visits.findIndex((one) => one.id === target.id);
  supersede(
    run,
    run.instance.visits.slice(first).filter((visit) => isSince(visit.token)),
    (run.instance.waits ?? []).filter((wait) => wait.after > first && isSince(wait.token)),
  );
  // What returns straight to whoever had returned it does not pass its services again (approval.md B5, B7).
  if (!resume) takeBack(run, (wait) => wait.superseded === true);
  if (approvers === 'resolve-again') advance(run, moved, from.node, target.node);
  else {
    run.emit({ type: 'token-moved', token: moved, to: target.node });
    reopenVisit(run, run.node(target.node) as NodeOf<'approval'>, target, {
      reason: 'sent-back',
      token: moved,
    });
  }
  const opened = run.instance.visits.findLast((one) => one.node === target.node && one.token === moved);
  if (opened?.state !== 'open') return;
  if (resume) run.emit({ type: 'way-remembered', visit: opened.id, resume });
  settleDeserted(run, opened.id);
}

/** The token that stands before everything that stops: the own one, or the one that a fork around it keeps. */
function outTo(run: Run, token: Token, origin: Token, node: string): string {
  const left = run.instance.scopes.find(
    (scope) =>
      scope.state === 'open' && scope.token.id === origin.id && isWithin(run.instance, token.id, scope.id),
  );
  if (left) cancelScope(run, left, node, 'sent-back');
  return origin.id;
}

/** A fork that has joined opens again with a single branch; its join waits for that one (approval.md B6). */
function intoBranch(run: Run, token: Token, target: Visit): string {
  const scope = scopeOfToken(run.instance, target.token) as Scope;
  const fork = run.node(scope.fork) as CompiledFork;
  const id = scope.branches.find((one) => one.token === target.token)?.id;
  const branch = fork.branches.find((one) => one.id === id) as CompiledBranch;
  const [sent] = openScope(run, fork, { ...token, node: fork.id }, [branch]);
  return sent?.token as string;
}

/** Whether a token is one that the way went on with since a visit. */
function sinceTarget(
  run: Run,
  target: Visit,
  token: Token,
  origin: Token | undefined,
): (id: string) => boolean {
  const { instance } = run;
  const joined = origin ? undefined : scopeOfToken(instance, target.token);
  return (id) =>
    comesFrom(instance, id, target.token) ||
    (comesFrom(instance, id, origin?.id ?? token.id) && !(joined && isWithin(instance, id, joined.id)));
}
