import { useCallback } from 'react';
import { type Language, textOf } from '../../../engine/definition/common.ts';
import type { Label } from '../../../engine/issue.ts';
import { useLanguage } from '../messages/use-words.ts';

/** Reads the words of a definition in the language of the page. */
export function useLabel(): (label: Label | null | undefined) => string {
  const language = useLanguage();
  return useCallback((label) => textOf(label ?? undefined, language), [language]);
}

/** The same within a sentence: English begins only names and shortened words with a capital there. */
export function useNoun(): (label: Label | null | undefined) => string {
  const language = useLanguage();
  const label = useLabel();
  return useCallback((words) => nounOf(label(words), language), [label, language]);
}

export function nounOf(text: string, language: Language): string {
  return language === 'en' && /^\p{Lu}\p{Ll}/u.test(text) ? text[0]?.toLowerCase() + text.slice(1) : text;
}
