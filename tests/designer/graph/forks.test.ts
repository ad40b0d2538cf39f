import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withoutNode } from '../../../designer/draft/edits/remove-node.ts';
import { graphOf, reachableFrom } from '../../../designer/graph/graph.ts';
import { layoutOf } from '../../../designer/graph/layout.ts';
import { outlineOf } from '../../../designer/workflow/outline/outline-of.ts';
import type { JsonObject } from '../../../engine/json.ts';
import { branchEnd, one, twoBranches } from '../../support/fork-flow.ts';
import { randomWays } from '../../support/random-ways.ts';

const sizeOf = () => ({ width: 200, height: 60 });
const drawn = (nodes: object) => layoutOf(graphOf({ nodes } as JsonObject), sizeOf);
const box = (nodes: object, key: string) => drawn(nodes).boxes.find((each) => each.key === key);
const nodesOf = (workflow: JsonObject) => Object.keys(workflow.nodes as JsonObject);

test('the branches of a fork stand side by side and meet at its join', () => {
  const nodes = twoBranches();
  const [left, right, join] = ['left', 'right', 'join'].map((key) => box(nodes, key)) as {
    x: number;
    y: number;
  }[];

  expect(left?.y).toBe(right?.y);
  expect(left?.x).toBeLessThan(right?.x as number);
  expect(join?.y).toBeGreaterThan(left?.y as number);
  expect(drawn(nodes).boxes.filter((each) => each.kind === 'jump')).toEqual([]);
});

test('the way goes on behind the join in the middle, also when branches end before it', () => {
  const some = twoBranches({}, { right: one('zhao', 'stop'), stop: branchEnd });
  const all = { ...some, left: one('wang', 'halt'), halt: branchEnd };

  for (const nodes of [some, all]) {
    const levels = new Map(outlineOf(graphOf({ nodes } as JsonObject)).map((item) => [item.key, item.level]));
    expect(levels.get('after')).toBe(1);
    expect(levels.get('left')).toBe(3);
    expect(box(nodes, 'after')?.y).toBeGreaterThan(box(nodes, 'stop')?.y as number);
  }
});

test('every node of any flow with forks is drawn exactly once', () => {
  fc.assert(
    fc.property(randomWays, ({ nodes }) => {
      const graph = graphOf({ nodes } as JsonObject);
      const keys = drawn(nodes)
        .boxes.filter((each) => each.kind === 'node')
        .map((each) => each.node);

      expect([...keys].sort()).toEqual([...new Set([...Object.keys(nodes)])].sort());
      expect(reachableFrom(graph, 'start').size).toBeGreaterThan(1);
    }),
    { numRuns: 100 },
  );
});

test('a fork is taken out with its branches and its join; a node in a branch alone', () => {
  const workflow = { nodes: twoBranches() } as unknown as JsonObject;

  const without = withoutNode(workflow, 'fork');
  expect(nodesOf(without)).toEqual(['start', 'before', 'after', 'end']);
  expect(((without.nodes as JsonObject).before as JsonObject).next).toBe('after');
  const lighter = withoutNode(workflow, 'left');
  expect(nodesOf(lighter)).toEqual(['start', 'before', 'fork', 'right', 'join', 'after', 'end']);
  expect(((lighter.nodes as JsonObject).fork as JsonObject).branches).toEqual({
    left: { next: 'join' },
    right: { next: 'right' },
  });
});

test('the end of a branch is taken out: the branch leads to the join then', () => {
  const nodes = twoBranches({}, { right: one('zhao', 'stop'), stop: branchEnd });
  const without = withoutNode({ nodes } as unknown as JsonObject, 'stop');

  expect(((without.nodes as JsonObject).right as JsonObject).next).toBe('join');
});
