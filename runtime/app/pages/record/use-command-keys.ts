import { useRef } from 'react';
import { newKey } from '../../api/new-key.ts';

/** One idempotency key for each thing that is asked, kept until it is done: asking again after a lost answer does it once. */
export function useCommandKeys(): { keyFor(...asked: unknown[]): string; forget(): void } {
  const known = useRef(new Map<string, string>());
  return {
    keyFor(...asked) {
      const signature = JSON.stringify(asked);
      const key = known.current.get(signature) ?? newKey();
      known.current.set(signature, key);
      return key;
    },
    forget: () => known.current.clear(),
  };
}
