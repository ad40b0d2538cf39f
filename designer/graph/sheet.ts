import type { Size } from './block.ts';
import type { Exit } from './graph.ts';
import type { Pointer } from './pointer.ts';

export type BoxKind = 'node' | 'branch' | 'jump' | 'insert';

/** One thing to draw, at its place. `entering` are the ways that lead into it; a new node goes in between. */
export interface Box extends Size {
  key: string;
  kind: BoxKind;
  x: number;
  y: number;
  node: string;
  branch?: Exit;
  /** Of a jump: to where the way has been. */
  isBack?: true;
  /** Of a jump: taken when the time is up. */
  isLate?: true;
  pointers: readonly Pointer[];
}

/** A drawn way: its corners, and the pointers that it stands for. */
export interface Line {
  key: string;
  points: readonly (readonly [x: number, y: number])[];
  pointers: readonly Pointer[];
  hasArrow: boolean;
  isLate?: true;
}

/** Side of the button that puts a node into a way. */
export const insertSize = 28;

/** What is drawn so far: boxes at their places, and the ways between them. */
export class Sheet {
  readonly boxes: Box[] = [];
  readonly lines: Line[] = [];
  private readonly joins: ReadonlySet<string>;

  constructor(joins: ReadonlySet<string>) {
    this.joins = joins;
  }

  put(box: Omit<Box, 'x' | 'y'>, [centre, top]: [number, number]): void {
    this.boxes.push({ ...box, x: centre - box.width / 2, y: top });
  }

  /** A straight way down that nothing can be put into. */
  line(key: string, from: [number, number], to: [number, number], pointers: readonly Pointer[]): void {
    this.lines.push({ key, points: [from, to], pointers, hasArrow: true });
  }

  /** A straight way down with the button that puts a node into it. */
  way(
    key: string,
    from: [number, number],
    to: [number, number],
    pointers: readonly Pointer[],
    hasArrow: boolean,
  ): void {
    this.lines.push({ key, points: [from, to], pointers, hasArrow });
    // What stood between the branches of a fork and their join would be passed by each of them.
    if (hasArrow && this.joins.has(key.slice(0, -1))) return;
    const size = { width: insertSize, height: insertSize };
    const middle = (from[1] + to[1]) / 2 - insertSize / 2;
    this.put({ ...size, kind: 'insert', key: `+${key}`, node: pointers[0]?.node ?? '', pointers }, [
      from[0],
      middle,
    ]);
  }

  /** Down, sideways at a height, and down again. */
  bend(
    key: string,
    from: [number, number],
    to: [number, number],
    height: number,
    pointers: readonly Pointer[],
  ): void {
    this.lines.push({
      key,
      points: [from, [from[0], height], [to[0], height], to],
      pointers,
      hasArrow: false,
    });
  }
}
