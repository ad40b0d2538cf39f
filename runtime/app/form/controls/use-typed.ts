import {
  type CompositionEvent,
  type FocusEvent,
  type KeyboardEvent,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { useFlush, useReader } from '../form-context.ts';
import { isComposing } from '../is-composing.ts';
import { editText, formatValue } from '../values/format-value.ts';
import type { ControlProps } from './control.ts';

type Input = HTMLInputElement | HTMLTextAreaElement;

/** Typing is told on when it pauses this long, in milliseconds; on leaving it is told at once. */
const pause = 150;

/**
 * A text being typed into a field: shown as people read it, typed as people type it. Nothing is
 * told on while an input method is composing, and Escape gives back what was there.
 */
export function useTyped({ field, value, typed, onText }: ControlProps) {
  const reader = useReader();
  const shown = typed ?? formatValue(field.definition, value, reader);
  const [draft, setDraft] = useState<string>();
  const atFocus = useRef('');
  // Who only passes through must not write back what a default has replaced meanwhile.
  const hasTyped = useRef(false);
  const composing = useRef(false);
  const toSelect = useRef<Input>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  useLayoutEffect(() => {
    // Right with the text that is to be typed over, before the next key comes.
    if (draft !== undefined) toSelect.current?.select();
    toSelect.current = undefined;
  }, [draft]);

  const change = (text: string) => {
    hasTyped.current = true;
    setDraft(text);
    clearTimeout(timer.current);
    if (!composing.current) timer.current = setTimeout(() => onText(text, false), pause);
  };
  const tell = (text: string, isDone: boolean) => {
    clearTimeout(timer.current);
    onText(text, isDone);
  };
  const finish = () => {
    if (draft !== undefined && hasTyped.current) tell(draft, true);
  };
  useFlush(finish);
  return {
    /** Shows the value again instead of what was typed. */
    drop: () => {
      clearTimeout(timer.current);
      setDraft(undefined);
    },
    props: {
      value: draft ?? shown,
      onChange: (event: { target: { value: string } }) => change(event.target.value),
      onFocus: ({ target }: FocusEvent<Input>) => {
        atFocus.current = typed ?? editText(field.definition, value, reader);
        hasTyped.current = false;
        if (target.tagName === 'INPUT') toSelect.current = target;
        setDraft(atFocus.current);
      },
      onBlur: () => {
        finish();
        setDraft(undefined);
      },
      onCompositionStart: () => {
        composing.current = true;
      },
      onCompositionEnd: (event: CompositionEvent<Input>) => {
        composing.current = false;
        change(event.currentTarget.value);
      },
      onKeyDown: (event: KeyboardEvent) => {
        if (isComposing(event)) return;
        if (event.key === 'Escape' && draft !== atFocus.current) {
          setDraft(atFocus.current);
          tell(atFocus.current, false);
        }
        if (event.key === 'Enter' && !event.shiftKey) finish();
      },
    },
  };
}
