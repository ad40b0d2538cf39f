import { segmentsOf } from '../../../../engine/issue.ts';
import { linesOf, type Values } from '../../../../engine/record/values.ts';

/** Where a value of a record stands: a field of the record itself, or a column of one of its lines. */
export interface Spot {
  field: string;
  /** The lines field and the line, of a column. */
  lines?: string;
  line?: string;
}

/** The key of a spot: `customer`, `lines/<line id>/quantity`. A line is `lines/<line id>`, the record ''. */
export function keyOf({ lines, line, field }: Spot): string {
  return lines === undefined ? field : `${lines}/${line}/${field}`;
}

export function spotOf(key: string): Spot {
  const [first = '', line, field = ''] = key.split('/');
  return line === undefined ? { field: first } : { lines: first, line, field };
}

/** The path that a spot's field has in the entity: `customer`, `lines.quantity`. */
export function pathOf({ lines, field }: Spot): string {
  return lines === undefined ? field : `${lines}.${field}`;
}

/** The place of a spot as the engine counts places: '' for the record, else the line's id. */
export function placeOf(spot: Spot): string {
  return spot.line ?? '';
}

/** `/lines/36/quantity` → `lines/<line id>/quantity`; the server names a line by its place in the list, or by its id. */
export function keyOfPointer(path: string, values: Values, lineIds?: readonly string[]): string {
  const [first, line, ...rest] = segmentsOf(path);
  if (first === undefined) return '';
  if (line === undefined) return first;
  const rows = linesOf(values, first);
  const id = rows.some((row) => row.id === line)
    ? line
    : (lineIds?.[Number(line)] ?? rows[Number(line)]?.id ?? line);
  return [first, id, ...rest].join('/');
}
