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

/** The record that stands out, and for which text: records come and go under it while somebody types. */
interface Mark {
  text: string | undefined;
  id: string;
  /** Whether arrows led there, or only the time. */
  isChosen: boolean;
}

const nothingMarked: Mark = { text: undefined, id: '', isChosen: false };

/** The records that fit a text while it is typed. Typing never waits for them. */
export function useSuggestions(source: LookUpSource, text: string | undefined): Suggestions {
  const [found, setFound] = useState<Pick<Suggestions, 'items' | 'text' | 'state'>>({
    items: nothing,
    text: undefined,
    state: 'loading',
  });
  const [mark, setMark] = useState<Mark>(nothingMarked);
  const asked = useRef<AbortController>(undefined);

  useEffect(() => {
    asked.current?.abort();
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
    const [first] = found.items;
    if (found.text !== text || !first || text === '') return undefined;
    const timer = setTimeout(
      () => setMark((now) => (now.text === text ? now : { text, id: first.id, isChosen: false })),
      seen,
    );
    return () => clearTimeout(timer);
  }, [found, text]);

  // What was marked for another text stands out no longer, however late this one is drawn.
  const isCurrent = mark.text === text;
  const highlighted = isCurrent ? found.items.findIndex((item) => item.id === mark.id) : -1;
  return {
    ...found,
    highlighted,
    move(by) {
      const { length } = found.items;
      const index = highlighted < 0 && by < 0 ? length - 1 : (highlighted + by + length) % length;
      const item = found.items[index];
      if (item) setMark({ text, id: item.id, isChosen: true });
    },
    choice(typed) {
      const marked = text === typed ? found.items[highlighted] : undefined;
      if (marked && mark.isChosen) return marked;
      if (found.text !== typed || typed.trim() === '') return undefined;
      const outcome = pickItem(typed, found.items, source.related);
      return outcome.state === 'found' ? outcome.item : marked;
    },
  };
}
