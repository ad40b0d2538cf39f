import type { Document } from 'mongodb';
import type { CompiledEntity } from '../../../engine/compile/compiled.ts';
import type { CompiledExpression } from '../../../engine/expression/compile-expression.ts';
import { ExpressionFailure } from '../../../engine/expression/environment.ts';
import type { RowRule } from '../../../engine/permission/policy.ts';
import { recordSubject } from '../../../engine/query/subject.ts';
import { environmentOf, type Facts } from '../../../engine/record/facts.ts';
import { any, everything, nothing } from './combine.ts';
import { plannedQuery } from './planned-query.ts';
import { toFilter } from './to-filter.ts';

/**
 * The records that a policy allows, as a filter: never, always, or where one of the rules holds. What
 * a rule had to ask and was not told is in `facts.missing`; then the filter is not final. A rule
 * whose constants cannot be evaluated allows nothing, as everywhere (`allows`).
 */
export function ruleFilter(facts: Facts, entity: CompiledEntity, rule: RowRule): Document {
  if (typeof rule === 'boolean') return rule ? everything : nothing;
  return any(rule.map((one) => conditionFilter(facts, entity, one)));
}

function conditionFilter(facts: Facts, entity: CompiledEntity, condition: CompiledExpression): Document {
  const query = plannedQuery(condition, recordSubject(entity));
  // Building the configuration refuses such a rule (`engine/check/check-queries.ts`).
  if (Array.isArray(query)) throw new Error(`a row rule of ${entity.id} is no query: ${condition.source}`);
  try {
    const environment = environmentOf(facts, entity.module, {});
    return toFilter(query, { environment, organisation: facts.organisation });
  } catch (cause) {
    if (cause instanceof ExpressionFailure) return nothing;
    throw cause;
  }
}
