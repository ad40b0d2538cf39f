import type { Language } from '../../../engine/definition/common.ts';

/** The words of one area of the pages, in both languages; does not compile while one is missing. `{{name}}` is filled in. */
export type Words<K extends string> = Record<Language, Record<K, string>>;

export function defineWords<K extends string>(words: {
  'zh-CN': Record<K, string>;
  en: Record<NoInfer<K>, string>;
}): Words<K> {
  return words;
}
