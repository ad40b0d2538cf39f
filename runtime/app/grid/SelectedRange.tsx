import { useStore } from 'zustand';
import { useFormState } from '../form/form-context.ts';
import type { GridModel } from './grid-model.ts';
import type { GridGeometry } from './use-grid-geometry.ts';

/** The selected rectangle; the part in the column that stays in sight is drawn apart. */
export function SelectedRange({ grid, geometry }: { grid: GridModel; geometry: GridGeometry }) {
  const anchor = useStore(grid.state, (state) => state.anchor);
  const mode = useStore(grid.state, (state) => state.mode);
  useStore(grid.state, (state) => state.active);
  useFormState((state) => state.content.values[grid.lines]);
  const range = anchor && mode === 'navigation' ? grid.range() : undefined;
  if (!range) return null;
  const { rowHeight, offsets, widths, numberWidth } = geometry;
  const top = range.top * rowHeight;
  const height = (range.bottom - range.top + 1) * rowHeight;
  const from = Math.max(1, range.left);
  const right = (offsets[range.right] ?? 0) + (widths[range.right] ?? 0);
  const left = offsets[from] ?? 0;
  return (
    <>
      {range.left === 0 && (
        <div className="grid-active-row" style={{ top, height }}>
          <div
            className="grid-range"
            data-first
            style={{ left: numberWidth, marginLeft: numberWidth, width: widths[0], height }}
          />
        </div>
      )}
      {range.right > 0 && <div className="grid-range" style={{ top, height, left, width: right - left }} />}
    </>
  );
}
