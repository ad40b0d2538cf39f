import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyEdit } from '../../../designer/draft/apply-edit.ts';
import type { Size } from '../../../designer/graph/block.ts';
import { graphOf, reachableFrom } from '../../../designer/graph/graph.ts';
import { layoutOf } from '../../../designer/graph/layout.ts';
import type { Box } from '../../../designer/graph/sheet.ts';
import type { JsonObject } from '../../../engine/json.ts';
import { wishes, workflowEdit } from '../support/random-edit.ts';
import { shipped, workflowIn } from '../support/shipped.ts';

const sizeOf = ({ kind }: { kind: string }): Size =>
  kind === 'node' ? { width: 240, height: 76 } : { width: 200, height: 64 };

function overlapping(boxes: readonly Box[]): string[] {
  const sorted = [...boxes].sort((a, b) => a.y - b.y);
  const found: string[] = [];
  for (const [index, one] of sorted.entries())
    for (const other of sorted.slice(index + 1)) {
      if (other.y >= one.y + one.height) break;
      if (other.x < one.x + one.width && one.x < other.x + other.width) found.push(`${one.key} ${other.key}`);
    }
  return found;
}

test('the sales order approval is drawn with each node once, branches in their order, and no jump', () => {
  const { boxes } = layoutOf(graphOf(workflowIn(shipped)), sizeOf);

  const nodes = boxes.filter((one) => one.kind === 'node').map((one) => one.node);
  const branches = boxes.filter((one) => one.kind === 'branch' && one.node === 'by-amount');
  expect(nodes.sort()).toEqual(Object.keys(workflowIn(shipped).nodes as JsonObject).sort());
  expect(boxes.filter((one) => one.kind === 'jump')).toEqual([]);
  expect(branches.sort((a, b) => a.x - b.x).map((one) => one.branch?.branch)).toEqual([
    'large',
    'special',
    'important',
    'weak-credit',
    'default',
  ]);
  expect(new Set(branches.map((one) => one.y)).size).toBe(1);
});

test('a node that two neighbouring branches lead to stands between and below them', () => {
  const { boxes } = layoutOf(graphOf(workflowIn(shipped)), sizeOf);
  const box = (key: string) => boxes.find((one) => one.key === key) as Box;
  const middle = (key: string) => box(key).x + box(key).width / 2;

  const [large, special] = [
    middle('by-amount/branches/large'),
    middle('by-amount/branches/special'),
  ] as const;

  expect(middle('second-review')).toBeCloseTo((large + special) / 2);
  expect(box('second-review').y).toBeGreaterThan(box('by-amount/branches/large').y);
  expect(box('by-risk').y).toBeGreaterThan(box('second-review').y);
  expect(box('end').y).toBeGreaterThan(box('final-review').y);
});

test('no two boxes overlap after any edits, and whatever can be reached is drawn exactly once', () => {
  fc.assert(
    fc.property(wishes(25), (all) => {
      const edited = all.reduce((sources, wish) => applyEdit(sources, workflowEdit(sources, wish)), shipped);
      const graph = graphOf(workflowIn(edited));

      const { boxes, lines } = layoutOf(graph, sizeOf);

      expect(overlapping(boxes)).toEqual([]);
      expect(new Set(lines.map((one) => one.key)).size).toBe(lines.length);
      const drawn = boxes.filter((one) => one.kind === 'node').map((one) => one.node);
      expect(drawn.length).toBe(new Set(drawn).size);
      for (const id of reachableFrom(graph, graph.start)) expect(drawn).toContain(id);
      expect(new Set(boxes.map((one) => one.key)).size).toBe(boxes.length);
    }),
    { numRuns: 150 },
  );
});

