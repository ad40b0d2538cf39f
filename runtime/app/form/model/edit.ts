import { type LineRow, linesOf, type Values, withValue } from '../../../../engine/record/values.ts';
import type { Content, Typed, Waiting } from './content.ts';
import { pathOf, placeOf, spotOf } from './spot.ts';

/** One thing done to a record: by typing, pasting, a key, a look-up that came back. */
export type Edit =
  /** A canonical value, undefined when blank; `quiet` when nobody typed it. */
  | { kind: 'set'; key: string; value: unknown; quiet?: true }
  | { kind: 'text'; key: string; typed: Typed }
  | { kind: 'wait'; key: string; waiting: Waiting }
  | { kind: 'insert'; lines: string; line: string; at: number; values?: Values }
  | { kind: 'delete'; lines: string; line: string }
  | { kind: 'move'; lines: string; line: string; to: number };

/** What an edit changed: paths with their places, and the lines that are new. */
export interface Changed {
  places: Map<string, Set<string>>;
  inserted: { lines: string; line: string }[];
}

/** The content after some edits, and what they changed; the content before stays as it is. */
export function applyEdits(content: Content, edits: readonly Edit[]): { content: Content; changed: Changed } {
  const work = new Work(content);
  for (const edit of edits) work.apply(edit);
  return { content: work.done(), changed: work.changed };
}

/** Copies of what the edits touch, made once for all of them: a paste is a thousand edits. */
class Work {
  readonly changed: Changed = { places: new Map(), inserted: [] };
  private values: Record<string, unknown>;
  private readonly texts: Map<string, Typed>;
  private readonly waiting: Map<string, Waiting>;
  private readonly touched: Set<string>;
  private readonly lists = new Map<string, LineRow[]>();
  private readonly indexes = new Map<string, Map<string, number>>();

  constructor({ values, texts, waiting, touched }: Content) {
    this.values = { ...values };
    this.texts = new Map(texts);
    this.waiting = new Map(waiting);
    this.touched = new Set(touched);
  }

  apply(edit: Edit): void {
    switch (edit.kind) {
      case 'set':
        this.settle(edit.key);
        this.set(edit.key, edit.value);
        if (!edit.quiet) this.touched.add(edit.key);
        return;
      case 'text':
        this.settle(edit.key);
        this.texts.set(edit.key, edit.typed);
        this.touched.add(edit.key);
        return;
      case 'wait':
        this.settle(edit.key);
        this.waiting.set(edit.key, edit.waiting);
        this.touched.add(edit.key);
        return;
      case 'insert':
        this.insert(edit.lines, { ...edit.values, id: edit.line }, edit.at);
        return;
      case 'delete':
        this.remove(edit.lines, edit.line);
        return;
      case 'move': {
        const rows = this.list(edit.lines);
        const [row] = rows.splice(this.indexOf(edit.lines, edit.line), 1);
        if (row) rows.splice(edit.to, 0, row);
        this.reordered(edit.lines);
      }
    }
  }

  done(): Content {
    for (const [lines, rows] of this.lists)
      this.values = { ...withValue(this.values, lines, rows.length === 0 ? undefined : rows) };
    const { values, texts, waiting, touched } = this;
    return { values, texts, waiting, touched };
  }

  private set(key: string, value: unknown): void {
    const spot = spotOf(key);
    this.mark(pathOf(spot), placeOf(spot));
    if (spot.lines === undefined) {
      this.values = { ...withValue(this.values, spot.field, value) };
      return;
    }
    const at = this.indexOf(spot.lines, spot.line as string);
    const rows = this.list(spot.lines);
    const row = rows[at];
    if (row) rows[at] = withValue(row, spot.field, value) as LineRow;
  }

  private insert(lines: string, row: LineRow, at: number): void {
    const rows = this.list(lines);
    const isLast = at >= rows.length;
    rows.splice(at, 0, row);
    this.changed.inserted.push({ lines, line: row.id });
    this.mark(lines, '');
    if (isLast) this.indexes.get(lines)?.set(row.id, rows.length - 1);
    else this.indexes.delete(lines);
  }

  private remove(lines: string, line: string): void {
    const at = this.indexOf(lines, line);
    if (at < 0) return;
    this.list(lines).splice(at, 1);
    this.reordered(lines);
    const prefix = `${lines}/${line}/`;
    for (const kept of [this.texts, this.waiting, this.touched])
      for (const key of kept.keys()) if (key.startsWith(prefix)) kept.delete(key);
  }

  private settle(key: string): void {
    this.texts.delete(key);
    this.waiting.delete(key);
  }

  private list(lines: string): LineRow[] {
    const known = this.lists.get(lines);
    if (known) return known;
    const copy = [...linesOf(this.values, lines)];
    this.lists.set(lines, copy);
    return copy;
  }

  private indexOf(lines: string, line: string): number {
    let index = this.indexes.get(lines);
    if (!index) {
      index = new Map(this.list(lines).map((row, at) => [row.id, at]));
      this.indexes.set(lines, index);
    }
    return index.get(line) ?? -1;
  }

  /** The lines field as a whole has changed: what is summed over it is computed anew. */
  private reordered(lines: string): void {
    this.indexes.delete(lines);
    this.mark(lines, '');
  }

  private mark(path: string, place: string): void {
    const places = this.changed.places.get(path) ?? new Set();
    places.add(place);
    this.changed.places.set(path, places);
  }
}
