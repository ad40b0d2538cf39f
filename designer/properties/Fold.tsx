import { RightOutlined } from '@ant-design/icons';
import { type ReactNode, useEffect, useId, useState } from 'react';
import { useWords } from '../../runtime/app/messages/use-words.ts';
import { useDraft } from '../draft/DraftProvider.tsx';
import { definitionAt } from '../draft/definition-ref.ts';
import { valueWithin } from '../draft/value-within.ts';
import { inspectorWords } from '../messages/inspector.ts';
import { useFocusWish } from '../problems/focus-store.ts';
import type { PropertyPlace } from './use-property.ts';
import './fold.css';

interface FoldProps {
  title: string;
  /** What its properties are within. */
  place: PropertyPlace;
  /** Their ways from there: `transfer`, `assignees/notSameAs`. */
  keys: readonly string[];
  children: ReactNode;
}

/** Settings that are seldom needed: folded away, with how many of them are set; a problem in one opens it. */
export function Fold({ title, place, keys, children }: FoldProps) {
  const say = useWords(inspectorWords);
  const id = useId();
  const { definition, path } = place;
  const [isOpen, setOpen] = useState(false);
  const wish = useFocusWish(definition);
  const count = useDraft((state) => {
    const one = definitionAt(state.history.present.sources, definition);
    return keys.filter((key) => valueWithin(one, [...path, ...key.split('/')]) !== undefined).length;
  });
  const isWished = keys.some((key) => wish?.join('/').startsWith([...path, key].join('/')));
  useEffect(() => {
    if (isWished) setOpen(true);
  }, [isWished]);
  return (
    <section className="fold">
      <button
        type="button"
        className="plain-button fold-head"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        <RightOutlined aria-hidden="true" />
        <span>{title}</span>
        {count > 0 && <small>{say('foldSet', { count })}</small>}
      </button>
      {isOpen && (
        <div id={id} className="fold-content">
          {children}
        </div>
      )}
    </section>
  );
}
