import { queryOptions } from '@tanstack/react-query';
import { call } from './call.ts';

/** A phrase that goes into an opinion with one tap. */
export interface Phrase {
  source: 'personal' | 'node' | 'company';
  /** As it was written. */
  text: string;
  /** With what it says of the record. */
  filled: string;
}

interface PhraseList {
  items: Phrase[];
}

/** The phrases for a to-do, or for an opinion that is about none. */
export function phrasesQuery(task: string | undefined) {
  return queryOptions({
    queryKey: ['phrases', task ?? ''],
    queryFn: ({ signal }) =>
      call<PhraseList>('GET', task === undefined ? '/session/phrases' : `/tasks/${task}/phrases`, { signal }),
    select: ({ items }) => items,
    staleTime: 60_000,
  });
}

/** Keeps the person's own phrases, in their order. */
export function keepPhrases(phrases: readonly string[]): Promise<unknown> {
  return call('PUT', '/session/phrases', { body: { phrases } });
}
