import { linesOf } from '../../../engine/record/values.ts';
import type { Edit } from '../form/model/edit.ts';
import type { GridModel } from './grid-model.ts';
import { type Cell, cellAt, cellsIn, firstEntry, neighbour, positionOf } from './grid-view.ts';
import type { GridCommand } from './keys.ts';

type CommandOf<D extends GridCommand['do']> = Extract<GridCommand, { do: D }>;

/** What each command does. */
const runs: { [D in GridCommand['do']]: (grid: GridModel, command: CommandOf<D>) => void } = {
  move,
  next: (grid) => goOn(grid, 'tab', false),
  previous: goBack,
  enter,
  edit: (grid) => grid.begin('current'),
  'begin-empty': (grid) => grid.begin({ typed: '' }),
  toggle,
  clear,
  'copy-down': copyDown,
  'select-all': selectAll,
  undo: (grid) => showAt(grid, grid.form.undo()),
  redo: (grid) => showAt(grid, grid.form.redo()),
  'next-line': nextLine,
  'delete-lines': deleteLines,
  'line-up': (grid) => moveLine(grid, -1),
  'line-down': (grid) => moveLine(grid, 1),
  suggest: (grid, { by }) => grid.suggester?.move(by),
  escape: stepOut,
  'look-up': (grid) => openLookUp(grid),
  // The browser makes the new line by itself.
  'new-paragraph': () => {},
  wider: (grid) => changeWidth(grid, 16),
  narrower: (grid) => changeWidth(grid, -16),
};

/** Does what a key means. */
export function runCommand(grid: GridModel, command: GridCommand): void {
  if (grid.now.mode === 'frame' && command.do !== 'escape') enterFromFrame(grid);
  if (!grid.now.active) return;
  (runs[command.do] as (grid: GridModel, command: GridCommand) => void)(grid, command);
}

/** From the grid as a whole back to its cells; the command that did it then counts there. */
function enterFromFrame(grid: GridModel): void {
  const { active } = grid.now;
  const lines = grid.lineIds;
  const back = active && lines.includes(active.line) ? active : cellAt(grid.view, { line: 0, column: 0 });
  if (back) grid.go(back);
}

function active(grid: GridModel): Cell {
  return grid.now.active as Cell;
}

function move(grid: GridModel, { to, extends: isExtending }: CommandOf<'move'>): void {
  const { view } = grid;
  const cell = active(grid);
  const last = { line: view.lines.length - 1, column: view.columns.length - 1 };
  const { line, column } = positionOf(view, cell);
  const page = grid.port?.pageSize() ?? 10;
  const targets = {
    left: () => neighbour(view, cell, 'left'),
    right: () => neighbour(view, cell, 'right'),
    up: () => neighbour(view, cell, 'up'),
    down: () => neighbour(view, cell, 'down'),
    'line-start': () => cellAt(view, { line, column: 0 }),
    'line-end': () => cellAt(view, { line, column: last.column }),
    first: () => cellAt(view, { line: 0, column }),
    last: () => cellAt(view, { line: last.line, column }),
    'page-up': () => neighbour(view, cell, 'up', page),
    'page-down': () => neighbour(view, cell, 'down', page),
  };
  grid.go(targets[to]() ?? cell, { extends: isExtending });
}

function enter(grid: GridModel, { isRepeat }: CommandOf<'enter'>): void {
  const { mode, isByEnter } = grid.now;
  const goesOn = mode === 'edit' || isByEnter || isBlankLine(grid) || !grid.canEnter(active(grid));
  if (goesOn) goOn(grid, 'enter', isRepeat);
  else grid.begin('current');
}

/** On to the next cell; at the end to a new line; from an empty line at the end out of the grid. */
function goOn(grid: GridModel, by: 'enter' | 'tab', isRepeat: boolean): void {
  grid.commit();
  const cell = active(grid);
  const isLast = cell.line === grid.lineIds.at(-1);
  if (isLast && isBlankLine(grid)) {
    // A key that is held down does not fall out of the grid onto whatever comes next.
    if (!isRepeat) leave(grid, 'next');
    return;
  }
  const next = grid.following(cell, by);
  if (next) grid.go(next, { isByEnter: by === 'enter' });
  else if (!grid.openBlank(grid.lineIds.length, by === 'enter') && !isRepeat) leave(grid, 'next');
}

function goBack(grid: GridModel): void {
  grid.commit();
  const before = grid.preceding(active(grid));
  if (before) grid.go(before);
  else leave(grid, 'previous');
}

function leave(grid: GridModel, to: 'next' | 'previous'): void {
  grid.state.setState({ blank: undefined });
  grid.port?.leave(to);
}

function isBlankLine(grid: GridModel): boolean {
  return grid.now.blank !== undefined && grid.now.blank.line === active(grid).line;
}

/** While editing: the line is done, on to the next one. Else: an empty line below. */
function nextLine(grid: GridModel): void {
  const wasEditing = grid.now.mode === 'edit';
  grid.commit();
  if (isBlankLine(grid)) return;
  const lines = grid.lineIds;
  const at = lines.indexOf(active(grid).line) + 1;
  const below = lines[at];
  const first = below === undefined ? undefined : firstEntry(grid.view, below);
  if (wasEditing && first) grid.go(first, { isByEnter: true });
  else grid.openBlank(at, true);
}

