import { useMemo } from 'react';
import { type Language, languages, textOf } from '../../../../engine/definition/common.ts';
import type { Label } from '../../../../engine/issue.ts';

/** The options of a choice for a list to choose from, found by their words in every language. */
export function useOptions(options: Readonly<Record<string, { label: Label }>>, language: Language) {
  return useMemo(
    () =>
      Object.entries(options).map(([value, { label }]) => ({
        value,
        label: textOf(label, language) || value,
        search: [value, ...languages.map((one) => textOf(label, one))].join('\n').toLowerCase(),
      })),
    [options, language],
  );
}
