import type { Document } from 'mongodb';
import { ExpressionFailure, type Value } from '../../../engine/expression/environment.ts';
import type { QueryField, TextTest } from '../../../engine/query/query.ts';
import { nothing } from './combine.ts';
import { filled } from './comparison-filter.ts';
import { literalPattern } from './literal-pattern.ts';
import { blanksOf, storedPathOf } from './stored-value.ts';

/** Longest text that is looked for, in characters: patterns have a limit in the database. */
const longest = 2000;

/** `startsWith`, `contains`, `endsWith`, as patterns in which every character means itself. */
export function textFilter(test: TextTest, field: QueryField, part: Value, wanted: boolean): Document {
  if (part === null) return nothing;
  if (part === '') return wanted ? filled(field) : nothing;
  const path = storedPathOf(field);
  if ((part as string).length > longest) throw new ExpressionFailure('too-long');
  const literal = literalPattern(part as string);
  const pattern = { startsWith: `^${literal}`, contains: literal, endsWith: `${literal}\\z` }[test];
  return wanted
    ? { [path]: { $regex: pattern } }
    : { [path]: { $not: { $regex: pattern }, $nin: blanksOf(field) } };
}
