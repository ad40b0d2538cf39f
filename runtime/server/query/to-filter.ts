import type { Document } from 'mongodb';
import type { Environment } from '../../../engine/expression/environment.ts';
import type { Query } from '../../../engine/query/query.ts';
import type { Organisation } from '../../../engine/record/organisation.ts';
import { all, any, everything, nothing, rest } from './combine.ts';
import { comparisonFilter, fieldsFilter, oneOfFilter } from './comparison-filter.ts';
import { emptyFilter, hasFilter, someLine } from './list-filter.ts';
import { personFilter } from './person-filter.ts';
import { textFilter } from './text-filter.ts';

/** What a query is asked with: the moment, the person, the settings; and who is who. */
export interface Asking {
  environment: Environment;
  organisation: Organisation;
}

/**
 * The filter that finds the records for which a condition is true, or those for which it is false.
 * Unknown is neither, so a negation asks its parts for the other answer: the database has no third
 * value. Throws an ExpressionFailure where a constant cannot be evaluated.
 */
export function toFilter(query: Query, asking: Asking, wanted = true): Document {
  const { environment } = asking;
  switch (query.kind) {
    case 'constant':
      return query.value(environment) === wanted ? everything : nothing;
    case 'not':
      return toFilter(query.of, asking, !wanted);
    case 'all':
    case 'any': {
      const parts = query.of.map((one) => toFilter(one, asking, wanted));
      return (query.kind === 'all') === wanted ? all(parts) : any(parts);
    }
    case 'choose':
      return chooseFilter(query, asking, wanted);
    case 'compare':
      return comparisonFilter(query.operator, query.field, query.value(environment), wanted);
    case 'compare-fields':
      return fieldsFilter(query.operator, query.left, query.right, wanted);
    case 'one-of':
      return oneOfFilter(query.field, query.list(environment), wanted);
    case 'has':
      return hasFilter(query.field, query.value(environment), wanted);
    case 'empty':
      return emptyFilter(query.field, wanted);
    case 'text':
      return textFilter(query.test, query.field, query.part(environment), wanted);
    case 'lines':
      return linesFilter(query, asking, wanted);
    case 'person':
      return personFilter(query, environment, asking.organisation, wanted);
  }
}

/** Where the test is true the first way, everywhere else the second. */
function chooseFilter(
  { test, yes, no }: Query & { kind: 'choose' },
  asking: Asking,
  wanted: boolean,
): Document {
  const chosen = toFilter(test, asking);
  return any([
    all([chosen, toFilter(yes, asking, wanted)]),
    all([rest(chosen), toFilter(no, asking, wanted)]),
  ]);
}

/** One line decides `exists` by being true and `all` by being false; otherwise every line must be the other. */
function linesFilter(
  { macro, lines, holds }: Query & { kind: 'lines' },
  asking: Asking,
  wanted: boolean,
): Document {
  const inner = toFilter(holds, asking, wanted);
  const decides = (macro === 'exists') === wanted;
  return decides ? someLine(lines, inner) : rest(someLine(lines, rest(inner)));
}
