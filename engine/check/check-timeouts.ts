import type { CompiledNode, CompiledWorkflow } from '../compile/compiled-workflow.ts';
import { waysForward } from '../compile/targets.ts';
import { type Issue, issue, pointer } from '../issue.ts';

type ApprovalNode = Extract<CompiledNode, { type: 'approval' }>;

/**
 * A node decides by itself only where that is allowed, and where nothing is asked for that only a person
 * can give: fields to fill in, an opinion, the choice of who is next. Leaving it forward by an edge of the
 * ladder is as good as a decision; leading back, it spares nobody anything (approval.md H2).
 */
export function checkTimeouts(workflow: CompiledWorkflow, node: ApprovalNode, at: string[]): Issue[] {
  const { timeouts, allowAuto, opinion, signature, fields } = node.definition;
  return timeouts.flatMap((rung, index) => {
    const { action } = rung;
    const where = pointer([...at, 'timeouts', String(index)]);
    if (action === 'jump-edge')
      return rung.back || allowAuto ? [] : [issue('workflow.auto-not-allowed', where)];
    if (action !== 'auto-approve' && action !== 'auto-reject') return [];
    if (!allowAuto) return [issue('workflow.auto-not-allowed', where)];
    const verb = action === 'auto-approve' ? 'approve' : 'reject';
    const isAsked =
      opinion[verb] === 'required' ||
      signature === 'required' ||
      (verb === 'approve' && (Object.values(fields).includes('required') || choosesNext(workflow, node)));
    return isAsked ? [issue('workflow.auto-not-possible', where)] : [];
  });
}

/** Whether whoever approves here says who decides at an approval that may come next (approval.md A5). */
function choosesNext(workflow: CompiledWorkflow, { next }: ApprovalNode): boolean {
  const seen = new Set<string>();
  const open = [next];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const node = workflow.nodes.get(id);
    if (!node || seen.has(id)) continue;
    seen.add(id);
    if (node.type !== 'approval') open.push(...waysForward(node.definition));
    else if (node.definition.assignees.from.some((one) => 'chosenBy' in one && one.chosenBy === 'previous'))
      return true;
  }
  return false;
}
