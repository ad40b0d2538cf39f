import type { CompiledWorkflow } from '../compile/compiled-workflow.ts';
import { waysForward } from '../compile/targets.ts';
import { type Issue, issue, pointer, warning } from '../issue.ts';
import { checkDecision, type DecisionProofs } from './check-decision.ts';
import { checkForks } from './check-forks.ts';
import { checkLinks } from './check-links.ts';
import { checkServices } from './check-services.ts';
import { checkTimeouts } from './check-timeouts.ts';

/**
 * Whether the graph of a workflow makes sense: one start, everything reachable, every way ends, no cycle, an
 * else everywhere (approval.md G1, G4, M1, E2).
 */
export function checkWorkflow(workflow: CompiledWorkflow, proofs: DecisionProofs): Issue[] {
  const at = [workflow.module, 'workflow', workflow.id, 'nodes'];
  const issues: Issue[] = [];
  const targets = new Map([...workflow.nodes].map(([id, node]) => [id, waysForward(node.definition)]));
  const reached = reachable(workflow.start, targets);
  for (const [id, node] of workflow.nodes) {
    const path = pointer([...at, id]);
    if (!reached.has(id)) issues.push(issue('workflow.node-unreachable', path, { node: id }));
    if (node.type === 'approval')
      issues.push(
        ...checkDecision(node.decision, pointer([...at, id, 'decision']), node.definition.abstain, proofs),
        ...checkTimeouts(workflow, node, [...at, id]),
      );
    if (node.type === 'auto' && node.definition.decision === 'approve' && node.definition.next === undefined)
      issues.push(issue('workflow.dead-end', path, { node: id }));
    if (node.type === 'approval' && node.definition.claim && node.definition.decision !== 'any')
      issues.push(issue('workflow.claim-not-possible', pointer([...at, id, 'claim']), { node: id }));
    if (node.type === 'exclusive' || node.type === 'inclusive')
      issues.push(...checkBranches(node.definition.branches, [...at, id, 'branches']));
  }
  const starts = [...workflow.nodes.values()].filter((node) => node.type === 'start');
  for (const extra of starts.slice(1))
    issues.push(issue('workflow.node-unreachable', pointer([...at, extra.id]), { node: extra.id }));
  if (![...workflow.nodes.values()].some((node) => node.type === 'end'))
    issues.push(issue('workflow.no-end', pointer(at.slice(0, 3))));
  const cycle = findCycle(workflow.start, targets);
  if (cycle)
    issues.push(issue('workflow.cycle', pointer([...at, cycle[0] as string]), { nodes: cycle.join(' → ') }));
  return [
    ...issues,
    ...checkForks(workflow, at),
    ...autoPassWarnings(workflow, at),
    ...checkLinks(workflow),
    ...checkServices(workflow, at),
  ];
}

function reachable(start: string, targets: ReadonlyMap<string, string[]>): Set<string> {
  const seen = new Set<string>();
  const open = [start];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    open.push(...(targets.get(next) ?? []));
  }
  return seen;
}

/** The last branch, and only that, has no condition. */
function checkBranches(branches: Record<string, { when?: string | undefined }>, at: string[]): Issue[] {
  const entries = Object.entries(branches);
  const issues: Issue[] = [];
  for (const [index, [id, branch]] of entries.entries()) {
    const isLast = index === entries.length - 1;
    if (isLast && branch.when !== undefined)
      issues.push(issue('workflow.no-else-branch', pointer([...at, id])));
    if (!isLast && branch.when === undefined)
      issues.push(issue('workflow.branch-shadowed', pointer([...at, id]), { branch: id }));
  }
  return entries.length === 0 ? [issue('workflow.no-else-branch', pointer(at))] : issues;
}

/** A cycle that a token could run in, as the nodes on it; walked without recursion, since definitions may be long. */
function findCycle(start: string, targets: ReadonlyMap<string, string[]>): string[] | undefined {
  const done = new Set<string>();
  const way: { node: string; rest: string[] }[] = [{ node: start, rest: [...(targets.get(start) ?? [])] }];
  for (let top = way.at(-1); top; top = way.at(-1)) {
    const next = top.rest.pop();
    if (next === undefined) {
      done.add(top.node);
      way.pop();
      continue;
    }
    const index = way.findIndex((one) => one.node === next);
    if (index >= 0) return [...way.slice(index).map((one) => one.node), next];
    if (!done.has(next)) way.push({ node: next, rest: [...(targets.get(next) ?? [])] });
  }
  return undefined;
}

/** Passing by itself on an empty seat, in a flow that routes by a number, deserves a second look (E2). */
function autoPassWarnings(workflow: CompiledWorkflow, at: string[]): Issue[] {
  const routes = [...workflow.nodes.values()].some(
    (node) => node.type === 'exclusive' || node.type === 'inclusive',
  );
  if (!routes) return [];
  return [...workflow.nodes.values()].flatMap((node) =>
    node.type === 'approval' && node.definition.assignees.ifNone.includes('auto-pass')
      ? [
          warning('workflow.auto-pass-with-amount', pointer([...at, node.id, 'assignees', 'ifNone']), {
            node: node.id,
          }),
        ]
      : [],
  );
}
