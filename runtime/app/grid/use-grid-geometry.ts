import { type RefObject, useEffect, useMemo, useState } from 'react';
import { usePreferences } from '../theme/preferences.ts';
import type { GridColumn } from './grid-columns.ts';
import type { GridModel } from './grid-model.ts';
import { keepWidths, keptWidths } from './kept-widths.ts';

/** Where everything in a grid stands, in pixels. */
export interface GridGeometry {
  rowHeight: number;
  /** Of the column with the numbers of the lines. */
  numberWidth: number;
  widths: readonly number[];
  /** The left edge of each column. */
  offsets: readonly number[];
  width: number;
  changeWidth(column: string, width: number): void;
}

const rowHeights = { comfortable: 38, compact: 30 };
const numberWidth = 44;
const narrowest = 56;
const widest = 800;
/** Where there is little room columns of text keep this share of their width, so that one more column is in sight. */
const mostPressed = 0.8;

/** The geometry of a grid: widths as laid out or as their reader pulled them; columns of text take the room that is left over, or give some up. */
export function useGridGeometry(
  grid: GridModel,
  columns: readonly GridColumn[],
  scroller: RefObject<HTMLDivElement | null>,
): GridGeometry {
  const density = usePreferences((one) => one.density);
  const place = `${grid.form.description.entity.id}.${grid.lines}`;
  const [pulled, setPulled] = useState(() => keptWidths(place));
  const [room, setRoom] = useState(0);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => setRoom(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller]);
  return useMemo(() => {
    const widths = spread(columns, pulled, room - numberWidth);
    const offsets: number[] = [];
    let width = numberWidth;
    for (const one of widths) {
      offsets.push(width);
      width += one;
    }
    return {
      rowHeight: rowHeights[density],
      numberWidth,
      widths,
      offsets,
      width,
      changeWidth(column, wanted) {
        const next = { ...pulled, [column]: Math.max(narrowest, Math.min(widest, Math.round(wanted))) };
        keepWidths(place, next);
        setPulled(next);
      },
    };
  }, [columns, pulled, room, density, place]);
}

function spread(
  columns: readonly GridColumn[],
  pulled: Readonly<Record<string, number>>,
  room: number,
): number[] {
  const widths = columns.map(({ field, width }) => pulled[field.id] ?? width);
  const left = room - widths.reduce((sum, one) => sum + one, 0);
  const isElastic = columns.map(({ field, isNumeric }) => !isNumeric && pulled[field.id] === undefined);
  const base = widths.reduce((sum, one, index) => sum + (isElastic[index] ? one : 0), 0);
  if (room <= 0 || base === 0) return widths;
  const share = Math.max(mostPressed, 1 + left / base);
  return widths.map((one, index) => (isElastic[index] ? Math.floor(one * share) : one));
}
