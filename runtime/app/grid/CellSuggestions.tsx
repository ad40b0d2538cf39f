import { useEffect, useId, useLayoutEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { textOf } from '../../../engine/definition/common.ts';
import type { LookUpItem } from '../form/contract.ts';
import { sourceOfField } from '../form/look-up/look-up-source.ts';
import { SuggestionList } from '../form/look-up/SuggestionList.tsx';
import { useSuggestions } from '../form/look-up/use-suggestions.ts';
import { Popup } from '../form/Popup.tsx';
import { useLanguage } from '../messages/use-words.ts';
import type { CellHelperProps } from './CellHelper.tsx';

/** The records that fit what is being typed into a cell. Nobody has to wait for them. */
export function CellSuggestions({ grid, cell, column, holder }: CellHelperProps) {
  const language = useLanguage();
  const listId = useId();
  const key = grid.key(cell);
  const source = useMemo(() => sourceOfField(grid.form, key), [grid, key]);
  const text = useStore(grid.state, (state) => state.text);
  const begunWith = useStore(grid.state, (state) => state.begunWith);
  const isOpen = text !== begunWith && text.trim() !== '';
  const suggestions = useSuggestions(source, isOpen ? text : undefined);
  const label = textOf(column.field.definition.label, language);

  const editsOf = (item: LookUpItem) => {
    grid.form.lookUps.learn(key, item);
    return [{ kind: 'set', key, value: { id: item.id, title: item.title } } as const];
  };
  useLayoutEffect(() => {
    grid.suggester = {
      keepsArrows: isOpen,
      move: suggestions.move,
      choice(_, typed) {
        const item = isOpen ? suggestions.choice(typed) : undefined;
        return item && editsOf(item);
      },
    };
    return () => {
      grid.suggester = undefined;
    };
  });
  useDescribed(listId, isOpen, suggestions.highlighted);
  if (!isOpen) return null;
  return (
    <Popup anchor={holder} label={label} onClose={() => {}} isWide>
      <SuggestionList
        id={listId}
        label={label}
        source={source}
        suggestions={suggestions}
        onPick={(item) => {
          grid.suggester = { keepsArrows: false, move: () => {}, choice: () => editsOf(item) };
          const next = grid.following(cell, 'tab');
          grid.commit();
          grid.go(next ?? cell);
        }}
      />
    </Popup>
  );
}

/** Tells screen readers which suggestion stands out; the input itself stays where it is. */
function useDescribed(listId: string, isOpen: boolean, highlighted: number): void {
  useEffect(() => {
    const input = document.activeElement;
    if (!isOpen || !input?.matches('.grid-input')) return undefined;
    input.setAttribute('aria-autocomplete', 'list');
    input.setAttribute('aria-controls', listId);
    if (highlighted >= 0) input.setAttribute('aria-activedescendant', `${listId}-${highlighted}`);
    return () => {
      for (const name of ['aria-autocomplete', 'aria-controls', 'aria-activedescendant'])
        input.removeAttribute(name);
    };
  }, [listId, isOpen, highlighted]);
}
