import { expect, test } from 'vitest';
import { applyEdit } from '../../../designer/draft/apply-edit.ts';
import type { Edit } from '../../../designer/draft/edit.ts';
import { fragmentOf, openWaysOf } from '../../../designer/graph/fragment.ts';
import { graphOf } from '../../../designer/graph/graph.ts';
import { layoutOf } from '../../../designer/graph/layout.ts';
import { nodeOf } from '../../../designer/graph/pointer.ts';
import { type Insertable, insertableInto, insertion, pasting } from '../../../designer/workflow/new-nodes.ts';
import { buildConfiguration } from '../../../engine/check/build-configuration.ts';
import type { JsonObject } from '../../../engine/json.ts';
import type { Sources } from '../../../engine/layer/target.ts';
import { orderApproval, shipped, workflowIn } from '../support/shipped.ts';

const behindReview = [{ node: 'first-review', path: ['next'] }];

function inserted(sources: Sources, what: Insertable, node: string, ...path: string[]): Sources {
  return applyEdit(sources, insertion(orderApproval, workflowIn(sources), what, [{ node, path }]).edit);
}

const node = (sources: Sources, id: string) => nodeOf(workflowIn(sources), id) as JsonObject;
const branchesOf = (sources: Sources, id: string) => Object.keys(node(sources, id).branches as JsonObject);

test('a parallel fork comes with two branches and its join, which leads on to what followed', () => {
  const before = node(shipped, 'first-review').next;

  const forked = inserted(shipped, 'parallel', 'first-review', 'next');

  expect(node(forked, 'first-review').next).toBe('x-parallel');
  expect(node(forked, 'x-parallel').join).toBe('x-join');
  expect(branchesOf(forked, 'x-parallel')).toEqual(['x-case', 'x-case-2']);
  expect(node(forked, 'x-join')).toEqual({ type: 'join', next: before });
});

test('approvals put on its branches make a workflow that compiles', () => {
  let forked = inserted(shipped, 'parallel', 'first-review', 'next');
  forked = inserted(forked, 'manager', 'x-parallel', 'branches', 'x-case', 'next');
  forked = inserted(forked, 'manager', 'x-parallel', 'branches', 'x-case-2', 'next');
  forked = inserted(forked, 'auto', 'x-manager-approval', 'next');

  const { issues } = buildConfiguration(forked, []);

  expect(issues.filter((one) => one.path.includes('sales-order-approval'))).toEqual([]);
});

test.each<[string, string, string[], boolean]>([
  ['outside of forks', 'first-review', ['next'], false],
  ['before a level of a branch', 'x-parallel', ['branches', 'x-case', 'next'], false],
  ['behind the level of a branch', 'x-manager-approval', ['next'], true],
  ['on a branch with nothing on it', 'x-parallel', ['branches', 'x-case-2', 'next'], true],
  ['behind the join', 'x-join', ['next'], false],
])('the end of a branch is offered only where a branch meets the others: %s', (_, from, path, isOffered) => {
  let forked = inserted(shipped, 'parallel', 'first-review', 'next');
  forked = inserted(forked, 'manager', 'x-parallel', 'branches', 'x-case', 'next');

  const workflow = workflowIn(forked);
  const offered = insertableInto(workflow, graphOf(workflow), [{ node: from, path }]);

  expect(offered.includes('end-branch')).toBe(isOffered);
});

test('a branch that ends leads to its end, the others still meet, and the workflow compiles', () => {
  let forked = inserted(shipped, 'inclusive', 'first-review', 'next');
  forked = inserted(forked, 'manager', 'x-inclusive', 'branches', 'x-case', 'next');
  forked = inserted(forked, 'cc', 'x-inclusive', 'branches', 'x-case-2', 'next');

  const ended = inserted(forked, 'end-branch', 'x-cc', 'next');

  const graph = graphOf(workflowIn(ended));
  expect(node(ended, 'x-end-branch')).toEqual({ type: 'end-branch' });
  expect(node(ended, 'x-cc').next).toBe('x-end-branch');
  expect(node(ended, 'x-manager-approval').next).toBe('x-join');
  expect(graph.branchEnds.get('x-end-branch')).toBe('x-join');
  const codes = (sources: Sources) => buildConfiguration(sources, []).issues.map((one) => one.code);
  expect(codes(ended)).toEqual(codes(forked));
});

