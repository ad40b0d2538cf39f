/** One cell by the ids of its line and column. */
export interface Cell {
  line: string;
  column: string;
}

/** What there is to move about in. */
export interface GridView {
  lines: readonly string[];
  columns: readonly string[];
  /** Whether a person may type there. */
  canEnter(cell: Cell): boolean;
}

export type Direction = 'left' | 'right' | 'up' | 'down';

export interface Position {
  line: number;
  column: number;
}

export function positionOf({ lines, columns }: GridView, { line, column }: Cell): Position {
  return { line: lines.indexOf(line), column: columns.indexOf(column) };
}

/** The cell at a position, drawn back to the edge where it lies outside. */
export function cellAt({ lines, columns }: GridView, { line, column }: Position): Cell | undefined {
  const at = (list: readonly string[], index: number) => list[Math.max(0, Math.min(list.length - 1, index))];
  const [lineId, columnId] = [at(lines, line), at(columns, column)];
  return lineId === undefined || columnId === undefined ? undefined : { line: lineId, column: columnId };
}

const steps: Record<Direction, Position> = {
  left: { line: 0, column: -1 },
  right: { line: 0, column: 1 },
  up: { line: -1, column: 0 },
  down: { line: 1, column: 0 },
};

/** The neighbour of a cell, read-only ones too; the cell itself at the edge. */
export function neighbour(view: GridView, cell: Cell, direction: Direction, count = 1): Cell {
  const { line, column } = positionOf(view, cell);
  const step = steps[direction];
  return cellAt(view, { line: line + step.line * count, column: column + step.column * count }) ?? cell;
}

/** The next cell where a person may type, line after line; none after the last. */
export function nextEntry(view: GridView, cell: Cell): Cell | undefined {
  const { line, column } = positionOf(view, cell);
  return entryFrom(view, line, column + 1, 1);
}

/** The one before; none before the first. */
export function previousEntry(view: GridView, cell: Cell): Cell | undefined {
  const { line, column } = positionOf(view, cell);
  return entryFrom(view, line, column - 1, -1);
}

/** The first cell of a line where a person may type. */
export function firstEntry(view: GridView, line: string): Cell | undefined {
  const column = view.columns.find((one) => view.canEnter({ line, column: one }));
  return column === undefined ? undefined : { line, column };
}

function entryFrom(view: GridView, line: number, column: number, step: 1 | -1): Cell | undefined {
  let start = column;
  for (let at = line; at >= 0 && at < view.lines.length; at += step) {
    for (let index = start; index >= 0 && index < view.columns.length; index += step) {
      const cell = { line: view.lines[at] as string, column: view.columns[index] as string };
      if (view.canEnter(cell)) return cell;
    }
    start = step === 1 ? 0 : view.columns.length - 1;
  }
  return undefined;
}

/** A rectangle of cells, by positions, both ends included. */
export interface Range {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

export function rangeOf(view: GridView, one: Cell, other: Cell = one): Range {
  const [first, second] = [positionOf(view, one), positionOf(view, other)];
  return {
    top: Math.min(first.line, second.line),
    bottom: Math.max(first.line, second.line),
    left: Math.min(first.column, second.column),
    right: Math.max(first.column, second.column),
  };
}

/** The cells of a rectangle, row by row. */
export function cellsIn({ lines, columns }: GridView, { top, bottom, left, right }: Range): Cell[][] {
  return lines
    .slice(top, bottom + 1)
    .map((line) => columns.slice(left, right + 1).map((column) => ({ line, column })));
}
