import { expect, test } from 'vitest';
import { marksOf, type Simulation } from '../../../designer/workflow/test-run/simulation.ts';
import type { JsonObject } from '../../../engine/json.ts';

const approval = (next: string) => ({ type: 'approval', assignees: { from: [{ manager: 1 }] }, next });

const forked = (type: 'parallel' | 'inclusive') =>
  ({
    nodes: {
      start: { type: 'start', next: 'fork' },
      fork: {
        type,
        join: 'join',
        branches: { one: { next: 'left' }, two: { next: 'right' }, rest: { next: 'join' } },
      },
      left: approval('join'),
      right: approval('join'),
      join: { type: 'join', next: 'end' },
      end: { type: 'end' },
    },
  }) as unknown as JsonObject;

const approved = (routes: Simulation['routes']): Simulation => ({
  path: { steps: [], routes: [], waits: [], copies: [], ends: 'approved' },
  routes,
  issues: [],
});

test('a test run marks every branch of a parallel fork, and what follows behind the join', () => {
  const { nodes, branches } = marksOf(forked('parallel'), approved([]));

  expect([...nodes].sort()).toEqual(['end', 'fork', 'join', 'left', 'right', 'start']);
  expect([...branches.values()].map((one) => one.taken)).toEqual([true, true, true]);
});

test('of an inclusive fork it marks the branches whose conditions held, and no other', () => {
  const route = {
    node: 'fork',
    taken: 'one',
    branches: [
      { branch: 'one', truth: true as const, values: [] },
      { branch: 'two', truth: false as const, values: [] },
      { branch: 'rest', values: [] },
    ],
  };

  const { nodes, branches } = marksOf(forked('inclusive'), approved([route]));

  expect(nodes.has('left')).toBe(true);
  expect(nodes.has('right')).toBe(false);
  expect(nodes.has('end')).toBe(true);
  expect([...branches].map(([key, one]) => [key, one.taken])).toEqual([
    ['fork/one', true],
    ['fork/two', false],
    ['fork/rest', false],
  ]);
});
