import { SearchOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { type KeyboardEvent, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { formWords } from '../../messages/areas/form.ts';
import { useWords } from '../../messages/use-words.ts';
import type { LookUpItem } from '../contract.ts';
import { useFlush } from '../form-context.ts';
import { isComposing } from '../is-composing.ts';
import { Popup } from '../Popup.tsx';
import { LookUpDialog } from './LookUpDialog.tsx';
import type { LookUpSource } from './look-up-source.ts';
import { SuggestionList } from './SuggestionList.tsx';
import { useSuggestions } from './use-suggestions.ts';

export interface LookUpProps {
  source: LookUpSource;
  label: string;
  value: { id: string; title?: string } | undefined;
  /** What was typed and names nothing yet. */
  typed?: string | undefined;
  isWaiting?: boolean;
  /** More for the input: its id, what describes it. */
  input?: Record<string, unknown>;
  onChoose: (item: LookUpItem | undefined) => void;
  /** A text that nobody has found a record for yet; absent: such a text is dropped on leaving. */
  onText?: (text: string) => void;
}

/**
 * A field that takes a record by a few letters of its name, code or pinyin. Whoever knows the code
 * types it and goes on; whoever does not chooses from what is shown.
 */
export function LookUp({
  source,
  label,
  value,
  typed,
  isWaiting,
  input = {},
  onChoose,
  onText,
}: LookUpProps) {
  const say = useWords(formWords);
  const listId = useId();
  const frame = useRef<HTMLSpanElement>(null);
  const shown = typed ?? value?.title ?? value?.id ?? '';
  const [draft, setDraft] = useState<string>();
  const [isOpen, setOpen] = useState(false);
  const [isSearching, setSearching] = useState(false);
  const stable = useStable(source);
  const suggestions = useSuggestions(stable, isOpen ? (draft ?? '') : undefined);
  const field = () => frame.current?.querySelector('input');

  const close = () => {
    setOpen(false);
    setDraft(undefined);
  };
  const choose = (item: LookUpItem | undefined) => {
    close();
    onChoose(item);
  };
  const leave = () => {
    const chosen = isOpen ? suggestions.choice(draft ?? '') : undefined;
    if (chosen) choose(chosen);
    else if (draft === undefined || draft === shown) close();
    else if (draft.trim() === '') choose(undefined);
    else {
      close();
      onText?.(draft);
    }
  };
  useFlush(leave);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (isComposing(event)) return;
    const { key, altKey } = event;
    // With Ctrl it is the page's: it submits, and takes along what is typed here.
    const isEnter = key === 'Enter' && !event.ctrlKey && !event.metaKey;
    if (key === 'F4' || (key === 'ArrowDown' && altKey)) {
      event.preventDefault();
      setSearching(true);
    } else if (key === 'ArrowDown' || key === 'ArrowUp') {
      event.preventDefault();
      if (isOpen) suggestions.move(key === 'ArrowDown' ? 1 : -1);
      else setOpen(true);
    } else if (isEnter && isOpen) {
      event.preventDefault();
      leave();
    } else if (key === 'Escape' && (isOpen || draft !== undefined)) {
      event.stopPropagation();
      close();
    }
  };
  return (
    <span ref={frame} className="form-with-button">
      <Input
        {...input}
        role="combobox"
        aria-expanded={isOpen}
        aria-controls={isOpen ? listId : undefined}
        aria-autocomplete="list"
        aria-activedescendant={
          isOpen && suggestions.highlighted >= 0 ? `${listId}-${suggestions.highlighted}` : undefined
        }
        aria-busy={isWaiting || undefined}
        autoComplete="off"
        value={draft ?? shown}
        placeholder={say('lookUpPlaceholder')}
        onChange={(event) => {
          setDraft(event.target.value);
          setOpen(true);
        }}
        onFocus={(event) => event.target.select()}
        onClick={() => setOpen(true)}
        onBlur={(event) => {
          if (!isSearching && !frame.current?.contains(event.relatedTarget)) leave();
        }}
        onKeyDown={onKeyDown}
        suffix={
          <Button
            type="text"
            size="small"
            tabIndex={-1}
            icon={<SearchOutlined />}
            aria-label={say('openLookUp', { label })}
            onClick={() => setSearching(true)}
          />
        }
      />
      {isOpen && (
        <Popup anchor={frame} label={label} onClose={close} isWide>
          <SuggestionList
            id={listId}
            label={label}
            source={stable}
            suggestions={suggestions}
            onPick={(item) => {
              choose(item);
              field()?.focus();
            }}
          />
        </Popup>
      )}
      {isSearching && (
        <LookUpDialog
          source={stable}
          label={label}
          begin={draft ?? ''}
          onClose={(items) => {
            setSearching(false);
            if (items[0]) choose(items[0]);
            else close();
          }}
        />
      )}
    </span>
  );
}

/** The same source as long as it searches the same; its owner may make it anew each time. */
function useStable(source: LookUpSource): LookUpSource {
  const latest = useRef(source);
  useLayoutEffect(() => {
    latest.current = source;
  });
  const { related } = source;
  return useMemo(
    () => ({ search: (text: string, signal?: AbortSignal) => latest.current.search(text, signal), related }),
    [related],
  );
}
