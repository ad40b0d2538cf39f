import { isComposing } from '../form/is-composing.ts';
import type { Direction } from './grid-view.ts';

/** What a key means to the grid. */
export type GridCommand =
  | {
      do: 'move';
      to: Direction | 'line-start' | 'line-end' | 'first' | 'last' | 'page-up' | 'page-down';
      extends: boolean;
    }
  | { do: 'next' | 'previous' }
  | { do: 'enter'; isRepeat: boolean }
  | { do: 'edit' | 'begin-empty' | 'toggle' | 'clear' | 'copy-down' | 'select-all' }
  | { do: 'undo' | 'redo' }
  | { do: 'next-line' | 'delete-lines' | 'line-up' | 'line-down' }
  | { do: 'suggest'; by: 1 | -1 }
  | { do: 'escape' | 'look-up' | 'new-paragraph' }
  | { do: 'wider' | 'narrower' };

/** What the meaning of a key depends on. */
export interface KeyState {
  mode: 'navigation' | 'edit' | 'frame';
  /** Suggestions are shown, or the text has several lines: then ↑ and ↓ are theirs. */
  keepsArrows: boolean;
  isMultiLine: boolean;
  isBoolean: boolean;
}

/** A key as the browser tells it. */
export interface KeyPress {
  key: string;
  keyCode: number;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
  repeat?: boolean;
  isComposing?: boolean;
  nativeEvent?: { isComposing?: boolean };
}

const arrows: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/**
 * The key model of the line grid: what a key means in each mode. Nothing for a key that is the
 * browser's, or an input method's while it is composing.
 */
export function commandOf(press: KeyPress, state: KeyState): GridCommand | undefined {
  if (isComposing(press)) return undefined;
  return state.mode === 'edit' ? editCommand(press, state) : navigationCommand(press, state);
}

function editCommand(press: KeyPress, { keepsArrows, isMultiLine }: KeyState): GridCommand | undefined {
  const { key, shiftKey, altKey } = press;
  const ctrl = press.ctrlKey || press.metaKey;
  if (key === 'F4' || (key === 'ArrowDown' && altKey)) return { do: 'look-up' };
  if (key === 'Tab' && !ctrl) return { do: shiftKey ? 'previous' : 'next' };
  if (key === 'Escape') return { do: 'escape' };
  if (key === 'Enter' && (shiftKey || altKey)) return isMultiLine ? { do: 'new-paragraph' } : undefined;
  if (key === 'Enter') return ctrl ? { do: 'next-line' } : enter(press);
  if ((key === 'ArrowUp' || key === 'ArrowDown') && !ctrl && !shiftKey && !altKey) {
    if (isMultiLine) return undefined;
    if (keepsArrows) return { do: 'suggest', by: key === 'ArrowDown' ? 1 : -1 };
    return { do: 'move', to: key === 'ArrowDown' ? 'down' : 'up', extends: false };
  }
  return undefined;
}

function navigationCommand(press: KeyPress, { mode, isBoolean }: KeyState): GridCommand | undefined {
  const { key, shiftKey, altKey } = press;
  const ctrl = press.ctrlKey || press.metaKey;
  const arrow = arrows[key];
  if (arrow && altKey) {
    if (shiftKey)
      return arrow === 'left' ? { do: 'narrower' } : arrow === 'right' ? { do: 'wider' } : undefined;
    return arrow === 'up' ? { do: 'line-up' } : arrow === 'down' ? { do: 'line-down' } : undefined;
  }
  if (arrow) return { do: 'move', to: ctrl ? edges[arrow] : arrow, extends: shiftKey };
  if (key === 'Home') return { do: 'move', to: ctrl ? 'first' : 'line-start', extends: shiftKey };
  if (key === 'End') return { do: 'move', to: ctrl ? 'last' : 'line-end', extends: shiftKey };
  if (key === 'PageUp' || key === 'PageDown')
    return { do: 'move', to: key === 'PageUp' ? 'page-up' : 'page-down', extends: shiftKey };
  if (key === 'Tab' && !ctrl && !altKey)
    return mode === 'frame' ? undefined : { do: shiftKey ? 'previous' : 'next' };
  if (key === 'Enter') return ctrl ? { do: 'next-line' } : enter(press);
  if (key === 'Escape') return { do: 'escape' };
  if (key === 'F2') return { do: 'edit' };
  if (key === 'F4') return { do: 'look-up' };
  if (key === 'Delete') return { do: ctrl ? 'delete-lines' : 'clear' };
  if (key === 'Backspace' && !ctrl) return { do: 'begin-empty' };
  if (key === ' ' && isBoolean && !ctrl) return { do: 'toggle' };
  return ctrl && !altKey ? letterCommand(key.toLowerCase(), shiftKey) : undefined;
}

const edges = { left: 'line-start', right: 'line-end', up: 'first', down: 'last' } as const;

function letterCommand(letter: string, shiftKey: boolean): GridCommand | undefined {
  if (letter === 'z') return { do: shiftKey ? 'redo' : 'undo' };
  if (letter === 'y') return { do: 'redo' };
  if (letter === 'd') return { do: 'copy-down' };
  return letter === 'a' ? { do: 'select-all' } : undefined;
}

function enter({ repeat }: KeyPress): GridCommand {
  return { do: 'enter', isRepeat: repeat === true };
}
