// biome-ignore-all lint/a11y/useSemanticElements: only rows in sight exist, which a table element cannot say
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid keeps the focus and names its active row (ARIA grid)
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useImperativeHandle, useRef } from 'react';
import { gridTemplate, narrowestTable, type TableColumn, type TableSort } from './column.ts';
import { TableHead } from './TableHead.tsx';
import { type Row, TableRow } from './TableRow.tsx';
import { useRowHeight } from './use-row-height.ts';
import './record-table.css';

export interface RecordTableHandle {
  focus(): void;
}

interface RecordTableProps<R extends Row> {
  name: string;
  columns: readonly TableColumn<R>[];
  rows: readonly R[];
  /** Grey rows shown below the others while more of them come. */
  pendingRows: number;
  activeId: string | undefined;
  onActivate: (id: string) => void;
  hrefOf?: (row: R) => string | undefined;
  onOpen?: (row: R) => void;
  /** The end is near: time to fetch more. */
  onNearEnd?: () => void;
  sort?: TableSort | undefined;
  onSort?: (column: string) => void;
  onResize?: (column: string, width: number) => void;
  /** Where the list had been scrolled to, and what hears of it. */
  offset?: number;
  onScroll?: (offset: number) => void;
  handle?: React.Ref<RecordTableHandle>;
}

/** A table of thousands of rows, of which only the visible ones are drawn; one tab stop, arrows inside (ARIA grid). */
export function RecordTable<R extends Row>(props: RecordTableProps<R>) {
  const { columns, rows, activeId, onNearEnd } = props;
  const frame = useRef<HTMLDivElement>(null);
  const rowHeight = useRowHeight();
  const count = rows.length + props.pendingRows;
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    overscan: 10,
    initialOffset: props.offset ?? 0,
    scrollPaddingStart: rowHeight,
  });
  const drawn = virtual.getVirtualItems();
  const last = drawn.at(-1)?.index ?? 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows of another height are measured anew
  useEffect(() => virtual.measure(), [rowHeight, virtual]);
  useEffect(() => {
    if (rows.length > 0 && last >= rows.length - 12) onNearEnd?.();
  }, [last, rows.length, onNearEnd]);
  useImperativeHandle(props.handle, () => ({ focus: () => frame.current?.focus() }), []);

  const activate = (index: number) => {
    const row = rows[Math.max(0, Math.min(index, rows.length - 1))];
    if (!row) return;
    props.onActivate(row.id);
    virtual.scrollToIndex(rows.indexOf(row));
  };
  const press = (event: KeyboardEvent) => {
    const at = rows.findIndex((row) => row.id === activeId);
    const page = Math.max(1, Math.floor((frame.current?.clientHeight ?? 0) / rowHeight) - 2);
    const steps: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: Math.max(0, at - 1),
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: rows.length - 1,
    };
    const to = steps[event.key];
    const row = rows[at];
    if (to !== undefined) activate(to);
    else if (event.key === 'Enter' && row && event.target === frame.current) props.onOpen?.(row);
    else return;
    event.preventDefault();
  };

  return (
    <div
      ref={frame}
      className="record-table"
      role="grid"
      aria-label={props.name}
      aria-rowcount={count + 1}
      aria-colcount={columns.length}
      aria-activedescendant={activeId !== undefined && rows.length > 0 ? `row-${activeId}` : undefined}
      tabIndex={0}
      style={
        {
          '--columns': gridTemplate(columns),
          '--narrowest': `${narrowestTable(columns)}px`,
        } as React.CSSProperties
      }
      onKeyDown={press}
      onFocus={(event) => {
        if (event.target === frame.current && activeId === undefined) activate(drawn[0]?.index ?? 0);
      }}
      onScroll={() => props.onScroll?.(frame.current?.scrollTop ?? 0)}
    >
      <TableHead
        columns={columns}
        sort={props.sort}
        {...(props.onSort && { onSort: props.onSort })}
        {...(props.onResize && { onResize: props.onResize })}
      />
      <div role="rowgroup" className="record-table-body" style={{ height: virtual.getTotalSize() }}>
        {drawn.map(({ index, start, size }) => {
          const row = rows[index];
          return (
            <TableRow
              key={row?.id ?? `pending-${index}`}
              row={row}
              index={index}
              columns={columns}
              isActive={row !== undefined && row.id === activeId}
              href={row && props.hrefOf?.(row)}
              onPoint={props.onActivate}
              onOpen={props.onOpen}
              top={start}
              height={size}
            />
          );
        })}
      </div>
    </div>
  );
}
