/** Results that are remembered at once, and how long a text may be whose result is. */
const mostKnown = 10_000;
const longestKnown = 20;

/**
 * The same pure function, which does not make again what it made of the same short text before: the
 * numbers of a thousand lines are mostly a few dozen. Its results are shared and must never be changed.
 */
export function remembering<T extends object>(make: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text);
    if (found) return found;
    const made = make(text);
    if (text.length > longestKnown) return made;
    if (known.size >= mostKnown) known.clear();
    known.set(text, made);
    return made;
  };
}
