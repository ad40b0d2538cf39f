import { Button, Checkbox, Input, type InputRef, Modal } from 'antd';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useInSight } from '../../components/use-in-sight.ts';
import { formWords } from '../../messages/areas/form.ts';
import { useWords } from '../../messages/use-words.ts';
import type { LookUpItem } from '../contract.ts';
import { isComposing } from '../is-composing.ts';
import { detailOf, type LookUpSource } from './look-up-source.ts';
import { useSuggestions } from './use-suggestions.ts';

interface LookUpDialogProps {
  source: LookUpSource;
  label: string;
  /** The text to begin searching with. */
  begin: string;
  /** May several be taken at once? */
  isMany?: boolean;
  /** With what was taken; with nothing when it was closed. */
  onClose: (items: readonly LookUpItem[]) => void;
}

/** A look-up with room: search, see more of each record, take one or several. */
export function LookUpDialog({ source, label, begin, isMany = false, onClose }: LookUpDialogProps) {
  const say = useWords(formWords);
  const id = useId();
  const input = useRef<InputRef>(null);
  const [text, setText] = useState(begin);
  const [picked, setPicked] = useState<readonly LookUpItem[]>([]);
  const suggestions = useSuggestions(source, text);
  const { items, highlighted, state } = suggestions;
  const marked = useInSight(highlighted);
  useEffect(() => {
    const before = document.activeElement as HTMLElement | null;
    // The dialog holds the focus until it is gone.
    return () => before?.focus();
  }, []);

  const toggle = (item: LookUpItem) => {
    if (!isMany) onClose([item]);
    else
      setPicked((before) =>
        before.some((one) => one.id === item.id)
          ? before.filter((one) => one.id !== item.id)
          : [...before, item],
      );
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event)) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      suggestions.move(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const item = items[highlighted] ?? suggestions.choice(text);
      if (event.ctrlKey || event.metaKey) onClose(picked.length > 0 ? picked : item ? [item] : []);
      else if (item) toggle(item);
    }
  };
  return (
    <Modal
      open
      title={say('lookUpTitle', { label })}
      onCancel={() => onClose([])}
      afterOpenChange={(isOpen) => isOpen && input.current?.focus()}
      width={640}
      footer={
        isMany ? (
          <div className="form-dialog-foot">
            <span className="form-note">{say('lookUpManyHint')}</span>
            <Button type="primary" disabled={picked.length === 0} onClick={() => onClose(picked)}>
              {say('takePicked', { count: picked.length })}
            </Button>
          </div>
        ) : null
      }
    >
      <Input
        ref={input}
        autoFocus
        role="combobox"
        aria-label={say('lookUpTitle', { label })}
        aria-expanded
        aria-controls={id}
        aria-activedescendant={highlighted >= 0 ? `${id}-${highlighted}` : undefined}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
        placeholder={say('lookUpPlaceholder')}
        autoComplete="off"
        allowClear
      />
      <div
        id={id}
        role="listbox"
        aria-label={label}
        aria-multiselectable={isMany}
        className="form-look-up-list"
      >
        {items.map((item, index) => {
          const isPicked = picked.some((one) => one.id === item.id);
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: keys go to the search field.
            <div
              key={item.id}
              ref={index === highlighted ? marked : undefined}
              id={`${id}-${index}`}
              role="option"
              aria-selected={isMany ? isPicked : index === highlighted}
              data-marked={index === highlighted || undefined}
              className="form-suggestion"
              onClick={() => toggle(item)}
            >
              {isMany && <Checkbox checked={isPicked} tabIndex={-1} aria-hidden="true" />}
              <span className="form-suggestion-title">{item.title}</span>
              <span className="form-suggestion-detail">{detailOf(item, source)}</span>
            </div>
          );
        })}
      </div>
      {items.length === 0 && (
        <p className="form-suggestion-note" role="status">
          {say(state === 'loading' ? 'searching' : state === 'failed' ? 'searchFailed' : 'nothingFound')}
        </p>
      )}
    </Modal>
  );
}
