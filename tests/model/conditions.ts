import type { WorkflowNode } from '../../engine/definition/workflow.ts';

export function isBlank(value: unknown): boolean {
  return value === undefined || value === null || String(value).trim() === '';
}

/** The conditions of random flows; of a blank field nothing is true but that it is blank (G1). */
export function holds(condition: string, { amount, urgent }: Record<string, unknown>): boolean {
  if (condition === 'urgent') return urgent === true;
  if (condition === 'isEmpty(amount)') return isBlank(amount);
  const [, operator, limit] = /^amount (>|<=) (\d+)$/.exec(condition) ?? [];
  if (operator === undefined) throw new Error(`the model does not know ${condition}`);
  return (
    !isBlank(amount) && (operator === '>' ? Number(amount) > Number(limit) : Number(amount) <= Number(limit))
  );
}

function branchesOf(node: WorkflowNode): { when?: string | undefined; next: string }[] {
  return 'branches' in node ? Object.values(node.branches) : [];
}

export function conditionsOf(node: WorkflowNode): string[] {
  const skip = node.type === 'approval' ? [node.skipWhen] : [];
  return [...skip, ...branchesOf(node).map((one) => one.when)].filter((one) => one !== undefined);
}
