import fc from 'fast-check';
import type { FlowSketch } from './flow.ts';
import type { OrganisationSketch } from './organisation.ts';
import { assignees, condition, decision, randomOrganisation } from './random-flow.ts';

/** A part of a flow, before it knows where it leads. */
type Block =
  | { kind: 'approval'; node: object; onReject: 'end' | 'return' | 'branch'; skipWhen: string | undefined }
  | { kind: 'auto'; decision: 'approve' | 'reject'; onReject: 'end' | 'branch' }
  | { kind: 'cc'; assignees: unknown; repeat: boolean }
  | { kind: 'choice'; when: string; branches: [Block[], Block[]] }
  | { kind: 'fork'; type: 'parallel' | 'inclusive'; rules: object; when: string; branches: Branch[] }
  | { kind: 'delay'; until: object }
  | { kind: 'service'; isCompensated: boolean }
  | { kind: 'subprocess'; node: object; onReject: 'reject' | 'ignore' | 'branch' }
  | { kind: 'back'; when: string };

interface Branch {
  blocks: Block[];
  endsThere: boolean;
}

const rules = fc.record({
  onBranchReject: fc.constantFrom('cancel-siblings', 'wait-all', 'ignore'),
  decide: fc.constantFrom('all', 'any'),
  reopenBranchOnly: fc.boolean(),
});
const people = ['p0', 'p1', 'p2', 'p3', 'p4', 'p5'];

/** Mostly one where everybody is there: ways are what matters here. */
export const mostlySound: fc.Arbitrary<OrganisationSketch> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constant({
      departments: { d1: { head: 'p1' } },
      people: {
        ...Object.fromEntries(people.map((id) => [id, { department: 'd1' }])),
        admin: { roles: ['administrator'] },
      },
    }),
  },
  { weight: 1, arbitrary: randomOrganisation },
);

const named = fc.record({
  from: fc
    .uniqueArray(fc.constantFrom(...people.slice(1)), { minLength: 1, maxLength: 3 })
    .map((ids) => ids.map((user) => ({ user }))),
});
const whom = fc.oneof({ weight: 5, arbitrary: named }, { weight: 1, arbitrary: assignees });
const approval = fc.record({
  kind: fc.constant('approval' as const),
  node: fc.record({
    assignees: whom,
    decision,
    mandatory: fc.boolean(),
    end: fc.boolean(),
    return: fc.record({
      resubmit: fc.constantFrom('restart', 'direct', 'from-target'),
      approvers: fc.constantFrom('same', 'same', 'resolve-again'),
    }),
  }),
  onReject: fc.constantFrom('end' as const, 'return' as const, 'branch' as const),
  skipWhen: fc.oneof({ weight: 5, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: condition }),
});

const until = fc.constantFrom<object>(
  { after: 'PT2H' },
  { after: 'P3D', of: 'business' },
  { field: 'wanted' },
  { date: '2026-12-01', at: '09:00' },
  { date: '2026-01-01' },
);

/** Parts, one or one for each of two lines. */
const subprocess = fc.record({
  kind: fc.constant('subprocess' as const),
  node: fc.record({
    wait: fc.constantFrom(true, true, false),
    forEach: fc.constantFrom(undefined, 'lines'),
    initiator: fc.constantFrom('initiator', 'approver'),
    passWhen: fc.constantFrom<unknown>('all', 'any', { percent: 50 }),
  }),
  onReject: fc.constantFrom('reject' as const, 'ignore' as const, 'branch' as const),
});

const { blocks } = fc.letrec<{ block: Block; blocks: Block[]; branch: Branch }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'block' },
    { weight: 6, arbitrary: approval },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('auto' as const),
        decision: fc.constantFrom('approve' as const, 'approve' as const, 'reject' as const),
        onReject: fc.constantFrom('end' as const, 'branch' as const),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant('cc' as const), assignees: whom, repeat: fc.boolean() }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('back' as const), when: condition }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('delay' as const), until }) },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant('service' as const), isCompensated: fc.boolean() }),
    },
    { weight: 3, arbitrary: subprocess },
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('fork' as const),
        type: fc.constantFrom('parallel' as const, 'inclusive' as const),
        rules,
        when: condition,
        branches: fc.array(tie('branch'), { minLength: 1, maxLength: 3, depthIdentifier: 'block' }),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('choice' as const),
        when: condition,
        branches: fc.tuple(tie('blocks'), tie('blocks')),
      }),
    },
  ),
  branch: fc.record({ blocks: tie('blocks'), endsThere: fc.boolean() }),
  blocks: fc.array(tie('block'), { minLength: 1, maxLength: 3, depthIdentifier: 'block' }),
}));

