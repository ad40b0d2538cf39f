import { pinyin } from 'pinyin-pro';

/** Longest code that is made from words; one written by hand may be longer. */
const longest = 30;

/** A code for a new field of a company's own, from its English name or the sounds of its Chinese one: `x_projectCode`. */
export function fieldIdFrom(english: string, chinese: string): string {
  const words = wordsOf(english);
  const spoken = words.length > 0 ? words : wordsOf(pinyin(chinese, { toneType: 'none', v: true }));
  const camel = spoken
    .map((word, index) => (index === 0 ? word : `${word[0]?.toUpperCase()}${word.slice(1)}`))
    .join('')
    .replace(/^\d+/, '')
    .slice(0, longest);
  return camel === '' ? '' : `x_${camel[0]?.toLowerCase()}${camel.slice(1)}`;
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
}

/** A code as it must be (design.md, Definitions). */
export function isFieldId(id: string): boolean {
  return /^x_[a-z][A-Za-z0-9]*$/.test(id) && id.length <= 60;
}

/** A code that nothing has yet: the wanted one, else with a number behind it. */
export function freeFieldId(wanted: string, isTaken: (id: string) => boolean): string {
  const base = wanted === '' ? 'x_field' : wanted;
  if (!isTaken(base)) return base;
  let number = 2;
  while (isTaken(`${base}${number}`)) number++;
  return `${base}${number}`;
}
