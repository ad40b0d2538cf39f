import { memo, useMemo } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { type Issue, isError } from '../../../engine/issue.ts';
import type { LineRow } from '../../../engine/record/values.ts';
import { useFormState } from '../form/form-context.ts';
import type { FormState } from '../form/model/form-state.ts';
import { keyOf } from '../form/model/spot.ts';
import { GridCell } from './GridCell.tsx';
import type { GridColumn } from './grid-columns.ts';
import type { GridModel } from './grid-model.ts';
import type { GridGeometry } from './use-grid-geometry.ts';

interface GridRowProps {
  grid: GridModel;
  row: LineRow;
  index: number;
  columns: readonly GridColumn[];
  geometry: GridGeometry;
  isBlank: boolean;
}

/** One line; drawn again only when it, or what is said about it, has changed. */
export const GridRow = memo(function GridRow({ grid, row, index, columns, geometry, isBlank }: GridRowProps) {
  const keys = useMemo(
    () => columns.map(({ field }) => keyOf({ lines: grid.lines, line: row.id, field: field.id })),
    [columns, grid, row.id],
  );
  const marks = useFormState(useShallow((state: FormState) => marksOf(state, keys)));
  const own = useFormState((state) => state.issues.get(`${grid.lines}/${row.id}`));
  const isActive = useStore(grid.state, (state) => state.mode !== 'away' && state.active?.line === row.id);
  // What may be typed can depend on the record around the line.
  useFormState((state) => state.rights);
  useFormState((state) => state.mode);
  const worst = own?.some(isError) ? 'error' : own ? 'warning' : undefined;
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className="grid-row"
      data-line={row.id}
      data-active={isActive || undefined}
      style={{ top: index * geometry.rowHeight, height: geometry.rowHeight }}
    >
      <div
        role="rowheader"
        className="grid-number"
        data-severity={worst}
        style={{ width: geometry.numberWidth }}
      >
        {isBlank ? '＋' : index + 1}
      </div>
      {columns.map((column, at) => (
        <GridCell
          key={column.field.id}
          grid={grid}
          column={column}
          row={row}
          width={geometry.widths[at] ?? 0}
          left={at === 0 ? geometry.numberWidth : undefined}
          isOpen={grid.canEnter({ line: row.id, column: column.field.id })}
          typed={marks[at * 3] as string | undefined}
          isWaiting={marks[at * 3 + 1] as boolean}
          issues={marks[at * 3 + 2] as readonly Issue[] | undefined}
        />
      ))}
    </div>
  );
});

/** What is said about each cell of a line, one after the other: what is typed, whether it waits, what is wrong. */
function marksOf({ content: { texts, waiting }, issues }: FormState, keys: readonly string[]): unknown[] {
  return keys.flatMap((key) => [
    texts.get(key)?.text ?? waiting.get(key)?.text,
    waiting.has(key),
    issues.get(key),
  ]);
}
