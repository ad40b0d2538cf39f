import type { Document } from 'mongodb';
import { isDecimal } from '../../../engine/decimal.ts';
import type { Value } from '../../../engine/expression/environment.ts';
import type { QueryField } from '../../../engine/query/query.ts';
import { everything, nothing, rest } from './combine.ts';
import { filled } from './comparison-filter.ts';
import { blanksOf, isExact, storedPathOf, storedValue } from './stored-value.ts';

/** A constant among the options of a field, or among a column of the lines. */
export function hasFilter(field: QueryField, value: Value, wanted: boolean): Document {
  if (value === null) return nothing;
  const path = storedPathOf(field);
  const canBe = value !== '' && !(isDecimal(value) && !isExact(value));
  const found = canBe ? { [path]: storedValue(value, field.type) } : nothing;
  if (wanted) return found;
  // A record without lines has no such line; a blank field of options is unknown.
  if (field.many === 'column') return rest(found);
  return canBe ? { [path]: { $nin: [storedValue(value, field.type), ...blanksOf(field)] } } : filled(field);
}

export function emptyFilter(field: QueryField, wanted: boolean): Document {
  if (field.many === 'lines') return { [`${storedPathOf(field)}.0`]: { $exists: !wanted } };
  return wanted ? { [storedPathOf(field)]: { $in: blanksOf(field) } } : filled(field);
}

/** The records one of whose lines the inner filter finds. */
export function someLine(linesId: string, inner: Document): Document {
  const path = `values.${linesId}`;
  if (inner === nothing) return nothing;
  if (inner === everything) return { [`${path}.0`]: { $exists: true } };
  // Every line has an id. Naming it first tells the condition on a line from one on a plain value.
  return { [path]: { $elemMatch: { id: { $exists: true }, ...inner } } };
}
