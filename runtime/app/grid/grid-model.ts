import { createStore } from 'zustand/vanilla';
import { linesOf } from '../../../engine/record/values.ts';
import type { Edit } from '../form/model/edit.ts';
import { flagsOf } from '../form/model/flags.ts';
import type { FormModel } from '../form/model/form-model.ts';
import { newLine } from '../form/model/line-names.ts';
import { keyOf, spotOf } from '../form/model/spot.ts';
import { editText, type Reader } from '../form/values/format-value.ts';
import type { GridColumn } from './grid-columns.ts';
import type { CellSuggester, GridPort } from './grid-port.ts';
import { type GridState, restingGrid } from './grid-state.ts';
import {
  type Cell,
  firstEntry,
  type GridView,
  nextEntry,
  previousEntry,
  type Range,
  rangeOf,
} from './grid-view.ts';

/** Where `Enter` goes, as a person likes it. */
export type EnterMoves = 'right' | 'down';

/**
 * The cursor of a line grid, outside of React: where it is, what is being typed, and what leaving a
 * cell does. Nothing here waits for the network, so no key is ever lost.
 */
export class GridModel {
  readonly form: FormModel;
  readonly lines: string;
  readonly state = createStore<GridState>(() => restingGrid);
  columns: readonly GridColumn[];
  reader: Reader;
  enterMoves: EnterMoves = 'right';
  port: GridPort | undefined;
  suggester: CellSuggester | undefined;

  constructor(form: FormModel, lines: string, columns: readonly GridColumn[], reader: Reader) {
    this.form = form;
    this.lines = lines;
    this.columns = columns;
    this.reader = reader;
  }

  get now(): GridState {
    return this.state.getState();
  }

  /** The lines of the record with the empty one among them. */
  get lineIds(): string[] {
    const ids = linesOf(this.form.state.getState().content.values, this.lines).map((row) => row.id);
    const { blank } = this.now;
    if (blank) ids.splice(Math.min(blank.at, ids.length), 0, blank.line);
    return ids;
  }

  get view(): GridView {
    return {
      lines: this.lineIds,
      columns: this.columns.map((column) => column.field.id),
      canEnter: (cell) => this.canEnter(cell),
    };
  }

  /** Lines that the record still has room for. */
  get roomLeft(): number {
    const { max } = this.form.field(this.lines).definition as { max: number };
    return max - linesOf(this.form.state.getState().content.values, this.lines).length;
  }

  get canAdd(): boolean {
    const { mode, rights } = this.form.state.getState();
    return mode === 'edit' && rights.addLines.has(this.lines) && this.roomLeft > 0;
  }

  get canDelete(): boolean {
    const { mode, rights } = this.form.state.getState();
    return mode === 'edit' && rights.deleteLines.has(this.lines);
  }

  key({ line, column }: Cell): string {
    return keyOf({ lines: this.lines, line, field: column });
  }

  cellOf(key: string): Cell | undefined {
    const { lines, line, field } = spotOf(key);
    return lines === this.lines && line !== undefined && field !== '' ? { line, column: field } : undefined;
  }

  /** Whether a person may type into a cell now. */
  canEnter(cell: Cell): boolean {
    const key = this.key(cell);
    const { values } = this.form.state.getState().content;
    const isNewLine = cell.line === this.now.blank?.line;
    if (isNewLine ? !this.mayEnterNew(cell.column) : !this.form.mayWrite(key)) return false;
    const row = linesOf(values, this.lines).find((one) => one.id === cell.line) ?? {};
    const flags = flagsOf(this.form.ground, this.form.field(key), values, row);
    return flags.isVisible && !flags.isReadOnly;
  }

  /** Makes a cell the active one, after what was typed has been taken over. */
  go(cell: Cell, { extends: isExtending = false, isByEnter = false } = {}): void {
    if (this.now.mode === 'edit') this.commit();
    const { active, anchor, blank } = this.now;
    const leavesBlank = blank && cell.line !== blank.line;
    this.state.setState({
      mode: 'navigation',
      active: cell,
      anchor: isExtending ? (anchor ?? active) : undefined,
      isByEnter,
      isLookingUp: false,
      ...(leavesBlank && { blank: undefined }),
    });
    this.port?.setText('', 'end');
    this.port?.focusCell();
  }

