import { BSONRegExp, type Document } from 'mongodb';
import type { CompiledEntity } from '../../../engine/compile/compiled.ts';
import type { RecordFilter } from '../store/list-records.ts';
import { fieldToken, searchText } from '../store/search-key.ts';
import { all, any, everything } from './combine.ts';
import { literalPattern } from './literal-pattern.ts';

/** Most words that are looked for at once. */
const mostWords = 8;

/** Above every character that a token can go on with. */
const last = '\u{10FFFF}';

type CanRead = (path: string) => boolean;

/**
 * The records found by what somebody is typing: every word begins some word of a search field that
 * this person may read, in characters, pinyin or initials. The index is asked for the longest word,
 * which the fewest records have.
 */
export function searchFilter(entity: CompiledEntity, typed: string, canRead: CanRead): RecordFilter {
  const words = searchText(typed)
    .split(' ')
    .filter((word) => word !== '')
    .slice(0, mostWords);
  const [longest, ...others] = words.sort((a, b) => b.length - a.length);
  if (longest === undefined) return { filter: everything };
  const fields = entity.definition.search.filter(canRead);
  const patterns = fields.map((id) => new BSONRegExp(`^${literalPattern(fieldToken(longest, id))}`));
  return {
    ways: waysOf(patterns),
    filter: all(others.map((word) => any(fields.map((id) => beginning(fieldToken(word, id)))))),
  };
}

/** The records that have this as a word of a search field, or as the whole of it. */
export function exactSearch(entity: CompiledEntity, typed: string, canRead: CanRead): RecordFilter {
  const text = searchText(typed);
  const fields = text === '' ? [] : entity.definition.search.filter(canRead);
  return { ways: waysOf(fields.map((id) => fieldToken(text, id))), filter: everything };
}

function waysOf(tokens: readonly unknown[]): Document[] {
  return tokens.length === 0 ? [] : [{ search: { $in: tokens } }];
}

function beginning(token: string): Document {
  return { search: { $elemMatch: { $gte: token, $lt: `${token}${last}` } } };
}
