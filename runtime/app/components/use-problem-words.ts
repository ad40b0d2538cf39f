import { useCallback } from 'react';
import type { Language } from '../../../engine/definition/common.ts';
import { Problem } from '../api/problem.ts';
import { problemWords } from '../messages/areas/problems.ts';
import { issueMessage } from '../messages/code-message.ts';
import { useLanguage } from '../messages/use-words.ts';

/** What a refused or failed call means, as one sentence in the language of the page. */
export function useProblemWords(): (cause: unknown) => string {
  const language = useLanguage();
  return useCallback((cause) => problemText(cause, language), [language]);
}

export function problemText(cause: unknown, language: Language): string {
  const words = problemWords[language];
  if (!(cause instanceof Problem)) return words.unknown;
  if (cause.isOffline) return words.offline;
  const [first, ...more] = cause.body.issues.filter((one) => one.severity !== 'warning');
  if (first) {
    const text = issueMessage(language, first);
    return more.length === 0 ? text : `${text} (+${more.length})`;
  }
  // The server says a refusal in the language that the call asked for.
  return cause.body.status < 500 ? cause.body.title : words.unknown;
}
