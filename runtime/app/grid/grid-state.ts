import type { Cell } from './grid-view.ts';

/** What happened to many lines at once, for the bar below the grid. */
export interface GridReport {
  kind: 'pasted' | 'deleted' | 'added';
  /** How many lines it was. */
  count: number;
  /** The lines themselves, where they are still there to be looked at. */
  lines: readonly string[];
}

/** Where the cursor of a grid is and what is going on there. */
export interface GridState {
  /** `away`: the focus is elsewhere. `frame`: on the grid as a whole, from where Tab leaves. */
  mode: 'away' | 'frame' | 'navigation' | 'edit';
  active: Cell | undefined;
  /** The other corner of a selection. */
  anchor: Cell | undefined;
  /** Reached by Enter: then Enter goes on instead of beginning to edit. */
  isByEnter: boolean;
  /** What is being typed, and the text that it began with. */
  text: string;
  begunWith: string;
  /** An empty line that is not part of the record until something is typed into it. */
  blank: { line: string; at: number } | undefined;
  isLookingUp: boolean;
  report: GridReport | undefined;
}

export const restingGrid: GridState = {
  mode: 'away',
  active: undefined,
  anchor: undefined,
  isByEnter: false,
  text: '',
  begunWith: '',
  blank: undefined,
  isLookingUp: false,
  report: undefined,
};
