import type { Edit } from '../form/model/edit.ts';

/** What suggestions shown at a cell can tell. */
export interface CellSuggester {
  /** Whether ↑ and ↓ are theirs. */
  keepsArrows: boolean;
  move(by: 1 | -1): void;
  /** What leaving the cell with this text would take; none: the text is read as it is. */
  choice(key: string, text: string): Edit[] | undefined;
}

/** The part of the page that a grid's model moves: one input that is always at the active cell. */
export interface GridPort {
  text(): string;
  setText(text: string, select: 'all' | 'end'): void;
  focusCell(): void;
  focusFrame(): void;
  /** Moves the focus out of the grid, to the next field or the one before. */
  leave(to: 'next' | 'previous'): void;
  /** Rows that fit on the screen. */
  pageSize(): number;
  changeWidth(column: string, by: number): void;
}
