import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useMemo } from 'react';
import { useStore } from 'zustand';
import type { LineRow } from '../../../engine/record/values.ts';
import { useFormState } from '../form/form-context.ts';
import { gridWords } from '../messages/areas/grid.ts';
import { useWords } from '../messages/use-words.ts';
import { GridRow } from './GridRow.tsx';
import type { GridColumn } from './grid-columns.ts';
import type { GridModel } from './grid-model.ts';
import type { GridGeometry } from './use-grid-geometry.ts';

interface GridBodyProps {
  grid: GridModel;
  rows: readonly LineRow[];
  columns: readonly GridColumn[];
  geometry: GridGeometry;
  scroller: RefObject<HTMLDivElement | null>;
}

/** The lines that are to be seen; the others are only room. */
export function GridBody({ grid, rows, columns, geometry, scroller }: GridBodyProps) {
  const say = useWords(gridWords);
  const blank = useStore(grid.state, (state) => state.blank);
  const isEditing = useFormState((state) => state.mode === 'edit');
  const shown = useMemo(() => {
    if (!blank) return rows;
    const all = [...rows];
    all.splice(Math.min(blank.at, all.length), 0, { id: blank.line });
    return all;
  }, [rows, blank]);
  const { rowHeight } = geometry;
  const virtualizer = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => shown[index]?.id ?? index,
    overscan: 6,
  });
  if (shown.length === 0)
    return (
      <div role="row" className="grid-empty">
        <div role="gridcell">
          {isEditing && grid.canAdd ? (
            <button type="button" className="form-link" tabIndex={-1} onClick={() => grid.openBlank(0)}>
              {say('emptyAdd')}
            </button>
          ) : (
            say('empty')
          )}
        </div>
      </div>
    );
  return (
    <div role="rowgroup" className="grid-body" style={{ height: shown.length * rowHeight }}>
      {virtualizer.getVirtualItems().map(({ index }) => {
        const row = shown[index] as LineRow;
        return (
          <GridRow
            key={row.id}
            grid={grid}
            row={row}
            index={index}
            columns={columns}
            geometry={geometry}
            isBlank={row.id === blank?.line}
          />
        );
      })}
    </div>
  );
}
