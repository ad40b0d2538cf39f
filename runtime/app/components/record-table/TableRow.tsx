// biome-ignore-all lint/a11y/useSemanticElements: only rows in sight exist, which a table element cannot say
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid keeps the focus and names its active row (ARIA grid)
import { type MouseEvent, memo } from 'react';
import { Link } from 'react-router';
import type { TableColumn } from './column.ts';

export interface Row {
  id: string;
}

interface TableRowProps<R extends Row> {
  /** Absent while it is still on its way. */
  row: R | undefined;
  index: number;
  columns: readonly TableColumn<R>[];
  isActive: boolean;
  href: string | undefined;
  onPoint: (id: string) => void;
  onOpen: ((row: R) => void) | undefined;
  /** Where it stands, in pixels: plain numbers, so that scrolling draws only rows that come into sight. */
  top: number;
  height: number;
}

/** One row; its first cell is a link, so that it opens in a new tab as any link does. */
function DrawnRow<R extends Row>({
  row,
  index,
  columns,
  isActive,
  href,
  onPoint,
  onOpen,
  top,
  height,
}: TableRowProps<R>) {
  const open = (event: MouseEvent) => {
    if (!row || isNewTab(event) || hasSelection()) return;
    onPoint(row.id);
    onOpen?.(row);
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the grid, which keeps the focus
    <div
      id={row && `row-${row.id}`}
      role="row"
      tabIndex={-1}
      aria-rowindex={index + 2}
      aria-selected={isActive}
      className="record-table-row"
      data-clickable={onOpen !== undefined || undefined}
      style={{ height, transform: `translateY(${top}px)` }}
      onClick={open}
    >
      {columns.map((column, at) => (
        <div key={column.id} role="gridcell" className={column.isNumeric ? 'is-numeric number' : ''}>
          {row ? (
            <Cell row={row} column={column} href={at === 0 ? href : undefined} />
          ) : (
            <i className="grey-bar" />
          )}
        </div>
      ))}
    </div>
  );
}

export const TableRow = memo(DrawnRow) as typeof DrawnRow;

function Cell<R extends Row>({
  row,
  column,
  href,
}: {
  row: R;
  column: TableColumn<R>;
  href: string | undefined;
}) {
  const content = column.render(row);
  if (href === undefined) return content;
  return (
    <Link to={href} tabIndex={-1} onClick={(event) => !isNewTab(event) && event.preventDefault()}>
      {content}
    </Link>
  );
}

function isNewTab({ ctrlKey, metaKey, shiftKey }: MouseEvent): boolean {
  return ctrlKey || metaKey || shiftKey;
}

/** Somebody who marks text to copy it does not want to open the row. */
function hasSelection(): boolean {
  return (window.getSelection()?.toString() ?? '') !== '';
}
