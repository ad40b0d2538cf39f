import type { Edit } from '../../form/model/edit.ts';
import type { TypedText } from '../../form/model/edits-of-text.ts';
import { newLine } from '../../form/model/line-names.ts';
import type { GridModel } from '../grid-model.ts';
import { cellsIn } from '../grid-view.ts';
import { mapColumns } from './map-columns.ts';
import type { PastedTable } from './parse-table.ts';

/**
 * Pastes a table from the active cell on: over the lines that are there, then into new ones. It is
 * one step for undo, however many cells it was.
 */
export function pasteTable(grid: GridModel, table: PastedTable): void {
  const { active, blank } = grid.now;
  const range = grid.range();
  if (!active || !range || table.rows.length === 0) return;
  const isOne = table.rows.length === 1 && table.rows[0]?.length === 1;
  if (isOne && (range.top !== range.bottom || range.left !== range.right)) {
    fill(grid, table.rows[0]?.[0] ?? '');
    return;
  }
  const corner = {
    line: grid.view.lines[range.top] as string,
    column: grid.view.columns[range.left] as string,
  };
  const canEnter = (column: string) => grid.canEnter({ line: corner.line, column });
  const { columns, rows } = mapColumns(table, grid.columns, corner.column, canEnter);
  const { lines, added } = targetLines(grid, range.top, rows.length);
  const texts = rows.flatMap((row, index): TypedText[] => {
    const line = lines[index];
    if (line === undefined) return [];
    const isNew = added.some((edit) => edit.kind === 'insert' && edit.line === line);
    return row.flatMap((text, at) => {
      const column = columns[at];
      if (column === undefined) return [];
      const cell = { line, column };
      const isOpen = isNew ? grid.mayEnterNew(column) : grid.canEnter(cell);
      // An empty cell of a new line leaves its default alone.
      return isOpen && !(isNew && text.trim() === '') ? [{ key: grid.key(cell), text }] : [];
    });
  });
  if (blank) grid.state.setState({ blank: undefined });
  const touched = lines.filter((line) => line !== undefined);
  const first = {
    line: corner.line === blank?.line ? (touched[0] ?? corner.line) : corner.line,
    column: corner.column,
  };
  grid.form.enter(texts, 'own', grid.key(first), added);
  grid.go(first);
  grid.state.setState({
    report: {
      kind: added.length > 0 ? 'added' : 'pasted',
      count: added.length || touched.length,
      lines: touched,
    },
  });
}

/** Lines for so many rows from a position on, and the edits that add those that are missing. */
function targetLines(
  grid: GridModel,
  top: number,
  count: number,
): { lines: (string | undefined)[]; added: Edit[] } {
  const { blank } = grid.now;
  const stored = grid.lineIds.filter((line) => line !== blank?.line);
  const lines: (string | undefined)[] = stored.slice(top, top + count);
  const added: Edit[] = [];
  let room = grid.roomLeft;
  while (lines.length < count) {
    if (!grid.canAdd || room-- <= 0) break;
    const line = newLine();
    added.push({ kind: 'insert', lines: grid.lines, line, at: stored.length + added.length });
    lines.push(line);
  }
  return { lines, added };
}

/** One text into every selected cell. */
function fill(grid: GridModel, text: string): void {
  const range = grid.range();
  if (!range) return;
  const cells = cellsIn(grid.view, range)
    .flat()
    .filter((cell) => grid.canEnter(cell));
  grid.form.enter(
    cells.map((cell) => ({ key: grid.key(cell), text })),
    'own',
    cells[0] ? grid.key(cells[0]) : '',
  );
}
