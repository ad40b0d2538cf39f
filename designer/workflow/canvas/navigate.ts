import type { Box } from '../../graph/sheet.ts';

export type Direction = 'up' | 'down' | 'left' | 'right';

export const arrowDirections: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};

/** The nearest box in a direction, as the eye would pick it: straight ahead before aside. */
export function neighbourOf(boxes: readonly Box[], from: Box, direction: Direction): Box | undefined {
  const isVertical = direction === 'up' || direction === 'down';
  const sign = direction === 'down' || direction === 'right' ? 1 : -1;
  let best: { box: Box; cost: number } | undefined;
  for (const box of boxes) {
    if (box.key === from.key) continue;
    const across = middleX(box) - middleX(from);
    const along = middleY(box) - middleY(from);
    const ahead = sign * (isVertical ? along : across);
    const aside = Math.abs(isVertical ? across : along);
    if (ahead <= 1 || (!isVertical && aside > (box.height + from.height) / 2)) continue;
    const cost = ahead + aside * (isVertical ? 1.5 : 3);
    if (!best || cost < best.cost) best = { box, cost };
  }
  return best?.box;
}

function middleX({ x, width }: Box): number {
  return x + width / 2;
}

function middleY({ y, height }: Box): number {
  return y + height / 2;
}
