import { type Block, type Size, withBeside } from './block.ts';
import type { Exit, Graph } from './graph.ts';
import type { LateWay } from './late-ways.ts';
import type { Pointer } from './pointer.ts';
import { type Box, insertSize, type Line, Sheet } from './sheet.ts';
import { type Column, type Item, type Row, type Sequence, type Structure, structureOf } from './structure.ts';

export interface Layout extends Size {
  boxes: readonly Box[];
  lines: readonly Line[];
}

export type SizeOf = (item: { kind: 'node' | 'branch' | 'jump'; node: string }) => Size;

/** Room between two boxes, with the insert button in its middle. */
const gap = 60;
/** From a fork to its branches, and from the branches to where they meet. */
const turn = 24;
const between = 28;

/** Places a workflow from top to bottom; branches side by side in their order, never two boxes over each other. */
export function layoutOf(graph: Graph, sizeOf: SizeOf): Layout {
  const structure: Structure = structureOf(graph);
  const drawing = new Drawing(sizeOf, graph);
  const main = drawing.sequence(structure.main);
  let { width } = main;
  let { height } = main;
  main.draw(width / 2, 0);
  for (const sequence of structure.detached) {
    const block = drawing.sequence(sequence);
    block.draw(width + between * 3 + block.width / 2, 0);
    width += between * 3 + block.width;
    height = Math.max(height, block.height);
  }
  return { width, height, boxes: drawing.sheet.boxes, lines: drawing.sheet.lines };
}

class Drawing {
  readonly sheet: Sheet;
  private readonly sizeOf: SizeOf;
  private readonly graph: Graph;

  constructor(sizeOf: SizeOf, graph: Graph) {
    this.sizeOf = sizeOf;
    this.graph = graph;
    this.sheet = new Sheet(new Set(graph.joins.values()));
  }

  sequence({ items }: Sequence): Block {
    const blocks = items.map((item) => this.item(item));
    const gaps = items.map((item) => (item.entering.length > 0 ? gap : 0));
    return {
      width: Math.max(0, ...blocks.map((one) => one.width)),
      height: sum(blocks.map((one) => one.height)) + sum(gaps),
      draw: (centre, top) => {
        let y = top;
        for (const [index, block] of blocks.entries()) {
          const item = items[index] as Item;
          const room = gaps[index] as number;
          const isBack = item.kind === 'jump' && item.isBack === true;
          const to = y + (isBack ? room - insertSize : room);
          if (isBack) this.sheet.line(`${keyOf(item)}>`, [centre, y], [centre, to], item.entering);
          else if (room > 0)
            this.sheet.way(`${keyOf(item)}>`, [centre, y], [centre, to], item.entering, true);
          y = to;
          block.draw(centre, y);
          y += block.height;
        }
      },
    };
  }

  private item(item: Item): Block {
    if (item.kind === 'jump') return this.box('jump', item.to ?? '', item.entering, item);
    const head = this.withLateWays(this.box('node', item.id, item.entering), item.id);
    if (item.kind === 'node') return head;
    const row = this.row(item.row, item.id);
    return {
      width: Math.max(head.width, row.width),
      height: head.height + turn + row.height,
      draw: (centre, top) => {
        head.draw(centre, top);
        const under = top + head.height;
        const first = this.sheet.boxes.length;
        row.draw(centre, under);
        for (const box of this.sheet.boxes.slice(first))
          if (box.branch && box.node === item.id)
            this.sheet.bend(
              `${box.key}^`,
              [centre, under],
              [box.x + box.width / 2, box.y],
              under + turn / 2,
              [box.branch.pointer],
            );
      },
    };
  }

  /** A node with the jumps of its ladder at its side. */
  private withLateWays(head: Block, node: string): Block {
    const ways = this.graph.lateWays.get(node) ?? [];
    const jumps = ways.map(({ target = '', pointer, isBack }) =>
      this.box('jump', target, [pointer], { isBack, isLate: true }),
    );
    const block = withBeside(head, jumps, (from, to, index) => {
      const pointers = [(ways[index] as LateWay).pointer];
      const turned = (from[0] + to[0]) / 2;
      const points = [from, [turned, from[1]] as const, [turned, to[1]] as const, to];
      this.sheet.lines.push({
        key: `${pointersKey(pointers)}>`,
        points,
        pointers,
        hasArrow: false,
        isLate: true,
      });
    });
    if (block.height === head.height) return block;
    const pointers = (this.graph.exits.get(node) ?? []).map((one) => one.pointer);
    const draw = (centre: number, top: number) => {
      block.draw(centre, top);
      const points = [[centre, top + head.height] as const, [centre, top + block.height] as const];
      this.sheet.lines.push({ key: `${node}|`, points, pointers, hasArrow: false });
    };
    return { ...block, draw };
  }

