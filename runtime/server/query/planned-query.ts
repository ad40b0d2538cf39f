import type { CompiledExpression } from '../../../engine/expression/compile-expression.ts';
import type { Expression } from '../../../engine/expression/syntax.ts';
import type { Issue } from '../../../engine/issue.ts';
import { planQuery } from '../../../engine/query/plan-query.ts';
import type { Query } from '../../../engine/query/query.ts';
import type { Subject } from '../../../engine/query/subject.ts';

const planned = new WeakMap<Expression, Query | Issue[]>();

/**
 * The query of an expression of a definition, planned once. A part of a definition asks about the
 * same records wherever it is used, so that the part alone names the plan.
 */
export function plannedQuery(
  expression: CompiledExpression,
  subject: Subject,
  node: Expression = expression.tree,
): Query | Issue[] {
  const known = planned.get(node);
  if (known) return known;
  const query = planQuery(expression, subject, '', node);
  planned.set(node, query);
  return query;
}
