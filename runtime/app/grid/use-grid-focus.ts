import { type RefObject, useEffect, useLayoutEffect } from 'react';
import { useForm } from '../form/form-context.ts';
import { isComposing } from '../form/is-composing.ts';
import type { GridModel } from './grid-model.ts';
import { cellAt, firstEntry } from './grid-view.ts';
import { commandOf } from './keys.ts';
import { leaveTo } from './leave-to.ts';
import { runCommand } from './run-command.ts';
import type { GridGeometry } from './use-grid-geometry.ts';

interface Parts {
  frame: RefObject<HTMLDivElement | null>;
  scroller: RefObject<HTMLDivElement | null>;
  geometry: GridGeometry;
}

/** Ties the cursor of a grid to the page: the focus coming and going, the active cell kept in sight. */
export function useGridFocus(grid: GridModel, { frame, scroller, geometry }: Parts): void {
  const { focusers } = useForm();

  // Before the input takes its place in it.
  grid.port ??= {
    text: () => '',
    setText: () => {},
    focusCell: () => {},
    focusFrame: () => {},
    leave: () => {},
    pageSize: () => 10,
    changeWidth: () => {},
  };

  useLayoutEffect(() => {
    if (!grid.port) return;
    Object.assign(grid.port, {
      focusFrame: () => frame.current?.focus(),
      leave: (to: 'next' | 'previous') => frame.current && leaveTo(frame.current, to),
      pageSize: () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / geometry.rowHeight) - 3),
      changeWidth(column: string, by: number) {
        const index = grid.columns.findIndex(({ field }) => field.id === column);
        geometry.changeWidth(column, (geometry.widths[index] ?? 0) + by);
      },
    });
  }, [grid, frame, scroller, geometry]);

  useEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    const onFocusIn = (event: FocusEvent) => {
      if (event.target === element) grid.state.setState({ mode: 'frame' });
      else if ((event.target as HTMLElement).matches('.grid-input')) arrive(grid);
    };
    const onFocusOut = (event: FocusEvent) => {
      const to = event.relatedTarget as HTMLElement | null;
      if (grid.now.isLookingUp || element.contains(to) || to?.closest('.form-popup')) return;
      grid.commit();
      grid.state.setState({ mode: 'away', anchor: undefined, blank: undefined });
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.target !== element || isComposing(event)) return;
      const state = { mode: 'frame', keepsArrows: false, isMultiLine: false, isBoolean: false } as const;
      const command = commandOf(event, state);
      if (!command || command.do === 'escape') return;
      event.preventDefault();
      if (grid.now.active || grid.lineIds.length > 0) runCommand(grid, command);
      else grid.openBlank(0);
    };
    element.addEventListener('focusin', onFocusIn);
    element.addEventListener('focusout', onFocusOut);
    element.addEventListener('keydown', onKeyDown);
    return () => {
      element.removeEventListener('focusin', onFocusIn);
      element.removeEventListener('focusout', onFocusOut);
      element.removeEventListener('keydown', onKeyDown);
    };
  }, [grid, frame]);

  useEffect(() => {
    focusers.set(grid.lines, (key) => {
      frame.current?.scrollIntoView({ block: 'nearest' });
      const [, line, column] = key.split('/');
      const known = line !== undefined && grid.lineIds.includes(line);
      const cell = known
        ? column
          ? { line, column }
          : (firstEntry(grid.view, line) ??
            cellAt(grid.view, { line: grid.lineIds.indexOf(line), column: 0 }))
        : undefined;
      if (cell) grid.go(cell);
      else grid.port?.focusCell();
    });
    return () => {
      focusers.delete(grid.lines);
    };
  }, [grid, focusers, frame]);

  useEffect(
    () =>
      grid.state.subscribe((state, before) => {
        if (
          state.active &&
          (state.active !== before.active || state.mode !== before.mode) &&
          state.mode !== 'away'
        )
          keepInSight(grid, scroller.current, geometry);
      }),
    [grid, scroller, geometry],
  );
}

/** The focus comes to the cells: to the one where it was last, else to the first that can be typed into. */
function arrive(grid: GridModel): void {
  const { active, mode } = grid.now;
  if (mode === 'navigation' || mode === 'edit') return;
  const lines = grid.lineIds;
  if (active && lines.includes(active.line)) {
    grid.state.setState({ mode: 'navigation', isByEnter: false });
    return;
  }
  const first =
    lines[0] === undefined
      ? undefined
      : (firstEntry(grid.view, lines[0]) ?? cellAt(grid.view, { line: 0, column: 0 }));
  if (first) grid.state.setState({ mode: 'navigation', active: first, isByEnter: false });
  else if (!grid.openBlank(0)) grid.state.setState({ mode: 'frame' });
}

/** Scrolls the active cell out from under the heading, the sums and the column that stays in sight. */
function keepInSight(grid: GridModel, scroller: HTMLDivElement | null, geometry: GridGeometry): void {
  const { active } = grid.now;
  if (!scroller || !active) return;
  const { rowHeight, offsets, widths, numberWidth } = geometry;
  const line = grid.lineIds.indexOf(active.line);
  const index = grid.columns.findIndex(({ field }) => field.id === active.column);
  const top = line * rowHeight;
  const height = scroller.clientHeight - 2 * rowHeight;
  if (top < scroller.scrollTop) scroller.scrollTop = top;
  else if (top + rowHeight > scroller.scrollTop + height) scroller.scrollTop = top + rowHeight - height;
  if (index > 0) {
    const [left, width] = [offsets[index] ?? 0, widths[index] ?? 0];
    const frozen = numberWidth + (widths[0] ?? 0);
    if (left < scroller.scrollLeft + frozen) scroller.scrollLeft = left - frozen;
    else if (left + width > scroller.scrollLeft + scroller.clientWidth)
      scroller.scrollLeft = left + width - scroller.clientWidth;
  }
  scroller.querySelector('.grid-active')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}
