export interface Size {
  width: number;
  height: number;
}

/** A measured part; `draw` puts it under a point, centred. */
export interface Block extends Size {
  draw(centre: number, top: number): void;
}

type Point = [x: number, y: number];

/** From a box to what stands beside it, and between what stands there. */
const aside = 32;
const stacked = 8;

/** A part with others at its right, one under the other; as much room at its left keeps it centred. `link` draws what ties them. */
export function withBeside(
  head: Block,
  beside: readonly Block[],
  link: (from: Point, to: Point, index: number) => void,
): Block {
  if (beside.length === 0) return head;
  const width = Math.max(...beside.map((one) => one.width));
  const height = beside.reduce((total, one) => total + one.height + stacked, -stacked);
  return {
    width: head.width + 2 * (aside + width),
    height: Math.max(head.height, height),
    draw: (centre, top) => {
      head.draw(centre, top);
      const from: Point = [centre + head.width / 2, top + head.height / 2];
      let y = top + Math.max(0, head.height - height) / 2;
      for (const [index, block] of beside.entries()) {
        const left = from[0] + aside;
        block.draw(left + block.width / 2, y);
        link(from, [left, y + block.height / 2], index);
        y += block.height + stacked;
      }
    },
  };
}
