import { ViewportPortal } from '@xyflow/react';
import { memo } from 'react';
import type { Layout } from '../../graph/layout.ts';
import { pointerKey } from '../../graph/pointer.ts';
import type { Line } from '../../graph/sheet.ts';
import { useCanvas } from '../canvas-store.ts';

/** All ways as one drawing under the boxes: five hundred of them cost no more than one. */
export const Lines = memo(function Lines({ layout }: { layout: Layout }) {
  const ways = useCanvas((state) => state.run?.ways);
  return (
    <ViewportPortal>
      <svg className="flow-lines" width={layout.width} height={layout.height} aria-hidden="true">
        <title> </title>
        {layout.lines.map((line) => (
          <path
            key={line.key}
            d={pathOf(line)}
            data-run={runState(line, ways)}
            data-late={line.isLate || undefined}
          />
        ))}
        {layout.lines
          .filter((line) => line.hasArrow)
          .map((line) => (
            <path
              key={`${line.key}>`}
              className="flow-arrow"
              d={arrowOf(line)}
              data-run={runState(line, ways)}
            />
          ))}
      </svg>
    </ViewportPortal>
  );
});

function runState(line: Line, ways: ReadonlySet<string> | undefined): string | undefined {
  if (!ways) return undefined;
  return line.pointers.some((one) => ways.has(pointerKey(one))) ? 'taken' : 'not-taken';
}

const radius = 10;

/** Straight pieces with rounded corners. */
function pathOf({ points }: Line): string {
  const corners = points.filter(
    (point, index) => index === 0 || !samePoint(point, points[index - 1] as readonly [number, number]),
  );
  const [[x, y] = [0, 0]] = corners;
  let path = `M${x} ${y}`;
  for (let index = 1; index < corners.length; index++) {
    const [before, here, after] = [corners[index - 1], corners[index], corners[index + 1]] as [
      readonly [number, number],
      readonly [number, number],
      readonly [number, number] | undefined,
    ];
    if (!after) {
      path += `L${here[0]} ${here[1]}`;
      continue;
    }
    const size = Math.min(radius, distance(before, here) / 2, distance(here, after) / 2);
    const from = toward(here, before, size);
    const to = toward(here, after, size);
    path += `L${from[0]} ${from[1]}Q${here[0]} ${here[1]} ${to[0]} ${to[1]}`;
  }
  return path;
}

function arrowOf({ points }: Line): string {
  const [x, y] = points.at(-1) as readonly [number, number];
  return `M${x - 4} ${y - 7}L${x} ${y - 1}L${x + 4} ${y - 7}`;
}

function samePoint(left: readonly [number, number], right: readonly [number, number]): boolean {
  return left[0] === right[0] && left[1] === right[1];
}

function distance(left: readonly [number, number], right: readonly [number, number]): number {
  return Math.abs(left[0] - right[0]) + Math.abs(left[1] - right[1]);
}

/** The point so far from one toward another; all pieces are level or upright. */
function toward(
  from: readonly [number, number],
  to: readonly [number, number],
  size: number,
): [number, number] {
  return [from[0] + Math.sign(to[0] - from[0]) * size, from[1] + Math.sign(to[1] - from[1]) * size];
}
