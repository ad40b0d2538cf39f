import { type PointerEvent, useMemo, useRef } from 'react';
import type { GridModel } from './grid-model.ts';
import type { Cell } from './grid-view.ts';

/** What the mouse does in the cells: a click makes one active, a second edits it, a pull or Shift selects. */
export function usePointer(grid: GridModel) {
  const pulling = useRef<Cell>(undefined);
  return useMemo(
    () => ({
      onPointerDown(event: PointerEvent) {
        const target = event.target as HTMLElement;
        if (target.closest('.grid-input, .grid-edge, button') || event.button !== 0) return;
        const cell = cellOf(target);
        if (!cell) return;
        event.preventDefault();
        pulling.current = cell;
        grid.go(cell, { extends: event.shiftKey });
      },
      onPointerOver(event: PointerEvent) {
        const from = pulling.current;
        if (!from || event.buttons !== 1) {
          pulling.current = undefined;
          return;
        }
        const cell = cellOf(event.target as HTMLElement);
        if (cell && (cell.line !== from.line || cell.column !== from.column))
          grid.state.setState({ anchor: from, active: cell });
      },
      onPointerUp() {
        pulling.current = undefined;
      },
      onClick(event: { target: EventTarget }) {
        // The input lies over the active cell: a click on it is the second on that cell.
        if ((event.target as HTMLElement).matches('.grid-input') && grid.now.mode === 'navigation')
          grid.begin('current');
      },
    }),
    [grid],
  );
}

function cellOf(target: HTMLElement): Cell | undefined {
  const line = target.closest<HTMLElement>('[data-line]')?.dataset.line;
  const row = target.closest<HTMLElement>('[data-line]');
  const column =
    target.closest<HTMLElement>('[data-column]')?.dataset.column ??
    row?.querySelector<HTMLElement>('[data-column]')?.dataset.column;
  return line === undefined || column === undefined ? undefined : { line, column };
}
