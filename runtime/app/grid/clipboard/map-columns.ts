import { languages, textOf } from '../../../../engine/definition/common.ts';
import { comparable } from '../../form/values/plain-text.ts';
import type { GridColumn } from '../grid-columns.ts';
import type { PastedTable } from './parse-table.ts';

/** The column of the grid for each column of a table, undefined for one that has none; and the rows below a heading. */
export interface Mapped {
  columns: (string | undefined)[];
  rows: string[][];
}

/**
 * Finds out what the columns of a pasted table are: by their headings where the first row is one,
 * else one after the other from the active column on. What comes from elsewhere has only columns
 * that are typed; what was copied from the grid has all of them.
 */
export function mapColumns(
  { rows, isOurs }: PastedTable,
  columns: readonly GridColumn[],
  from: string,
  canEnter: (column: string) => boolean,
): Mapped {
  const [first = [], ...rest] = rows;
  const named = first.map((cell) => columnNamed(cell, columns));
  const isHeading = rest.length > 0 && first.some((cell) => cell.trim() !== '') && everyNamed(first, named);
  if (isHeading) return { columns: named, rows: rest };
  const start = columns.findIndex((column) => column.field.id === from);
  const behind = columns.slice(start).map((column) => column.field.id);
  const taken = isOurs ? behind : behind.filter(canEnter);
  return { columns: first.map((_, index) => taken[index]), rows };
}

/** A heading names columns in all of its cells that are not blank, and in two at least unless it has only one. */
function everyNamed(cells: readonly string[], named: readonly (string | undefined)[]): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '').length;
  const known = named.filter((one) => one !== undefined).length;
  return known === filled || (known >= 2 && known >= filled / 2);
}

function columnNamed(heading: string, columns: readonly GridColumn[]): string | undefined {
  const wanted = comparable(heading.replace(/[*＊]/g, ''));
  if (wanted === '') return undefined;
  return columns.find(({ field }) =>
    [field.id, ...languages.map((language) => textOf(field.definition.label, language))].some(
      (name) => comparable(name) === wanted,
    ),
  )?.field.id;
}
