import type { ReactNode } from 'react';

/** One column of a table of rows. */
export interface TableColumn<Row> {
  /** A field path, or another id that is unique in the table. */
  id: string;
  label: string;
  width: number;
  isNumeric?: boolean;
  isSortable?: boolean;
  render(row: Row): ReactNode;
}

export interface TableSort {
  column: string;
  descending: boolean;
}

/** `-orderDate` and back. */
export function parseSort(text: string | undefined): TableSort | undefined {
  if (!text) return undefined;
  return text.startsWith('-')
    ? { column: text.slice(1), descending: true }
    : { column: text, descending: false };
}

export function writeSort({ column, descending }: TableSort): string {
  return descending ? `-${column}` : column;
}

/** A click on a header: up, down, as the list came. */
export function nextSort(current: TableSort | undefined, column: string): TableSort | undefined {
  if (current?.column !== column) return { column, descending: false };
  return current.descending ? undefined : { column, descending: true };
}

/** Below it the table scrolls sideways. */
export function narrowestTable(columns: readonly { width: number }[]): number {
  return columns.reduce((sum, { width }) => sum + width, 0);
}

/** As far as a column grows with the room that is left over; a wider one would be far from its neighbour. */
const mostGrowth = 2.2;

/** Columns share what room is left over by their widths. */
export function gridTemplate(columns: readonly { width: number }[]): string {
  return columns.map(({ width }) => `minmax(${width}px, ${Math.round(width * mostGrowth)}px)`).join(' ');
}
