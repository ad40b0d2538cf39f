import type { CompiledBranch, CompiledWorkflow } from '../compile/compiled-workflow.ts';
import { decimalText, isDecimal } from '../decimal.ts';
import type { CompiledExpression } from '../expression/compile-expression.ts';
import {
  type Environment,
  ExpressionFailure,
  fuelPerEvaluation,
  type Row,
  type Value,
} from '../expression/environment.ts';
import { childrenOf, type Expression } from '../expression/syntax.ts';

/** One value that a condition read: `customer.creditLevel` was `c`. Empty text means empty. */
export interface ReadValue {
  name: string;
  value: string;
}

/** What a branch's condition came to; `failed` when it could not be evaluated, absent for the last branch. */
export interface ExplainedBranch {
  branch: string;
  truth?: boolean | 'unknown' | 'failed';
  values: readonly ReadValue[];
}

export interface ExplainedRoute {
  node: string;
  taken: string;
  branches: readonly ExplainedBranch[];
}

/** Why each gateway on a predicted way took its branch: every condition with the values it read. Pure. */
export function explainRoutes(
  workflow: CompiledWorkflow,
  routes: readonly { node: string; branch: string }[],
  environment: Environment,
): ExplainedRoute[] {
  return routes.flatMap(({ node, branch }) => {
    const gateway = workflow.nodes.get(node);
    if (gateway?.type !== 'exclusive' && gateway?.type !== 'inclusive') return [];
    const branches = gateway.branches.map((one) => explainBranch(one, environment));
    return [{ node, taken: branch, branches }];
  });
}

function explainBranch({ id, when }: CompiledBranch, environment: Environment): ExplainedBranch {
  if (!when) return { branch: id, values: [] };
  const values = new Map<string, string>();
  for (const part of namesIn(when.tree)) {
    const value = attempt(() =>
      when.partOf(part).run({ environment, fuel: fuelPerEvaluation, variables: [] }),
    );
    if (value !== failed) values.set(writtenName(part), shown(value));
  }
  const truth = attempt(() => when.evaluate(environment));
  return {
    branch: id,
    truth: truth === failed ? 'failed' : truth === null ? 'unknown' : truth === true,
    values: [...values].map(([name, value]) => ({ name, value })),
  };
}

/** The names and ways through references that an expression reads, outermost; a list macro's body has names of its own. */
function namesIn(tree: CompiledExpression['tree']): Expression[] {
  if (tree.kind === 'name') return [tree];
  if (tree.kind === 'member') return isWay(tree) ? [tree] : namesIn(tree.of);
  if (tree.kind === 'each') return namesIn(tree.list);
  return childrenOf(tree).flatMap(namesIn);
}

function isWay(node: Expression): boolean {
  return node.kind === 'name' || (node.kind === 'member' && isWay(node.of));
}

function writtenName(node: Expression): string {
  if (node.kind === 'member') return `${writtenName(node.of)}.${node.name}`;
  return node.kind === 'name' ? node.name : '';
}

const failed = Symbol('failed');

function attempt(work: () => Value): Value | typeof failed {
  try {
    return work();
  } catch (cause) {
    if (cause instanceof ExpressionFailure) return failed;
    throw cause;
  }
}

function shown(value: Value): string {
  if (value === null) return '';
  if (isDecimal(value)) return decimalText(value);
  if (Array.isArray(value)) return value.map(shown).join(', ');
  if (typeof value === 'object')
    return String((value as Row).title ?? (value as Row).name ?? (value as Row).id);
  return String(value);
}
