import type { Document } from 'mongodb';
import { ExpressionFailure } from '../../../../engine/expression/environment.ts';
import { recordSubject } from '../../../../engine/query/subject.ts';
import { environmentOf, type Facts } from '../../../../engine/record/facts.ts';
import { all, everything, nothing } from '../../query/combine.ts';
import { plannedQuery } from '../../query/planned-query.ts';
import { ruleFilter } from '../../query/rule-filter.ts';
import { toFilter } from '../../query/to-filter.ts';
import { type Acting, scopeOf } from '../acting.ts';
import { withFacts } from '../load-facts.ts';
import type { ParameterValues } from './parameters.ts';
import type { VisibleTable } from './visible-table.ts';

/** What the person may read of the report's entity, narrowed by its filter and parameters. */
export async function reportFilter(
  acting: Acting,
  { report, entity }: VisibleTable,
  facts: Facts,
  values: ParameterValues,
): Promise<Document> {
  const loading = { acting, scope: scopeOf(acting), entity, untrusted: new Set<string>() };
  return withFacts(loading, facts, () => {
    const readable = ruleFilter(facts, entity, acting.policy.entity(entity.id).rule('read'));
    return all([readable, ownFilter(report, entity, facts, values)]);
  });
}

function ownFilter(
  { filter, module }: VisibleTable['report'],
  entity: VisibleTable['entity'],
  facts: Facts,
  values: ParameterValues,
): Document {
  if (!filter) return everything;
  const query = plannedQuery(filter, recordSubject(entity));
  // Building the configuration refuses such a filter (`engine/check/check-queries.ts`).
  if (Array.isArray(query)) throw new Error(`a report filter of ${entity.id} is no query: ${filter.source}`);
  try {
    const environment = environmentOf(facts, module, {}, undefined, values);
    return toFilter(query, { environment, organisation: facts.organisation });
  } catch (cause) {
    if (cause instanceof ExpressionFailure) return nothing;
    throw cause;
  }
}