/** Flows of every kind of node, with forks that nest and ways back; the check has nothing to say against how they lead. */
export const randomWays: fc.Arbitrary<FlowSketch> = fc
  .record({
    // What stands far from the start is seldom reached: parts are often asked for soon.
    blocks: fc
      .tuple(approval, fc.option(subprocess, { freq: 2 }), blocks)
      .map(([first, parts, rest]): Block[] => [first, ...(parts ? [parts] : []), ...rest]),
    withdraw: fc.constantFrom('never' as const, 'until-first-action' as const, 'while-running' as const),
    maxReturns: fc.integer({ min: 1, max: 5 }),
    maxReentries: fc.integer({ min: 2, max: 6 }),
  })
  .map(({ blocks: parts, ...more }) => {
    const nodes: Record<string, object> = {};
    const entry = laid(nodes, parts, 'end');
    const review = { nodes: { start: { type: 'start', next: 'end' }, end: { type: 'end' } } };
    return {
      ...more,
      nodes: { start: { type: 'start', next: entry }, ...nodes, end: { type: 'end' } },
      children: { review },
    };
  });

type Nodes = Record<string, object>;

/** Writes a sequence that leads on to `next`; gives the node that it begins with. */
function laid(nodes: Nodes, parts: readonly Block[], next: string): string {
  const ids = parts.map((block) => {
    const id = `${block.kind}-${Object.keys(nodes).length}`;
    nodes[id] = {};
    return id;
  });
  for (const [index, block] of parts.entries()) {
    const onward = ids[index + 1] ?? next;
    const first = index === 0 ? undefined : ids[0];
    nodes[ids[index] as string] = nodeOf(nodes, block, { onward, first, last: next });
  }
  return ids[0] ?? next;
}

function nodeOf(
  nodes: Nodes,
  block: Block,
  { onward, first, last }: { onward: string; first: string | undefined; last: string },
): object {
  switch (block.kind) {
    case 'approval': {
      const { node, onReject, skipWhen } = block;
      return {
        type: 'approval',
        next: onward,
        ...node,
        onReject: onReject === 'branch' ? { branch: last } : onReject,
        remindAfter: 'P1D',
        ...(skipWhen !== undefined && { skipWhen }),
      };
    }
    case 'auto':
      return {
        type: 'auto',
        decision: block.decision,
        next: onward,
        onReject: block.onReject === 'branch' ? { branch: last } : 'end',
      };
    case 'cc': {
      const { from } = block.assignees as { from: object[] };
      return {
        type: 'cc',
        label: { en: 'cc', 'zh-CN': '抄送' },
        assignees: { from },
        repeat: block.repeat,
        next: onward,
      };
    }
    case 'service': {
      const call = { service: 'set-fields', input: { note: '"done"' } };
      return { type: 'service', ...call, ...(block.isCompensated && { compensate: call }), next: onward };
    }
    case 'subprocess': {
      const { forEach, ...node } = block.node as { forEach?: string };
      const rejected = block.onReject === 'branch' ? { branch: last } : block.onReject;
      const each = forEach === undefined ? {} : { forEach };
      return { type: 'subprocess', workflow: 'review', ...node, ...each, onReject: rejected, next: onward };
    }
    case 'delay':
      return { type: 'delay', until: block.until, next: onward };
    case 'back': {
      const again = first === undefined ? {} : { again: { when: block.when, next: first, back: true } };
      return { type: 'exclusive', branches: { ...again, else: { next: onward } } };
    }
    case 'choice': {
      const [one, other] = block.branches.map((branch) => laid(nodes, branch, onward)) as [string, string];
      return {
        type: 'exclusive',
        branches: { first: { when: block.when, next: one }, else: { next: other } },
      };
    }
    case 'fork':
      return forkOf(nodes, block, onward);
  }
}

function forkOf(nodes: Nodes, block: Block & { kind: 'fork' }, onward: string): object {
  const join = `join-${Object.keys(nodes).length}`;
  nodes[join] = { type: 'join', next: onward };
  const branches = block.branches.map(({ blocks: parts, endsThere }, index) => {
    const stop = endsThere ? `stop-${Object.keys(nodes).length}` : join;
    if (endsThere) nodes[stop] = { type: 'end-branch' };
    const isElse = index === block.branches.length - 1;
    const when = block.type === 'inclusive' && !isElse ? { when: index === 0 ? block.when : 'urgent' } : {};
    return [`b${index}`, { ...when, next: laid(nodes, parts, stop) }];
  });
  return { type: block.type, join, ...block.rules, branches: Object.fromEntries(branches) };
}
