import type { CompiledExpression } from '../expression/compile-expression.ts';
import type { Expression } from '../expression/syntax.ts';
import { type Issue, issue } from '../issue.ts';
import { planCondition } from './plan-condition.ts';
import { Planner } from './planner.ts';
import type { Query } from './query.ts';
import type { Subject } from './subject.ts';

/** Most parts and deepest nesting of one query. */
const mostParts = 2000;
const deepest = 40;

/**
 * The query that finds the records for which a condition holds; or everything in it that no query
 * can ask. `node` is a part of the expression to plan by itself; `path` is where the expression
 * stands, for the issues.
 */
export function planQuery(
  expression: CompiledExpression,
  subject: Subject,
  path: string,
  node: Expression = expression.tree,
): Query | Issue[] {
  const issues: Issue[] = [];
  const query = new Planner({ expression, subject, path, issues, planCondition }).condition(node);
  if (issues.length > 0) return issues;
  const { parts, depth } = sizeOf(query);
  if (parts <= mostParts && depth <= deepest) return query;
  const { source } = expression;
  return [issue('expression.not-a-query', path, { source, at: node.at, reason: 'too-large' })];
}

interface Size {
  parts: number;
  depth: number;
}

/** How large a query will be in the database; a choice asks its test twice. */
function sizeOf(query: Query): Size {
  switch (query.kind) {
    case 'all':
    case 'any':
      return sum(query.of.map(sizeOf));
    case 'not':
      return sum([sizeOf(query.of)]);
    case 'lines':
      return sum([sizeOf(query.holds)]);
    case 'choose': {
      const test = sizeOf(query.test);
      return sum([test, test, sizeOf(query.yes), sizeOf(query.no)]);
    }
    default:
      return { parts: 1, depth: 1 };
  }
}

function sum(sizes: readonly Size[]): Size {
  return {
    parts: sizes.reduce((total, one) => total + one.parts, 1),
    depth: 1 + Math.max(...sizes.map((one) => one.depth)),
  };
}
