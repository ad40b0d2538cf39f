import { describe, expect, test } from 'vitest';
import { applyEdit } from '../../../designer/draft/apply-edit.ts';
import type { Edit } from '../../../designer/draft/edit.ts';
import { graphOf } from '../../../designer/graph/graph.ts';
import { layoutOf } from '../../../designer/graph/layout.ts';
import { nodeOf, nodesOf } from '../../../designer/graph/pointer.ts';
import { backTargets, forwardTargets, rejectTargets } from '../../../designer/graph/way-targets.ts';
import { outlineOf } from '../../../designer/workflow/outline/outline-of.ts';
import { buildConfiguration } from '../../../engine/check/build-configuration.ts';
import type { JsonObject } from '../../../engine/json.ts';
import type { Sources } from '../../../engine/layer/target.ts';
import { orderApproval, shipped, workflowIn } from '../support/shipped.ts';

const node = (sources: Sources, id: string) => nodeOf(workflowIn(sources), id) as JsonObject;
const idsOf = (sources: Sources) => Object.keys(nodesOf(workflowIn(sources)));
const branchOf = (sources: Sources, id: string) =>
  (node(sources, 'by-amount').branches as JsonObject)[id] as JsonObject;
const issuesOf = (sources: Sources) =>
  buildConfiguration(sources, []).issues.filter((one) => one.path.includes('sales-order-approval'));

function led(sources: Sources, branch: string, to?: string): Sources {
  const where = { workflow: orderApproval, node: 'by-amount', branch };
  return applyEdit(sources, { kind: 'lead-back', ...where, to });
}

function rejected(sources: Sources, way: (Edit & { kind: 'reject-way' })['way']): Sources {
  return applyEdit(sources, { kind: 'reject-way', workflow: orderApproval, node: 'second-review', way });
}

const own = { id: 'x-rejected', node: { type: 'auto', decision: 'reject' } };
const size = () => ({ width: 200, height: 60 });

describe('a branch that leads back', () => {
  test('names where, is valid, and ends on the canvas in a jump that nothing can be put before', () => {
    const back = led(shipped, 'weak-credit', 'first-review');

    expect(branchOf(back, 'weak-credit')).toMatchObject({ next: 'first-review', back: true });
    expect(issuesOf(back)).toEqual([]);
    const { boxes } = layoutOf(graphOf(workflowIn(back)), size);
    expect(boxes.filter((box) => box.isBack).map((box) => box.node)).toEqual(['first-review']);
    expect(boxes.filter((box) => box.kind === 'node')).toHaveLength(idsOf(shipped).length);
    const isBehind = (box: (typeof boxes)[number]) =>
      box.kind === 'insert' && box.pointers.some((one) => one.path.includes('weak-credit'));
    expect(boxes.filter(isBehind)).toEqual([]);
    expect(outlineOf(graphOf(workflowIn(back))).filter((one) => one.isBack)).toHaveLength(1);
  });

  test('takes along what only it led to, and leads on again to where the others meet', () => {
    const alone = led(led(shipped, 'important', 'first-review'), 'weak-credit', 'first-review');

    const again = led(alone, 'important');

    expect(idsOf(alone)).not.toContain('single-review');
    expect(branchOf(again, 'important')).toMatchObject({ next: 'end' });
    expect(branchOf(again, 'important').back).toBeUndefined();
    expect(issuesOf(again)).toEqual([]);
  });

  test('leaves one that leads on', () => {
    const others = ['large', 'special', 'important', 'weak-credit'];
    const all = others.reduce((sources, one) => led(sources, one, 'first-review'), shipped);

    expect(led(all, 'default', 'first-review')).toEqual(all);
  });

  test('leads on when the node that it led to is taken out and only its own condition is left', () => {
    const back = led(shipped, 'weak-credit', 'first-review');

    const without = applyEdit(back, { kind: 'remove-node', workflow: orderApproval, node: 'first-review' });

    expect(branchOf(without, 'weak-credit')).toMatchObject({ next: 'end' });
    expect(branchOf(without, 'weak-credit').back).toBeUndefined();
  });

  test('may lead to what stands before the condition in the same branches, and to nothing else', () => {
    expect(backTargets(workflowIn(shipped), 'by-amount')).toEqual(['first-review']);
    expect(backTargets(workflowIn(shipped), 'first-review')).toEqual([]);
    expect(forwardTargets(workflowIn(shipped), 'first-review')).toContain('by-amount');
    expect(rejectTargets(workflowIn(shipped), 'first-review')).not.toContain('by-amount');
  });
});

describe('what is rejected', () => {
  test('gets a way of its own, which rejects at its end', () => {
    const apart = rejected(shipped, own);

    expect(node(apart, 'second-review').onReject).toEqual({ branch: 'x-rejected' });
    expect(issuesOf(apart)).toEqual([]);
    const outcomes = outlineOf(graphOf(workflowIn(apart))).flatMap((one) => one.outcome ?? []);
    expect(outcomes).toEqual(['next', 'reject']);
  });

  test('goes to a step that is there, and what only its own way led to goes', () => {
    const apart = rejected(shipped, own);

    const there = rejected(apart, { to: 'single-review' });

    expect(node(there, 'second-review').onReject).toEqual({ branch: 'single-review' });
    expect(idsOf(there)).not.toContain('x-rejected');
    expect(issuesOf(there)).toEqual([]);
  });

  test('ends the approval again, as the standard has it', () => {
    const again = rejected(rejected(shipped, own), {});

    expect(workflowIn(again)).toEqual(workflowIn(shipped));
    expect(node(rejected(shipped, { word: 'return' }), 'second-review').onReject).toBe('return');
  });
});
