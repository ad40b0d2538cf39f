import { pinyin } from 'pinyin-pro';
import type { CompiledEntity } from '../../../engine/compile/compiled.ts';
import type { Values } from '../../../engine/record/values.ts';

const chinese = /[\u3400-\u9fff]/;

/** Longest text that tokens are made of, in characters, and most tokens a field. */
const longest = 60;
const mostTokens = 120;

/** Stands between a token and its field. */
const separator = ':';

/**
 * What typing finds a record by: every word of its search fields from its beginning, and of Chinese
 * every place a word could begin, as characters, full pinyin and initials (`华芯电子`: 华芯…, 芯电…,
 * huaxin…, hxdz, xdz). A prefix match on these needs an ordinary index only. Each token says which
 * field it is of, so that nobody finds a record by what they may not read (reliability.md H01).
 */
export function searchTokens(entity: CompiledEntity, values: Values): string[] {
  return entity.definition.search.flatMap((fieldId) =>
    [...textTokens(textOf(values[fieldId]))].map((token) => fieldToken(token, fieldId)),
  );
}

/** A token as it is stored. */
export function fieldToken(token: string, fieldId: string): string {
  return `${fieldId}${separator}${token}`;
}

/** Texts as they are compared: full-width forms, capitals and blanks of every kind make no difference. */
export function searchText(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim().slice(0, longest);
}

/** What typing finds a text by, beginnings of these. */
export function textTokens(written: string): ReadonlySet<string> {
  const text = searchText(written);
  const tokens = new Set<string>(text === '' ? [] : [text]);
  for (const word of text.split(/[\s\-_/.,;:()、。]+/)) if (word !== '') tokens.add(word);
  if (chinese.test(text)) for (const token of chineseTokens(text)) tokens.add(token);
  return new Set([...tokens].slice(0, mostTokens));
}

function* chineseTokens(text: string): Generator<string> {
  const syllables = syllablesOf(text);
  for (let start = 0; start < syllables.length; start++) {
    yield text.slice(start);
    yield syllables.slice(start).join('');
    yield syllables
      .slice(start)
      .map((one) => one[0] ?? '')
      .join('');
  }
}

/** One entry a character: its syllable without tone, or the character itself. */
function syllablesOf(text: string): string[] {
  return pinyin(text, { toneType: 'none', type: 'array', v: true });
}

const sortKeys = new Map<string, string>();

/** Texts sort by pinyin where they are Chinese; ties keep the characters apart. */
export function sortKey(text: string): string {
  const lower = text.toLowerCase().slice(0, longest);
  if (!chinese.test(lower)) return lower;
  const known = sortKeys.get(lower);
  if (known !== undefined) return known;
  const key = `${syllablesOf(lower).join(' ')} ${lower}`;
  if (sortKeys.size > 20_000) sortKeys.clear();
  sortKeys.set(lower, key);
  return key;
}

/** Sort keys of the header fields that hold names: texts that are searched, references, the title. */
export function sortKeysOf(entity: CompiledEntity, values: Values): Record<string, string> {
  const keys: Record<string, string> = {};
  for (const field of sortedByKey(entity)) {
    const text = textOf(values[field]);
    if (text !== '') keys[field] = sortKey(text);
  }
  return keys;
}

const keyFields = new WeakMap<CompiledEntity, string[]>();

/** Fields whose order is that of their sort key. */
export function sortedByKey(entity: CompiledEntity): string[] {
  const known = keyFields.get(entity);
  if (known) return known;
  const fields = [...entity.fields.values()]
    .filter(
      (field) =>
        field.refersTo !== undefined ||
        (field.definition.type === 'text' &&
          (entity.definition.search.includes(field.id) || entity.definition.title === field.id)),
    )
    .map((field) => field.id);
  keyFields.set(entity, fields);
  return fields;
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'object' && value !== null && 'title' in value ? String(value.title) : '';
}
