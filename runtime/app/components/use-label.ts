import { useCallback } from 'react';
import { textOf } from '../../../engine/definition/common.ts';
import type { Label } from '../../../engine/issue.ts';
import { useLanguage } from '../messages/use-words.ts';

/** Reads the words of a definition in the language of the page. */
export function useLabel(): (label: Label | null | undefined) => string {
  const language = useLanguage();
  return useCallback((label) => textOf(label ?? undefined, language), [language]);
}
