import { useEffect, useRef } from 'react';

/** A ref for the one of many that stands out: it is scrolled into sight when another one does. */
export function useInSight<E extends HTMLElement = HTMLDivElement>(marked: number | boolean) {
  const element = useRef<E>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls when another one stands out.
  useEffect(() => {
    // In braces: scrolling answers with a promise in newer browsers, which React would take for a clean-up.
    element.current?.scrollIntoView({ block: 'nearest' });
  }, [marked]);
  return element;
}
