import type { CompiledWorkflow } from '../compile/compiled-workflow.ts';
import { type Issue, issue, pointer } from '../issue.ts';

/** A limit for decisions by link needs the amount that it limits (approval.md F8). */
export function checkLinks({ definition, module, id }: CompiledWorkflow): Issue[] {
  if (definition.linkLimit === undefined || definition.amount !== undefined) return [];
  return [issue('workflow.link-limit-without-amount', pointer([module, 'workflow', id, 'linkLimit']))];
}