  /** The selected cells; the active one alone where nothing is selected. */
  range(): Range | undefined {
    const { active, anchor } = this.now;
    return active && rangeOf(this.view, active, anchor);
  }

  /** Begins to edit the active cell: over what is there, or with it. */
  begin(text: 'current' | { typed: string }): void {
    const { active } = this.now;
    if (!active || !this.canEnter(active)) {
      this.port?.setText('', 'end');
      return;
    }
    const key = this.key(active);
    const { content } = this.form.state.getState();
    const open = content.texts.get(key)?.text ?? content.waiting.get(key)?.text;
    const current = open ?? editText(this.form.field(key).definition, this.form.value(key), this.reader);
    const begunWith = text === 'current' ? current : text.typed;
    this.state.setState({
      mode: 'edit',
      anchor: undefined,
      text: begunWith,
      begunWith: current,
      report: undefined,
    });
    if (text === 'current' || this.port?.text() !== text.typed) this.port?.setText(begunWith, 'end');
  }

  /** What stands in the input now. */
  type(text: string): void {
    const { mode } = this.now;
    if (mode === 'edit') this.state.setState({ text });
    else if (text !== '') this.begin({ typed: text });
  }

  /** Takes over what was typed into the active cell; the cursor stays. */
  commit(): void {
    const { active, mode, begunWith, blank } = this.now;
    if (mode !== 'edit' || !active) return;
    const text = this.port?.text() ?? this.now.text;
    const key = this.key(active);
    const chosen = this.suggester?.choice(key, text);
    const isBlank = blank?.line === active.line;
    const hasSomething = chosen !== undefined || (isBlank ? text.trim() !== '' : text !== begunWith);
    const isBegun = isBlank && hasSomething;
    this.state.setState({
      mode: 'navigation',
      text: '',
      begunWith: '',
      ...(isBegun && { blank: undefined }),
    });
    this.port?.setText('', 'end');
    if (!hasSomething) return;
    const added = isBegun ? [this.insertion(blank)] : [];
    if (chosen) this.form.edit([...added, ...chosen], 'own', key);
    else this.form.enter([{ key, text }], 'own', key, added);
  }

  /** Gives back what was there before typing. */
  revert(): void {
    this.state.setState({ mode: 'navigation', text: '', begunWith: '', isLookingUp: false });
    this.port?.setText('', 'end');
  }

  /** An empty line at a position, with the cursor in its first cell; nothing where none may be added. */
  openBlank(at: number, isByEnter = false): boolean {
    if (!this.canAdd) return false;
    const blank = { line: newLine(), at };
    this.state.setState({ blank });
    const first = firstEntry(this.view, blank.line);
    if (!first) {
      this.state.setState({ blank: undefined });
      return false;
    }
    this.go(first, { isByEnter });
    return true;
  }

  /** The edit that makes the empty line part of the record. */
  insertion({ line, at }: { line: string; at: number }): Edit {
    return { kind: 'insert', lines: this.lines, line, at };
  }

  /** The next cell where something can be typed, in the direction that `Enter` takes. */
  following(cell: Cell, by: 'enter' | 'tab'): Cell | undefined {
    if (by === 'tab' || this.enterMoves === 'right') return nextEntry(this.view, cell);
    const { lines } = this.view;
    const below = lines[lines.indexOf(cell.line) + 1];
    return below === undefined ? undefined : { line: below, column: cell.column };
  }

  preceding(cell: Cell): Cell | undefined {
    return previousEntry(this.view, cell);
  }

  /** Whether a column of a new line may be typed into, as far as rights go. */
  mayEnterNew(column: string): boolean {
    const field = this.form.described.entity.byPath.get(`${this.lines}.${column}`);
    return (
      this.canAdd && field?.computed === false && this.form.state.getState().rights.write.has(field.path)
    );
  }
}
