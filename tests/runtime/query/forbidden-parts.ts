import { Decimal128 } from 'mongodb';

/** The operators that a filter may have; none of them runs code or leaves the collection. */
const allowed: ReadonlySet<string> = new Set([
  ...['$and', '$or', '$nor', '$not', '$expr'],
  ...['$eq', '$ne', '$lt', '$lte', '$gt', '$gte', '$in', '$nin'],
  ...['$exists', '$regex', '$elemMatch'],
]);

/** Paths of stored records; texts that begin with `$` are read as paths inside `$expr` only. */
const path =
  /^(_id|id|state|search|(createdAt|updatedAt)|(createdBy|updatedBy)\.(id|title)|values(\.[A-Za-z_]\w*){1,2}(\.(id|title|0))?|[a-z]\w*(\.(id|title))?)$/;

/** Whatever a generated filter has that it must not: unknown operators, odd paths, values that are not plain. */
export function forbiddenParts(filter: unknown, inExpression = false): string[] {
  if (Array.isArray(filter)) return filter.flatMap((one) => forbiddenParts(one, inExpression));
  if (inExpression && typeof filter === 'string')
    return path.test(filter.slice(1)) && filter.startsWith('$') ? [] : [filter];
  if (isPlain(filter)) return [];
  return Object.entries(filter as object).flatMap(([key, value]) => [
    ...((key.startsWith('$') ? allowed.has(key) : path.test(key)) ? [] : [key]),
    ...forbiddenParts(value, inExpression || key === '$expr'),
  ]);
}

function isPlain(value: unknown): boolean {
  return value === null || typeof value !== 'object' || value instanceof Date || value instanceof Decimal128;
}