test('nothing can be put between its branches and the join, where each of them would pass it', () => {
  const forked = inserted(shipped, 'parallel', 'first-review', 'next');

  const { boxes } = layoutOf(graphOf(workflowIn(forked)), () => ({ width: 200, height: 60 }));

  const inserts = boxes.filter((box) => box.kind === 'insert');
  expect(inserts.filter((box) => box.pointers.length > 1 && box.key === '+x-join>')).toEqual([]);
  expect(
    inserts.map((box) => box.pointers.map((one) => `${one.node}/${one.path.join('/')}`).join()),
  ).toContain('x-join/next');
});

test('of a parallel fork any branch goes; the last but one leaves what stands on the other', () => {
  let forked = inserted(shipped, 'parallel', 'first-review', 'next');
  forked = inserted(forked, 'approval', 'x-parallel', 'branches', 'x-case', 'next');
  const remove: Edit = {
    kind: 'remove-branch',
    workflow: orderApproval,
    node: 'x-parallel',
    branch: 'x-case-2',
  };

  const one = applyEdit(forked, remove);

  expect(nodeOf(workflowIn(one), 'x-parallel')).toBeUndefined();
  expect(nodeOf(workflowIn(one), 'x-join')).toBeUndefined();
  expect(node(one, 'first-review').next).toBe('x-approval');
  expect(node(one, 'x-approval').next).toBe(node(shipped, 'first-review').next);
});

test('a branch added to a parallel fork stands last; of an inclusive one before the one for everything else', () => {
  const added = (what: 'parallel' | 'inclusive') =>
    applyEdit(inserted(shipped, what, 'first-review', 'next'), {
      kind: 'add-branch',
      workflow: orderApproval,
      node: `x-${what}`,
      branch: 'x-more',
      value: {},
    });

  expect(branchesOf(added('parallel'), 'x-parallel')).toEqual(['x-case', 'x-case-2', 'x-more']);
  expect(branchesOf(added('inclusive'), 'x-inclusive')).toEqual(['x-case', 'x-case-2', 'x-more', 'default']);
});

test('a whole fork is copied and pasted with its branches and a join of its own', () => {
  let forked = inserted(shipped, 'parallel', 'first-review', 'next');
  forked = inserted(forked, 'approval', 'x-parallel', 'branches', 'x-case', 'next');

  const copy = fragmentOf(workflowIn(forked), ['x-parallel']);
  if (!copy) throw new Error('the fork was not copied');
  const pasted = applyEdit(forked, pasting(orderApproval, workflowIn(forked), copy, behindReview));

  expect(Object.keys(copy.nodes).sort()).toEqual(['x-approval', 'x-join', 'x-parallel']);
  expect(openWaysOf(copy)).toEqual([{ node: 'x-join', path: ['next'] }]);
  expect(node(pasted, 'x-parallel-2').join).toBe('x-join-2');
  expect(node(pasted, 'x-approval-2').next).toBe('x-join-2');
  expect(node(pasted, 'x-join-2').next).toBe('x-parallel');
});

test('an automatic node that rejects ends the way with what only it led to; one that approves goes on again', () => {
  let forked = inserted(shipped, 'parallel', 'first-review', 'next');
  forked = inserted(forked, 'auto', 'x-parallel', 'branches', 'x-case', 'next');
  forked = inserted(forked, 'approval', 'x-auto', 'next');
  const decide = (sources: Sources, decision: 'approve' | 'reject') =>
    applyEdit(sources, { kind: 'decide-auto', workflow: orderApproval, node: 'x-auto', decision });

  const rejecting = decide(forked, 'reject');
  const approving = decide(rejecting, 'approve');

  expect(node(rejecting, 'x-auto')).toEqual({ type: 'auto', decision: 'reject' });
  expect(nodeOf(workflowIn(rejecting), 'x-approval')).toBeUndefined();
  expect(node(approving, 'x-auto').next).toBe('x-join');
});
