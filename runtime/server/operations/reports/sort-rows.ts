import { Decimal } from '../../../../engine/decimal.ts';
import type { TableOrder } from '../../../../engine/report/table-order.ts';
import { sortKey } from '../../store/search-key.ts';
import { type Cell, compareExact } from './table-rows.ts';
import type { VisibleTable } from './visible-table.ts';

/** A row with what its measures came to before they were rounded, by column. */
export interface SortableRow {
  groups: Readonly<Record<string, Cell>>;
  exact: Readonly<Record<string, Decimal | string | null>>;
}

/**
 * Rows in the order that was asked for, names by pinyin, options as they are defined, blank ones
 * last in both directions; equal ones by their groups, from left to right.
 */
export function sortRows<T extends SortableRow>(
  { groups }: Pick<VisibleTable, 'groups'>,
  rows: readonly T[],
  order: readonly TableOrder[],
): T[] {
  const keys = [...order, ...groups.map(({ id }) => ({ column: id, isDescending: false }))];
  const options = new Map(groups.map(({ id, value }) => [id, Object.keys(value.options ?? {})]));
  const keyed = rows.map((row) => ({
    row,
    values: keys.map(
      ({ column }) => row.exact[column] ?? keyOf(row.groups[column] ?? null, options.get(column)),
    ),
  }));
  keyed.sort((one, other) => {
    for (const [index, { isDescending }] of keys.entries()) {
      const [left, right] = [one.values[index] ?? null, other.values[index] ?? null];
      if (left === null && right === null) continue;
      if (left === null || right === null) return left === null ? 1 : -1;
      const difference = compareExact(left, right);
      if (difference !== 0) return isDescending ? -difference : difference;
    }
    return 0;
  });
  return keyed.map(({ row }) => row);
}

/** What a cell is sorted by. */
function keyOf(cell: Cell, options: readonly string[] = []): Decimal | string | null {
  if (cell === null) return null;
  if (typeof cell === 'object') return `${sortKey(cell.title)} ${cell.id}`;
  if (typeof cell !== 'string') return new Decimal(Number(cell));
  const place = options.indexOf(cell);
  return place < 0 ? sortKey(cell) : new Decimal(place);
}
