import { type ClipboardEvent, type KeyboardEvent, useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { useFlush } from '../form/form-context.ts';
import { isComposing } from '../form/is-composing.ts';
import { isNumeric } from '../form/values/format-value.ts';
import { selectedTexts } from './clipboard/copy-cells.ts';
import { parseTable } from './clipboard/parse-table.ts';
import { pasteTable } from './clipboard/paste-cells.ts';
import { writeHtml, writeTsv } from './clipboard/write-table.ts';
import type { GridColumn } from './grid-columns.ts';
import type { GridModel } from './grid-model.ts';
import { commandOf } from './keys.ts';
import { runCommand } from './run-command.ts';

interface CellInputProps {
  grid: GridModel;
  column: GridColumn | undefined;
  label: string;
}

/**
 * The input that lies over the active cell. It is empty and unseen while one moves about, and takes
 * the first key typed, or the first letter of an input method, as the beginning of an edit.
 */
export function CellInput({ grid, column, label }: CellInputProps) {
  const input = useRef<HTMLTextAreaElement>(null);
  const mode = useStore(grid.state, (state) => state.mode);
  const type = column?.field.definition.type;
  const isMultiLine = type === 'long-text';
  useFlush(() => grid.commit());
  useEffect(() => {
    const element = input.current;
    if (!element || !grid.port) return;
    Object.assign(grid.port, {
      text: () => element.value,
      setText(text: string, select: 'all' | 'end') {
        element.value = text;
        element.setSelectionRange(select === 'all' ? 0 : text.length, text.length);
      },
      focusCell: () => element.focus({ preventScroll: true }),
    });
  }, [grid]);

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (isComposing(event)) return;
    const { now } = grid;
    const command = commandOf(event, {
      mode: now.mode === 'edit' ? 'edit' : now.mode === 'frame' ? 'frame' : 'navigation',
      keepsArrows: grid.suggester?.keepsArrows === true,
      isMultiLine,
      isBoolean: type === 'boolean',
    });
    if (command?.do === 'new-paragraph') return;
    if (command) {
      event.preventDefault();
      event.stopPropagation();
      runCommand(grid, command);
    } else if (event.key === 'Enter') event.preventDefault();
  };
  const onCopy = (event: ClipboardEvent) => {
    if (grid.now.mode === 'edit') return false;
    const texts = selectedTexts(grid);
    event.preventDefault();
    event.clipboardData.setData('text/plain', writeTsv(texts));
    event.clipboardData.setData('text/html', writeHtml(texts));
    return true;
  };
  const onPaste = (event: ClipboardEvent) => {
    if (grid.now.mode === 'edit') return;
    event.preventDefault();
    const { clipboardData } = event;
    pasteTable(grid, parseTable(clipboardData.getData('text/plain'), clipboardData.getData('text/html')));
  };
  return (
    <textarea
      ref={input}
      className="grid-input"
      rows={1}
      wrap={isMultiLine ? 'soft' : 'off'}
      spellCheck={false}
      autoComplete="off"
      aria-label={label}
      tabIndex={mode === 'frame' ? -1 : 0}
      inputMode={column && isNumeric(column.field.definition) ? 'decimal' : 'text'}
      onKeyDown={onKeyDown}
      onInput={(event) => grid.type(event.currentTarget.value)}
      onCompositionStart={() => {
        if (grid.now.mode !== 'edit') grid.begin({ typed: '' });
      }}
      onCopy={onCopy}
      onCut={(event) => {
        if (onCopy(event)) runCommand(grid, { do: 'clear' });
      }}
      onPaste={onPaste}
    />
  );
}
