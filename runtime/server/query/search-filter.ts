import type { Document } from 'mongodb';
import type { CompiledEntity } from '../../../engine/compile/compiled.ts';
import { fieldToken, searchText } from '../store/search-key.ts';
import { all, everything, nothing } from './combine.ts';

/** Most words that are looked for at once. */
const mostWords = 8;

/** Above every character that a token can go on with. */
const last = '\u{10FFFF}';

/**
 * The records found by what somebody is typing: every word begins some word of a search field that
 * this person may read, in characters, pinyin or initials.
 */
export function searchFilter(
  entity: CompiledEntity,
  typed: string,
  canRead: (path: string) => boolean,
): Document {
  const words = searchText(typed)
    .split(' ')
    .filter((word) => word !== '')
    .slice(0, mostWords);
  if (words.length === 0) return everything;
  const { search } = entity.definition;
  const fields = search.filter((id) => canRead(id));
  if (fields.length === 0) return nothing;
  const begins = fields.length === search.length ? beginsAny : beginsIn(fields);
  return all(words.map(begins));
}

/** The records one of whose search fields is exactly this. */
export function exactFilter(
  entity: CompiledEntity,
  typed: string,
  canRead: (path: string) => boolean,
): Document {
  const text = searchText(typed);
  const tokens = entity.definition.search.filter((id) => canRead(id)).map((id) => fieldToken(text, id));
  return text === '' || tokens.length === 0 ? nothing : { search: { $in: tokens } };
}

function beginsAny(word: string): Document {
  return { search: { $elemMatch: { $gte: word, $lt: `${word}${last}` } } };
}

/** The same in some fields only: a token ends with the field that it is of. */
function beginsIn(fields: readonly string[]): (word: string) => Document {
  const ending = `${fieldToken('', `(${fields.join('|')})`)}\\z`;
  return (word) => ({ search: { $elemMatch: { $gte: word, $lt: `${word}${last}`, $regex: ending } } });
}