  /** Branches under a fork, between the line that parts them and the line where they meet. */
  private row(row: Row, fork: string): Block {
    const columns = row.columns.map((column) => this.column(column, fork));
    const width = sum(columns.map((one) => one.width)) + between * (columns.length - 1);
    const height = Math.max(...columns.map((one) => one.height));
    const meets = row.tails.length > 0;
    return {
      width,
      height: height + (meets ? turn : 0),
      draw: (centre, top) => {
        let left = centre - width / 2;
        const bottom = top + turn + height;
        for (const [index, block] of columns.entries()) {
          const middle = left + block.width / 2;
          block.draw(middle, top);
          const { tails } = (row.columns[index] as Column).body;
          const end = top + turn + block.height;
          if (tails.length > 0)
            this.sheet.bend(
              `${pointersKey(tails)}v${top}`,
              [middle, end],
              [centre, bottom + turn],
              bottom,
              tails,
            );
          left += block.width + between;
        }
      },
    };
  }

  /** A column is drawn from the line above its card; its height counts from below that line. */
  private column(column: Column, fork: string): Block {
    return column.kind === 'branch' ? this.branch(column.exit, column.body, fork) : this.group(column, fork);
  }

  private branch(one: Exit, body: Sequence, fork: string): Block {
    const size = this.sizeOf({ kind: 'branch', node: fork });
    const inner = this.sequence(body);
    const tail = body.tails.length > 0 ? gap - turn : 0;
    return {
      width: Math.max(size.width, inner.width),
      height: size.height + inner.height + tail,
      draw: (centre, top) => {
        this.sheet.put(
          { ...size, kind: 'branch', key: branchKey(one), node: fork, branch: one, pointers: [] },
          [centre, top + turn],
        );
        const under = top + turn + size.height;
        inner.draw(centre, under);
        if (tail === 0) return;
        const from = under + inner.height;
        this.sheet.way(`${branchKey(one)}<`, [centre, from], [centre, from + tail], body.tails, false);
      },
    };
  }

  private group({ row, body }: Column & { kind: 'group' }, fork: string): Block {
    const above = this.row(row, fork);
    const inner = this.sequence(body);
    const tail = body.tails.length > 0 ? gap - turn : 0;
    return {
      width: Math.max(above.width, inner.width),
      height: above.height + inner.height + tail,
      draw: (centre, top) => {
        above.draw(centre, top);
        const under = top + turn + above.height;
        inner.draw(centre, under);
        if (tail === 0) return;
        const from = under + inner.height;
        this.sheet.way(`${groupKey(row)}<`, [centre, from], [centre, from + tail], body.tails, false);
      },
    };
  }

  private box(
    kind: 'node' | 'jump',
    node: string,
    pointers: readonly Pointer[],
    { isBack, isLate }: { isBack?: true | undefined; isLate?: true | undefined } = {},
  ): Block {
    const size = this.sizeOf({ kind, node });
    const key = kind === 'node' ? node : `jump:${pointersKey(pointers)}`;
    return {
      ...size,
      draw: (centre, top) =>
        this.sheet.put(
          { ...size, kind, key, node, pointers, ...(isBack && { isBack }), ...(isLate && { isLate }) },
          [centre, top],
        ),
    };
  }
}

function sum(all: readonly number[]): number {
  return all.reduce((total, one) => total + one, 0);
}

function branchKey({ pointer }: Exit): string {
  return `${pointer.node}/${pointer.path.slice(0, -1).join('/')}`;
}

/** Groups within groups begin with the same branch, but the outer one holds more. */
function groupKey(row: Row): string {
  const exits = exitsIn(row);
  return `${branchKey(exits[0] as Exit)}~${exits.length}`;
}

function exitsIn(row: Row): Exit[] {
  return row.columns.flatMap((column) => (column.kind === 'branch' ? [column.exit] : exitsIn(column.row)));
}

function pointersKey(pointers: readonly Pointer[]): string {
  const [first] = pointers;
  return first ? `${first.node}/${first.path.join('/')}` : '';
}

function keyOf(item: Item): string {
  return item.kind === 'jump' ? `jump:${pointersKey(item.entering)}` : item.id;
}