function stepOut(grid: GridModel): void {
  const { mode, anchor, blank } = grid.now;
  if (mode === 'edit') grid.revert();
  else if (anchor) grid.state.setState({ anchor: undefined });
  else if (blank && isBlankLine(grid)) dropBlank(grid);
  else if (mode === 'navigation') {
    grid.state.setState({ mode: 'frame' });
    grid.port?.focusFrame();
  }
}

function dropBlank(grid: GridModel): void {
  const at = grid.lineIds.indexOf(active(grid).line);
  grid.state.setState({ blank: undefined });
  const line = grid.lineIds[Math.max(0, at - 1)];
  const first = line === undefined ? undefined : firstEntry(grid.view, line);
  if (first) grid.go(first);
  else {
    grid.state.setState({ mode: 'frame', active: undefined });
    grid.port?.focusFrame();
  }
}

function toggle(grid: GridModel): void {
  const cell = active(grid);
  if (!grid.canEnter(cell)) return;
  const key = grid.key(cell);
  const set: Edit = { kind: 'set', key, value: grid.form.value(key) !== true };
  const { blank } = grid.now;
  const isFirst = isBlankLine(grid) && blank;
  if (isFirst) grid.state.setState({ blank: undefined });
  grid.form.edit([...(isFirst ? [grid.insertion(blank)] : []), set], 'own', key);
}

function clear(grid: GridModel): void {
  const range = grid.range();
  if (!range) return;
  const { content } = grid.form.state.getState();
  const keys = cellsIn(grid.view, range)
    .flat()
    .filter((cell) => grid.canEnter(cell))
    .map((cell) => grid.key(cell))
    .filter(
      (key) => grid.form.value(key) !== undefined || content.texts.has(key) || content.waiting.has(key),
    );
  grid.form.edit(
    keys.map((key) => ({ kind: 'set', key, value: undefined })),
    'own',
    keys[0] ?? '',
  );
}

/** Copies the value above, or the first of the selection into the rest of it. */
function copyDown(grid: GridModel): void {
  const range = grid.range();
  if (!range) return;
  const { view } = grid;
  const isOne = range.top === range.bottom;
  const source = isOne ? range.top - 1 : range.top;
  const from = view.lines[source];
  if (from === undefined) return;
  const edits: Edit[] = [];
  const { blank } = grid.now;
  if (isBlankLine(grid) && blank) edits.push(grid.insertion(blank));
  for (const cell of cellsIn(view, { ...range, top: source + 1 }).flat()) {
    const value = grid.form.value(grid.key({ ...cell, line: from }));
    if (grid.canEnter(cell) && value !== undefined) edits.push({ kind: 'set', key: grid.key(cell), value });
  }
  if (!edits.some((edit) => edit.kind === 'set')) return;
  if (isBlankLine(grid)) grid.state.setState({ blank: undefined });
  grid.form.edit(edits, 'own', grid.key(active(grid)));
}

function selectAll(grid: GridModel): void {
  const { lines, columns } = grid.view;
  const [line, column, lastLine, lastColumn] = [lines[0], columns[0], lines.at(-1), columns.at(-1)];
  if (line === undefined || column === undefined || lastLine === undefined || lastColumn === undefined)
    return;
  grid.state.setState({ anchor: { line, column }, active: { line: lastLine, column: lastColumn } });
}

/** Where an undone or redone step happened. */
function showAt(grid: GridModel, key: string | undefined): void {
  const cell = key === undefined ? undefined : grid.cellOf(key);
  grid.state.setState({ report: undefined, blank: undefined });
  const lines = grid.lineIds;
  if (cell && lines.includes(cell.line)) grid.go(cell);
  else if (!lines.includes(active(grid).line)) {
    const { column } = active(grid);
    const line = lines.at(-1);
    if (line !== undefined) grid.go({ line, column });
    else grid.openBlank(0);
  }
}

/** The lines of the selection go; the bar below offers to take it back. */
export function deleteLines(grid: GridModel): void {
  const range = grid.range();
  if (!range) return;
  if (isBlankLine(grid)) {
    dropBlank(grid);
    return;
  }
  if (!grid.canDelete) return;
  const { view } = grid;
  const lines = view.lines.slice(range.top, range.bottom + 1);
  const { column } = active(grid);
  grid.form.edit(
    lines.map((line) => ({ kind: 'delete', lines: grid.lines, line })),
    'own',
    grid.key(active(grid)),
  );
  grid.state.setState({ report: { kind: 'deleted', count: lines.length, lines: [] } });
  const left = grid.lineIds;
  const line = left[Math.min(range.top, left.length - 1)];
  if (line !== undefined) grid.go({ line, column });
  else if (!grid.openBlank(0)) {
    grid.state.setState({ mode: 'frame', active: undefined, anchor: undefined });
    grid.port?.focusFrame();
  }
}

function moveLine(grid: GridModel, by: 1 | -1): void {
  const { line } = active(grid);
  const rows = linesOf(grid.form.state.getState().content.values, grid.lines);
  const to = rows.findIndex((row) => row.id === line) + by;
  if (isBlankLine(grid) || to < 0 || to >= rows.length || !grid.canAdd || !grid.canDelete) return;
  grid.form.edit([{ kind: 'move', lines: grid.lines, line, to }], 'own', grid.key(active(grid)));
  grid.go(active(grid));
}

function openLookUp(grid: GridModel): void {
  const cell = active(grid);
  const isReference = grid.form.field(grid.key(cell)).refersTo !== undefined;
  if (isReference && grid.canEnter(cell)) grid.state.setState({ isLookingUp: true });
}

function changeWidth(grid: GridModel, by: number): void {
  grid.port?.changeWidth(active(grid).column, by);
}
