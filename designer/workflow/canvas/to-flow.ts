import type { Node } from '@xyflow/react';
import type { Layout } from '../../graph/layout.ts';
import type { Box } from '../../graph/sheet.ts';

export type BoxNode = Node<{ box: Box }>;

/** A laid-out workflow as the renderer's nodes. Sizes are known, so nothing is measured and nothing jumps. */
export function toFlow(layout: Layout, before: readonly BoxNode[]): BoxNode[] {
  const known = new Map(before.map((one) => [one.id, one]));
  return layout.boxes.map((box) => {
    const old = known.get(box.key);
    if (old && sameBox(old.data.box, box)) return old;
    const { key, kind, x, y, width, height } = box;
    return {
      id: key,
      type: kind,
      position: { x, y },
      width,
      height,
      data: { box },
      draggable: false,
      selectable: false,
      focusable: false,
      connectable: false,
    };
  });
}

function sameBox(left: Box, right: Box): boolean {
  return (
    left.x === right.x &&
    left.y === right.y &&
    left.width === right.width &&
    left.height === right.height &&
    left.node === right.node &&
    left.isBack === right.isBack &&
    left.branch?.target === right.branch?.target &&
    left.pointers.length === right.pointers.length &&
    left.pointers.every((one, index) => one.node === right.pointers[index]?.node)
  );
}
