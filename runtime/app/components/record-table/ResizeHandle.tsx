import type { PointerEvent } from 'react';

const narrowest = 56;
const widest = 640;

/** The edge of a column; dragging it makes the column wider, a click on it does nothing else. */
export function ResizeHandle(props: {
  column: { id: string; width: number };
  onResize: (column: string, width: number) => void;
}) {
  const start = (event: PointerEvent<HTMLSpanElement>) => {
    event.preventDefault();
    const edge = event.currentTarget;
    const from = event.clientX;
    const width = edge.parentElement?.getBoundingClientRect().width ?? props.column.width;
    edge.setPointerCapture(event.pointerId);
    edge.onpointermove = (move) => {
      const wanted = Math.round(width + move.clientX - from);
      props.onResize(props.column.id, Math.max(narrowest, Math.min(widest, wanted)));
    };
    edge.onpointerup = () => {
      edge.onpointermove = null;
    };
  };
  return <span className="resize-handle" aria-hidden="true" onPointerDown={start} />;
}
