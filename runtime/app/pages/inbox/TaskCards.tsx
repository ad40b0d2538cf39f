import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Task } from '../../api/tasks.ts';
import { TaskCard } from './TaskCard.tsx';

/** Cards from the end at which the next page is fetched. */
const nearEnd = 10;

/** The cards of a list of to-dos, of which only those in sight are drawn; the one whose record is shown stays in sight. */
export function TaskCards(props: {
  /** What scrolls. */
  frame: RefObject<HTMLElement | null>;
  tasks: readonly Task[];
  shown: Task | undefined;
  onOpen: (task: Task) => void;
  onMore: (() => void) | undefined;
}) {
  const { frame, tasks, shown, onOpen, onMore } = props;
  const list = useRef<HTMLUListElement>(null);
  const wantsFocus = useRef(false);
  const above = useOffset(list);
  const virtual = useVirtualizer({
    count: tasks.length,
    getScrollElement: () => frame.current,
    getItemKey: (index) => tasks[index]?.id ?? index,
    estimateSize: () => 92,
    overscan: 8,
    scrollMargin: above,
    // The head stays where it is, and covers what is below it.
    scrollPaddingStart: above,
  });
  const drawn = virtual.getVirtualItems();
  const last = drawn.at(-1)?.index ?? 0;
  const at = tasks.findIndex((task) => task.id === shown?.id);
  useEffect(() => {
    if (tasks.length > 0 && last >= tasks.length - nearEnd) onMore?.();
  }, [last, tasks.length, onMore]);
  useEffect(() => {
    if (at < 0) return;
    virtual.scrollToIndex(at, { align: 'auto' });
    if (!wantsFocus.current) return;
    wantsFocus.current = false;
    // Its card is there after the next drawing.
    requestAnimationFrame(() =>
      list.current?.querySelector<HTMLElement>(`[data-index="${at}"] a`)?.focus({ preventScroll: true }),
    );
  }, [at, virtual]);
  const press = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const next = by && tasks[at + by];
    if (!next) return;
    event.preventDefault();
    wantsFocus.current = true;
    onOpen(next);
  };
  return (
    <ul ref={list} style={{ height: virtual.getTotalSize() }} onKeyDown={press}>
      {drawn.map(({ index, start, key }) => {
        const task = tasks[index];
        return (
          task && (
            <li
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              aria-setsize={tasks.length}
              aria-posinset={index + 1}
              style={{ transform: `translateY(${start - above}px)` }}
            >
              <TaskCard task={task} isShown={index === at} />
            </li>
          )
        );
      })}
    </ul>
  );
}

/** How far below the top of what scrolls a list begins. */
function useOffset(list: RefObject<HTMLElement | null>): number {
  const [offset, setOffset] = useState(0);
  useLayoutEffect(() => setOffset(list.current?.offsetTop ?? 0));
  return offset;
}
