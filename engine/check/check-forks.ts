import type { CompiledFork, CompiledWorkflow } from '../compile/compiled-workflow.ts';
import { type Issue, issue, pointer } from '../issue.ts';

/** Whether forks and joins nest: each fork has a join of its own, and no way passes them by (approval.md G2, G3, B6). */
export function checkForks({ nodes, structure }: CompiledWorkflow, at: readonly string[]): Issue[] {
  const issues: Issue[] = [];
  const owners = new Map<string, string>();
  for (const node of nodes.values()) {
    if (!('join' in node.definition)) continue;
    issues.push(...checkFork(node as CompiledFork, nodes, [...at, node.id]));
    const { join } = node.definition;
    const other = owners.get(join);
    if (other === undefined) owners.set(join, node.id);
    else issues.push(issue('workflow.join-shared', pointer([...at, node.id, 'join']), { join, other }));
  }
  for (const { from, key, to } of structure.crossings)
    issues.push(issue('workflow.scope-crossed', pointer([...at, from, ...key]), { from, to }));
  for (const { id, type } of nodes.values()) {
    const path = pointer([...at, id]);
    const isInside = structure.places.get(id) !== undefined;
    if (type === 'join' && !owners.has(id))
      issues.push(issue('workflow.join-without-fork', path, { node: id }));
    if (type === 'end' && isInside) issues.push(issue('workflow.end-in-branch', path, { node: id }));
    if (type === 'end-branch' && structure.places.has(id) && !isInside)
      issues.push(issue('workflow.branch-end-outside', path, { node: id }));
  }
  return issues;
}

function checkFork(
  { id, definition, branches }: CompiledFork,
  nodes: CompiledWorkflow['nodes'],
  at: readonly string[],
): Issue[] {
  const { join } = definition;
  const issues: Issue[] = [];
  if (nodes.has(join) && nodes.get(join)?.type !== 'join')
    issues.push(issue('workflow.join-missing', pointer([...at, 'join']), { node: id, join }));
  if (branches.length === 0)
    issues.push(issue('workflow.fork-without-branches', pointer([...at, 'branches']), { node: id }));
  return issues;
}
