import { createContext, use } from 'react';
import { createStore, type StoreApi, useStore } from 'zustand';
import type { Pointer } from '../graph/pointer.ts';
import type { Box } from '../graph/sheet.ts';
import type { RunMarks } from './test-run/run-marks.ts';

/** What the canvas of one page remembers that is nothing of the workflow: where the keyboard is, which menu is open. */
export interface CanvasState {
  /** The box that has, or would get, the keyboard. */
  current: string | undefined;
  /** Nodes marked together, for copying and deleting several. */
  marked: readonly string[];
  /** The ways that the open insert menu puts a node into, and the box it hangs on. */
  inserting: { key: string; pointers: readonly Pointer[] } | undefined;
  /** A node just inserted and not touched yet: Esc takes it back. */
  fresh: { node: string; steps: number } | undefined;
  /** What a test run showed. */
  run: RunMarks | undefined;
  isFinding: boolean;
  /** What is drawn, for moving about and for finding the "+" of a way. */
  boxes: readonly Box[];
}

export type CanvasStore = StoreApi<CanvasState>;

export function createCanvasStore(): CanvasStore {
  return createStore<CanvasState>(() => ({
    current: undefined,
    marked: [],
    inserting: undefined,
    fresh: undefined,
    run: undefined,
    isFinding: false,
    boxes: [],
  }));
}

export const CanvasContext = createContext<CanvasStore | undefined>(undefined);

export function useCanvasStore(): CanvasStore {
  const store = use(CanvasContext);
  if (!store) throw new Error('a part of the canvas was drawn outside of it');
  return store;
}

export function useCanvas<T>(select: (state: CanvasState) => T): T {
  return useStore(useCanvasStore(), select);
}
