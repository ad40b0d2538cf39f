import type { KeyboardEvent, PointerEvent } from 'react';
import { create } from 'zustand';
import { persist } from 'zustand/middleware';

const usual = 420;
const [least, most] = [340, 760];

const useWidth = create<{ width: number }>()(
  persist((): { width: number } => ({ width: usual }), { name: 'formwork.designer.drawer' }),
);

/** How wide the drawer is; it stays as the consultant made it. */
export function useDrawerWidth() {
  const width = useWidth((one) => one.width);
  const set = (wanted: number) => useWidth.setState({ width: Math.min(most, Math.max(least, wanted)) });
  return {
    width,
    handle: {
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        event.currentTarget.setPointerCapture(event.pointerId);
      },
      onPointerMove: (event: PointerEvent<HTMLElement>) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) set(window.innerWidth - event.clientX);
      },
      onKeyDown: (event: KeyboardEvent) => {
        if (event.key === 'ArrowLeft') set(width + 24);
        if (event.key === 'ArrowRight') set(width - 24);
      },
    },
  };
}
