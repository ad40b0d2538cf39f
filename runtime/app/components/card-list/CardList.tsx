import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useRef } from 'react';
import './card-list.css';

/** Rows as a phone shows them: a card each, of which only those in sight are drawn. */
export function CardList<R extends { id: string }>(props: {
  rows: readonly R[];
  /** Grey cards below the others while more of them come. */
  pendingRows: number;
  onNearEnd?: (() => void) | undefined;
  children: (row: R) => ReactNode;
}) {
  const { rows, onNearEnd } = props;
  const frame = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length + props.pendingRows,
    getScrollElement: () => frame.current,
    estimateSize: () => 112,
    overscan: 6,
  });
  const drawn = virtual.getVirtualItems();
  const last = drawn.at(-1)?.index ?? 0;
  useEffect(() => {
    if (rows.length > 0 && last >= rows.length - 8) onNearEnd?.();
  }, [last, rows.length, onNearEnd]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard as well
    <div ref={frame} className="card-list" tabIndex={0}>
      <ul style={{ height: virtual.getTotalSize() }}>
        {drawn.map(({ index, start, key }) => {
          const row = rows[index];
          return (
            <li
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              style={{ transform: `translateY(${start}px)` }}
            >
              {row ? (
                props.children(row)
              ) : (
                <div className="card">
                  <i className="grey-bar" />
                </div>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
