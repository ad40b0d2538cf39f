import type { CompiledWorkflow } from '../compile/compiled-workflow.ts';
import { type Issue, pointer, warning } from '../issue.ts';
import { nodesBehind } from '../workflow/supersede.ts';

/** Where the way may go back behind a service, something should take back what it did (approval.md B5). */
export function checkServices(workflow: CompiledWorkflow, at: readonly string[]): Issue[] {
  return [...workflow.nodes.values()].flatMap((node) => {
    // Nobody can be untold.
    if (node.type !== 'service' || node.compensation || node.definition.service === 'notify') return [];
    if (![...nodesBehind(workflow, node.id)].some((id) => mayReturn(workflow, id))) return [];
    return [warning('workflow.service-without-compensation', pointer([...at, node.id]), { node: node.id })];
  });
}

function mayReturn({ nodes }: CompiledWorkflow, id: string): boolean {
  const node = nodes.get(id);
  if (node?.type !== 'approval') return false;
  const { onReject, return: giving } = node.definition;
  return onReject === 'return' || (giving.allowed && giving.to.length > 0);
}
