import type { CompiledWorkflow } from '../compile/compiled-workflow.ts';
import { branchesAround } from '../compile/fork-structure.ts';
import { type Instance, isOver } from './instance.ts';
import { moved, type NodeMap } from './moved.ts';
import { predictPath } from './predict.ts';
import type { WorkflowFacts } from './run.ts';
import { openWaits } from './wait.ts';

/** What moving an instance to another version would mean (approval.md L2). */
export type MigrationPlan =
  | { outcome: 'ok'; nodes: NodeMap; path: PathDifference }
  /** Nodes that it stands at and that the other version does not have. */
  | { outcome: 'needs-mapping'; nodes: readonly string[] }
  | { outcome: 'blocked'; reason: BlockedBy; node?: string };

export type BlockedBy = 'over' | 'service-in-flight' | 'fork-changed' | 'other-type';

/** The approvals that would follow before and after. */
export interface PathDifference {
  before: readonly string[];
  after: readonly string[];
  isSame: boolean;
}

/**
 * Whether an instance can go on with another version: everything that it stands at exists there, of the
 * same type and in the same branch, nothing outside is under way, and no open fork has another shape
 * (approval.md L2).
 */
export function planMigration(
  instance: Instance,
  from: WorkflowFacts,
  to: WorkflowFacts,
  nodeMap: NodeMap = {},
): MigrationPlan {
  if (isOver(instance)) return { outcome: 'blocked', reason: 'over' };
  const busy = openWaits(instance).find((wait) => wait.kind === 'service');
  if (busy) return { outcome: 'blocked', reason: 'service-in-flight', node: busy.node };
  const standing = standingNodes(instance);
  const target = (node: string) => nodeMap[node] ?? node;
  const missing = standing.filter((node) => !to.workflow.nodes.has(target(node)));
  if (missing.length > 0) return { outcome: 'needs-mapping', nodes: missing };
  const blocked = standing
    .map((node) => blockedAt(instance, [from.workflow, to.workflow], node, target))
    .find((one) => one !== undefined);
  if (blocked) return blocked;
  const nodes = Object.fromEntries(standing.map((node) => [node, target(node)]));
  return { outcome: 'ok', nodes, path: pathDifference(instance, moved(instance, nodes), from, to) };
}

/** Every node that matters to where it is now: of tokens, open visits, waits and forks, and the way back. */
function standingNodes(instance: Instance): string[] {
  const open = instance.scopes.filter((scope) => scope.state === 'open');
  return [
    ...new Set([
      ...instance.tokens.map((token) => token.node),
      ...instance.visits.filter((visit) => visit.state === 'open').map((visit) => visit.node),
      ...openWaits(instance).map((wait) => wait.node),
      ...open.map((scope) => scope.fork),
      ...(instance.resume ? [instance.resume.node] : []),
      ...(instance.failure ? [instance.failure.from, instance.failure.to] : []),
    ]),
  ];
}

function blockedAt(
  instance: Instance,
  [from, to]: readonly [CompiledWorkflow, CompiledWorkflow],
  node: string,
  target: (node: string) => string,
): MigrationPlan | undefined {
  const [own, other] = [from.nodes.get(node), to.nodes.get(target(node))];
  if (own?.type !== other?.type) return { outcome: 'blocked', reason: 'other-type', node };
  const placesOf = (workflow: CompiledWorkflow, id: string, name: (fork: string) => string) =>
    branchesAround(workflow.structure, id).map(({ fork, branch }) => `${name(fork)}/${branch}`);
  const isSamePlace =
    placesOf(from, node, target).join() === placesOf(to, target(node), (fork) => fork).join();
  const isOpenFork = instance.scopes.some((scope) => scope.state === 'open' && scope.fork === node);
  const shapeOf = (one: typeof own) =>
    one && 'branches' in one && 'join' in one.definition ? one.branches.map(({ id }) => id).sort() : [];
  const hasSameShape = !isOpenFork || shapeOf(own).join() === shapeOf(other).join();
  return isSamePlace && hasSameShape ? undefined : { outcome: 'blocked', reason: 'fork-changed', node };
}

function pathDifference(
  before: Instance,
  after: Instance,
  from: WorkflowFacts,
  to: WorkflowFacts,
): PathDifference {
  const remaining = (instance: Instance, facts: WorkflowFacts) =>
    predictPath(instance, instance.initiator.id, facts).steps.flatMap((step) =>
      step.when === 'done' ? [] : step.node,
    );
  if (before.state === 'failed') return { before: [], after: [], isSame: true };
  const [was, is] = [remaining(before, from), remaining(after, to)];
  return { before: was, after: is, isSame: was.join() === is.join() };
}
