import type { Document } from 'mongodb';
import type { CompiledEntity } from '../../../engine/compile/compiled.ts';
import { compileExpression } from '../../../engine/expression/compile-expression.ts';
import { ExpressionFailure } from '../../../engine/expression/environment.ts';
import { boolean } from '../../../engine/expression/value-type.ts';
import { type Issue, issue } from '../../../engine/issue.ts';
import type { Policy } from '../../../engine/permission/policy.ts';
import { planQuery } from '../../../engine/query/plan-query.ts';
import { recordSubject } from '../../../engine/query/subject.ts';
import { environmentOf, type Facts } from '../../../engine/record/facts.ts';
import { filterScope } from './filter-scope.ts';
import { toFilter } from './to-filter.ts';

/** Who asks, and what is known at that moment. */
export interface Asker {
  policy: Policy;
  facts: Facts;
}

/**
 * The filter of the database for a condition that a person wrote, which may name what this person
 * may read; or all that is wrong with it. What it had to ask and was not told is in
 * `facts.missing`; then the filter is not final.
 */
export function filterOf(
  { policy, facts }: Asker,
  entity: CompiledEntity,
  source: string,
  path: string,
): Document | Issue[] {
  const scope = filterScope(facts.configuration, entity, policy);
  const compiled = compileExpression(source, scope, boolean, path);
  if (Array.isArray(compiled)) return compiled;
  const query = planQuery(compiled, recordSubject(entity), path);
  if (Array.isArray(query)) return query;
  try {
    const environment = environmentOf(facts, entity.module, {});
    return toFilter(query, { environment, organisation: facts.organisation });
  } catch (cause) {
    if (!(cause instanceof ExpressionFailure)) throw cause;
    return [issue('expression.failed', path, { source, reason: cause.reason })];
  }
}
