import type { Document } from 'mongodb';
import { isDecimal } from '../../../engine/decimal.ts';
import type { Value } from '../../../engine/expression/environment.ts';
import type { Comparison } from '../../../engine/expression/operators.ts';
import type { QueryField } from '../../../engine/query/query.ts';
import { all, nothing } from './combine.ts';
import { blanksOf, floor, isExact, storedPathOf, storedValue } from './stored-value.ts';

const inverse: Record<Comparison, Comparison> = {
  '==': '!=',
  '!=': '==',
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
};

/** The records whose field is filled in. */
export function filled(field: QueryField): Document {
  return { [storedPathOf(field)]: { $nin: blanksOf(field) } };
}

/** A field against a constant; with an empty one nothing is true and nothing false. */
export function comparisonFilter(
  operator: Comparison,
  field: QueryField,
  value: Value,
  wanted: boolean,
): Document {
  if (value === null) return nothing;
  const asked = wanted ? operator : inverse[operator];
  if (isDecimal(value) && !isExact(value)) return aroundInexact(asked, field, floor(value));
  if (value === '') return besideBlank(asked, field);
  return compared(asked, field, value);
}

function compared(operator: Comparison, field: QueryField, value: Value): Document {
  const path = storedPathOf(field);
  const constant = storedValue(value, field.type);
  // An empty text, which some formula may have stored, is unknown and not smaller than any other.
  const text = field.type.kind === 'text' && { $gt: '' };
  switch (operator) {
    case '==':
      return { [path]: constant };
    case '!=':
      return { [path]: { $nin: [constant, ...blanksOf(field)] } };
    case '<':
      return { [path]: { $lt: constant, ...text } };
    case '<=':
      return { [path]: { $lte: constant, ...text } };
    case '>':
      return { [path]: { $gt: constant } };
    case '>=':
      return { [path]: { $gte: constant } };
  }
}

/** A number of more digits than the database keeps stands between two that it does. */
function aroundInexact(operator: Comparison, field: QueryField, below: Value): Document {
  if (operator === '==') return nothing;
  if (operator === '!=') return filled(field);
  return compared(operator === '<' || operator === '<=' ? '<=' : '>', field, below);
}

/** Every text that is one is greater than the empty one. */
function besideBlank(operator: Comparison, field: QueryField): Document {
  return operator === '!=' || operator === '>' || operator === '>=' ? filled(field) : nothing;
}

const expressions = { '==': '$eq', '!=': '$ne', '<': '$lt', '<=': '$lte', '>': '$gt', '>=': '$gte' } as const;

/** Two fields of one record; unknown while one of them is blank. */
export function fieldsFilter(
  operator: Comparison,
  left: QueryField,
  right: QueryField,
  wanted: boolean,
): Document {
  const asked = expressions[wanted ? operator : inverse[operator]];
  const sides = [left, right].map((field) => `$${storedPathOf(field)}`);
  return all([filled(left), filled(right), { $expr: { [asked]: sides } }]);
}

/** A field among constants; the empty ones among them count for nothing. */
export function oneOfFilter(field: QueryField, list: Value, wanted: boolean): Document {
  if (list === null) return nothing;
  const constants = (list as readonly Value[])
    .filter((one) => one !== null && one !== '' && !(isDecimal(one) && !isExact(one)))
    .map((one) => storedValue(one, field.type));
  if (wanted) return constants.length === 0 ? nothing : { [storedPathOf(field)]: { $in: constants } };
  return { [storedPathOf(field)]: { $nin: [...constants, ...blanksOf(field)] } };
}