test('each rung that leaves a level by an edge is a dashed jump at its side, and the ways meet where they met', () => {
  const rung = (next: string, back: boolean) => ({
    action: 'jump-edge',
    after: 'P1D',
    next,
    ...(back && { back }),
  });
  const level = (timeouts: JsonObject[]) => ({
    start: { type: 'start', next: 'a' },
    a: { type: 'approval', next: 'f' },
    f: { type: 'exclusive', branches: { one: { next: 'b' }, default: { next: 'end' } } },
    b: { type: 'approval', next: 'end', timeouts },
    end: { type: 'end' },
  });
  const remind = { action: 'remind', after: 'PT1H' };

  const plain = layoutOf(graphOf({ nodes: level([]) }), sizeOf);
  const late = layoutOf(
    graphOf({ nodes: level([remind, rung('end', false), rung('a', true), rung('', false)]) }),
    sizeOf,
  );

  const jumps = late.boxes.filter((one) => one.kind === 'jump');
  const b = late.boxes.find((one) => one.key === 'b') as Box;
  expect(jumps.map(({ key, node, isBack, isLate }) => ({ key, node, isBack, isLate }))).toEqual([
    { key: 'jump:b/timeouts/1/next', node: 'end', isBack: undefined, isLate: true },
    { key: 'jump:b/timeouts/2/next', node: 'a', isBack: true, isLate: true },
    { key: 'jump:b/timeouts/3/next', node: '', isBack: undefined, isLate: true },
  ]);
  expect(jumps.every((one) => one.x >= b.x + b.width)).toBe(true);
  expect(late.lines.filter((one) => one.isLate).length).toBe(jumps.length);
  expect(overlapping(late.boxes)).toEqual([]);
  const rest = (boxes: readonly Box[]) =>
    boxes.filter((one) => one.kind !== 'jump').map(({ key, pointers }) => ({ key, pointers }));
  expect(rest(late.boxes)).toEqual(rest(plain.boxes));
});

const approval = (next: string) => ({ type: 'approval', next });

test.each<[string, JsonObject]>([
  ['a cycle', { start: { type: 'start', next: 'a' }, a: approval('b'), b: approval('a') }],
  ['a target that does not exist', { start: { type: 'start', next: 'gone' }, end: { type: 'end' } }],
  ['no start', { a: approval('end'), end: { type: 'end' } }],
  ['nodes that are no objects', { start: { type: 'start', next: 'a' }, a: 7 }],
  [
    'branches that cross over',
    {
      start: { type: 'start', next: 'f' },
      f: { type: 'exclusive', branches: { one: { next: 'a' }, two: { next: 'g' }, three: { next: 'b' } } },
      g: { type: 'exclusive', branches: { one: { next: 'b' }, two: { next: 'a' } } },
      a: approval('end'),
      b: approval('end'),
      end: { type: 'end' },
    },
  ],
  [
    'a way back when rejected',
    {
      start: { type: 'start', next: 'a' },
      a: { type: 'approval', next: 'end', onReject: { branch: 'b' } },
      b: approval('end'),
      end: { type: 'end' },
    },
  ],
])('a workflow with %s is drawn all the same', (_, nodes) => {
  const graph = graphOf({ nodes });

  const { boxes } = layoutOf(graph, sizeOf);

  expect(overlapping(boxes)).toEqual([]);
  expect(
    boxes
      .filter((one) => one.kind === 'node')
      .map((one) => one.node)
      .sort(),
  ).toEqual([...graph.nodes].sort());
});

test('five hundred nodes are laid out within a tenth of a second', () => {
  const nodes: JsonObject = { start: { type: 'start', next: 'n0' } };
  for (let index = 0; index < 500; index++) {
    const next = index === 499 ? 'end' : `n${index + 1}`;
    nodes[`n${index}`] =
      index % 5 === 0 && index < 498
        ? { type: 'exclusive', branches: { yes: { when: 'total > 1', next }, no: { next: `n${index + 2}` } } }
        : approval(next);
  }
  nodes.end = { type: 'end' };

  const started = performance.now();
  const { boxes } = layoutOf(graphOf({ nodes }), sizeOf);
  const took = performance.now() - started;

  expect(boxes.filter((one) => one.kind === 'node')).toHaveLength(502);
  expect(took).toBeLessThan(100);
});
