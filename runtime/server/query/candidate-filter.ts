import type { Document } from 'mongodb';
import type { CompiledEntity, CompiledField } from '../../../engine/compile/compiled.ts';
import { type Environment, ExpressionFailure } from '../../../engine/expression/environment.ts';
import type { Expression } from '../../../engine/expression/syntax.ts';
import { candidateSubject } from '../../../engine/query/subject.ts';
import type { Facts } from '../../../engine/record/facts.ts';
import { all, everything, nothing } from './combine.ts';
import { plannedQuery } from './planned-query.ts';
import { toFilter } from './to-filter.ts';

export interface CandidateFilter {
  filter: Document;
  /** Whether the field's own filter has still to be asked of each record that the database finds. */
  isPartial: boolean;
}

/**
 * The records that a reference field may be set to, as its `filter` says, given what the form holds
 * already: `environment` is that of the record and line that the field stands in. Parts that are no
 * query are left out, and the caller asks the filter of every candidate itself.
 */
export function candidateFilter(
  facts: Facts,
  target: CompiledEntity,
  field: CompiledField,
  environment: Environment,
): CandidateFilter {
  if (!field.filter) return { filter: everything, isPartial: false };
  const { filter: expression } = field;
  const subject = candidateSubject(target, field);
  const filters: Document[] = [];
  let isPartial = false;
  for (const part of conjuncts(expression.tree)) {
    const query = plannedQuery(expression, subject, part);
    if (Array.isArray(query)) isPartial = true;
    else
      filters.push(conditionFilter(() => toFilter(query, { environment, organisation: facts.organisation })));
  }
  return { filter: all(filters), isPartial };
}

/** The parts of which every one must hold. */
function conjuncts(node: Expression): Expression[] {
  if (node.kind !== 'binary' || node.operator !== '&&') return [node];
  return [...conjuncts(node.left), ...conjuncts(node.right)];
}

/** What cannot be evaluated allows nothing. */
function conditionFilter(make: () => Document): Document {
  try {
    return make();
  } catch (cause) {
    if (cause instanceof ExpressionFailure) return nothing;
    throw cause;
  }
}
