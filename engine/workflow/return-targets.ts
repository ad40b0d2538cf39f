import type { CompiledFork, CompiledWorkflow } from '../compile/compiled-workflow.ts';
import type { Instance, Token, Visit } from './instance.ts';
import type { NodeOf } from './nodes/node.ts';
import { visitsOnPath, wasPassedByPeople } from './path.ts';

/** One place that a holder may give the record back to; `to` is what the command says. */
export interface ReturnTarget {
  to: string;
  /** The node that it opens again; none for the initiator. */
  node?: string;
}

/** Everything that the return of a visit offers, as far as its node allows it (approval.md B2–B4). */
export function returnTargets(instance: Instance, visit: Visit, workflow: CompiledWorkflow): ReturnTarget[] {
  const { to } = (workflow.nodes.get(visit.node) as NodeOf<'approval'>).definition.return;
  const previous = previousVisit(instance, visit, workflow);
  return [
    ...(to.includes('initiator') ? [{ to: 'initiator' }] : []),
    ...(to.includes('previous') && previous ? [{ to: 'previous', node: previous.node }] : []),
    ...(to.includes('any')
      ? returnCandidates(instance, visit, workflow).map(({ node }) => ({ to: node, node }))
      : []),
  ];
}

/** The approval that people passed most recently on the way here (approval.md B3). */
export function previousVisit(
  instance: Instance,
  visit: Visit,
  workflow: CompiledWorkflow,
): Visit | undefined {
  return passedBefore(instance, visit, workflow).at(-1);
}

/**
 * The approvals that people passed on the way here, the latest visit of each: in the own branch and before
 * the forks around it; of a fork that has joined only where it lets a single branch run again (approval.md
 * B4, B6).
 */
export function returnCandidates(instance: Instance, visit: Visit, workflow: CompiledWorkflow): Visit[] {
  const token = tokenOf(instance, visit);
  if (!token) return [];
  const all = [...passedBefore(instance, visit, workflow), ...passedInJoined(instance, token, workflow)];
  const latest = new Map(all.map((one) => [one.node, one]));
  return instance.visits.filter((one) => latest.get(one.node) === one);
}

/** What another version of the workflow does not have, nothing goes back to (approval.md L2). */
function passedBefore(instance: Instance, visit: Visit, { nodes }: CompiledWorkflow): Visit[] {
  const token = tokenOf(instance, visit);
  if (!token) return [];
  return visitsOnPath(instance, token).filter(
    (one) => wasPassedByPeople(one) && one.node !== visit.node && nodes.get(one.node)?.type === 'approval',
  );
}

function passedInJoined(instance: Instance, { id }: Token, { nodes }: CompiledWorkflow): Visit[] {
  const joined = instance.scopes.filter(
    (scope) =>
      scope.token.id === id &&
      scope.state === 'joined' &&
      (nodes.get(scope.fork) as CompiledFork).definition.reopenBranchOnly,
  );
  const tokens = new Set(joined.flatMap(({ branches }) => branches.map((branch) => branch.token)));
  return instance.visits.filter(
    (visit) => tokens.has(visit.token) && !visit.superseded && wasPassedByPeople(visit),
  );
}

function tokenOf({ tokens }: Instance, visit: Visit): Token | undefined {
  return tokens.find((one) => one.id === visit.token);
}
