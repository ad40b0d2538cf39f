import type { Label } from '../issue.ts';

/** The languages every label is written in. Apart from the schemas, so that a page can read labels without them. */
export const languages = ['zh-CN', 'en'] as const;

export type Language = (typeof languages)[number];

/** The text of a label in a language, or in the one that there is. */
export function textOf(words: Label | undefined, language: Language): string {
  if (!words) return '';
  return words[language] ?? words['zh-CN'] ?? words.en ?? '';
}
