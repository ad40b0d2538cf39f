import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../../engine/definition/common.ts';
import type { Words } from './define-words.ts';
import { fill } from './fill.ts';

export type Say<K extends string> = (key: K, params?: Record<string, string | number>) => string;

/** The language of the page, as set by the person or the browser. */
export function useLanguage(): Language {
  return useTranslation().i18n.language === 'en' ? 'en' : 'zh-CN';
}

/** The words of an area in the language of the page; the same function until that changes. */
export function useWords<K extends string>(words: Words<K>): Say<K> {
  const language = useLanguage();
  return useCallback((key, params) => fill(words[language][key], params), [words, language]);
}
