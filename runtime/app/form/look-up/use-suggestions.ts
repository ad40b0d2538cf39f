import { useEffect, useRef, useState } from 'react';
import type { LookUpItem } from '../contract.ts';
import { pickItem } from '../model/look-ups.ts';
import type { LookUpSource } from './look-up-source.ts';

export interface Suggestions {
  items: readonly LookUpItem[];
  /** The text that they were found for. */
  text: string | undefined;
  state: 'loading' | 'ready' | 'failed';
  /** The one that stands out, -1 for none. */
  highlighted: number;
  move(by: number): void;
  /** The record that leaving the field now would take; undefined: whatever the text turns out to name. */
  choice(text: string): LookUpItem | undefined;
}

/** A pause in typing after which suggestions are asked for, in milliseconds. */
const pause = 60;

/** Whoever looks at suggestions this long, in milliseconds, has seen the first; before, it must not be taken for chosen. */
const seen = 300;

const nothing: readonly LookUpItem[] = [];

/** The records that fit a text while it is typed. Typing never waits for them. */
export function useSuggestions(source: LookUpSource, text: string | undefined): Suggestions {
  const [found, setFound] = useState<Pick<Suggestions, 'items' | 'text' | 'state'>>({
    items: nothing,
    text: undefined,
    state: 'loading',
  });
  const [highlight, setHighlight] = useState({ index: -1, isChosen: false });
  const asked = useRef<AbortController>(undefined);

  useEffect(() => {
    asked.current?.abort();
    setHighlight({ index: -1, isChosen: false });
    if (text === undefined) return undefined;
    const controller = new AbortController();
    asked.current = controller;
    const timer = setTimeout(async () => {
      try {
        const items = await source.search(text, controller.signal);
        if (!controller.signal.aborted) setFound({ items, text, state: 'ready' });
      } catch {
        if (!controller.signal.aborted) setFound({ items: nothing, text, state: 'failed' });
      }
    }, pause);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [source, text]);

  useEffect(() => {
    if (found.text !== text || found.items.length === 0 || text === '') return undefined;
    const timer = setTimeout(
      () => setHighlight((now) => (now.index < 0 ? { index: 0, isChosen: false } : now)),
      seen,
    );
    return () => clearTimeout(timer);
  }, [found, text]);

  return {
    ...found,
    highlighted: highlight.index,
    move(by) {
      const { length } = found.items;
      if (length > 0)
        setHighlight(({ index }) => ({
          index: index < 0 && by < 0 ? length - 1 : (index + by + length) % length,
          isChosen: true,
        }));
    },
    choice(typed) {
      const marked = found.items[highlight.index];
      if (marked && highlight.isChosen) return marked;
      if (found.text !== typed || typed.trim() === '') return undefined;
      const outcome = pickItem(typed, found.items, source.related);
      return outcome.state === 'found' ? outcome.item : marked;
    },
  };
}
