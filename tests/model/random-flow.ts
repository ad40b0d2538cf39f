import fc from 'fast-check';
import type { FlowSketch } from '../support/flow.ts';
import { often, people, roles } from './random-company.ts';

const person = fc.constantFrom(...people);
const source = fc.oneof(
  { weight: 3, arbitrary: fc.record({ user: person }) },
  { weight: 2, arbitrary: fc.record({ role: fc.constantFrom(...roles) }) },
  fc.record({ role: fc.constantFrom(...roles), within: fc.constant('initiator-department') }),
  fc.record({ manager: fc.integer({ min: 1, max: 3 }), missing: fc.constantFrom('none', 'nearest-above') }),
);
const policy = fc.oneof<fc.Arbitrary<unknown>[]>(
  fc.constantFrom('parent-level', 'flow-admin', 'auto-pass', 'auto-reject', 'fail'),
  fc.record({ role: fc.constantFrom(...roles) }),
  fc.record({ user: person }),
);
const ifInitiator = often<string>('self', fc.constantFrom('skip', 'manager', 'department-head', 'forbid'));

const early = often(true, fc.constant(false));
const abstentions = fc.constantFrom('count', 'leave-out');
const vote = (threshold: fc.Arbitrary<unknown>) =>
  fc.record({ vote: threshold, abstentions, veto: often(false, fc.constant(true)), early });
const percent = fc.constantFrom(1, 34, 50, 51, 60, 100);
const plain = fc.constantFrom<unknown>('any', 'any-unless-all-reject', 'all', 'all', 'sequential');
const heads = vote(
  fc.oneof<fc.Arbitrary<unknown>[]>(
    fc.record({ percent }),
    fc.record({ count: fc.integer({ min: 1, max: 3 }) }),
    fc.record({ count: fc.integer({ min: 1, max: 3 }), rejectCount: fc.integer({ min: 1, max: 2 }) }),
  ),
);
const weighed = vote(
  fc.oneof<fc.Arbitrary<unknown>[]>(
    fc.record({ percent, of: fc.constant('weight') }),
    fc.record({ points: fc.integer({ min: 1, max: 2 }) }),
  ),
);

const sources = (more: fc.Arbitrary<object>) =>
  fc
    .array(fc.tuple(source, more), { minLength: 1, maxLength: 3 })
    .map((pairs) => pairs.map(([one, extra]) => ({ ...one, ...extra })));

/** Who decides, how, and what fits to it. */
const panel: fc.Arbitrary<{ from: object[]; decision: unknown; abstain: boolean; claim?: boolean }> =
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        from: sources(fc.constant({})),
        decision: plain,
        abstain: often(false, fc.constant(true)),
      }),
    },
    fc.record({
      from: sources(fc.constant({})),
      decision: fc.constant('any'),
      abstain: fc.boolean(),
      claim: fc.constant(true),
    }),
    fc.record({ from: sources(fc.constant({})), decision: heads, abstain: fc.boolean() }),
    fc.record({
      from: sources(fc.record({ weight: fc.integer({ min: 2, max: 4 }) })),
      decision: weighed,
      abstain: fc.boolean(),
    }),
    fc
      .record({
        from: sources(fc.record({ signsFor: fc.constantFrom('legal', 'money') })),
        least: fc.integer({ min: 1, max: 2 }),
        early,
      })
      .map(({ from, least, early }) => {
        const groups = Object.fromEntries(
          from.map((one) => [(one as unknown as { signsFor: string }).signsFor, least]),
        );
        return { from, decision: { groups, early }, abstain: false };
      }),
  );

const condition = fc.constantFrom('amount > 1000', 'amount <= 50', 'urgent', 'isEmpty(amount)');

/** What happens while nobody decides; `on` leads to the next node, `again` to the same. */
const rung = fc.oneof<fc.Arbitrary<{ action: string; to?: unknown; edge?: 'on' | 'again' }>[]>(
  fc.record({
    action: fc.constant('transfer'),
    to: fc.oneof<fc.Arbitrary<unknown>[]>(
      fc.constant('manager'),
      fc.record({ role: fc.constantFrom(...roles) }),
      fc.record({ user: person }),
    ),
  }),
  fc.record({
    action: fc.constantFrom('auto-approve', 'auto-reject', 'return-to-initiator', 'return-to-previous'),
  }),
  fc.record({ action: fc.constant('jump-edge'), edge: fc.constantFrom('on' as const, 'again' as const) }),
);

const approval = fc.record({
  kind: fc.constant('approval' as const),
  panel,
  ifNone: fc.array(policy, { maxLength: 2 }),
  ifInitiator,
  onReject: fc.constantFrom('end', 'end', 'return', 'branch'),
  giving: fc.record({
    allowed: often(true, fc.constant(false)),
    to: often(['initiator', 'previous', 'any'], fc.subarray(['initiator', 'previous', 'any'])),
    resubmit: fc.constantFrom('restart', 'from-target', 'direct', 'choose'),
    approvers: often('same', fc.constant('resolve-again')),
  }),
  more: fc.record(
    {
      skipWhen: condition,
      alwaysAsk: fc.constant(true),
      end: fc.constant(true),
      transfer: fc.constant({ allowed: false }),
      delegate: fc.constant({ allowed: false }),
      fields: fc.constantFrom({ amount: 'edit' }, { note: 'required' }, { note: 'hidden' }),
      opinion: fc.record({
        approve: fc.constantFrom('required', 'none'),
        reject: fc.constantFrom('optional', 'required'),
      }),
    },
    { requiredKeys: [] },
  ),
  addSign: fc.record({
    allowed: often(true, fc.constant(false)),
    nested: fc.boolean(),
    removeOriginal: fc.boolean(),
  }),
  ladder: fc.array(rung, { minLength: 1, maxLength: 2 }),
  rare: fc.nat({ max: 3 }),
});

type Block =
  | (typeof approval extends fc.Arbitrary<infer T> ? T : never)
  | { kind: 'exclusive'; branches: { when: string; body: Block[] }[]; otherwise: Block[] }
  | {
      kind: 'parallel' | 'inclusive';
      branches: { when: string; body: Block[]; ends: boolean }[];
      onBranchReject: string;
      decide: string;
    };

const { body } = fc.letrec<{ body: Block[]; block: Block; fork: Block; exclusive: Block }>((tie) => ({
  exclusive: fc.record({
    kind: fc.constant('exclusive' as const),
    branches: fc.array(fc.record({ when: condition, body: tie('body') }), { minLength: 1, maxLength: 2 }),
    otherwise: tie('body'),
  }),
  fork: fc.record({
    kind: fc.constantFrom('parallel' as const, 'inclusive' as const),
    branches: fc.array(
      fc.record({ when: condition, body: tie('body'), ends: often(false, fc.constant(true)) }),
      {
        minLength: 2,
        maxLength: 3,
      },
    ),
    onBranchReject: fc.constantFrom('cancel-siblings', 'wait-all', 'ignore'),
    decide: fc.constantFrom('all', 'any'),
  }),
  block: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    { weight: 5, arbitrary: approval },
    { weight: 1, arbitrary: tie('exclusive') },
    { weight: 2, arbitrary: tie('fork') },
  ),
  body: fc.array(tie('block'), { minLength: 0, maxLength: 2 }),
}));

/** Blocks within blocks, written down as nodes: forks and joins nest by construction, and every way leads to the end. */
class Writing {
  readonly nodes: Record<string, object> = {};
  private count = 0;

  body(blocks: readonly Block[], next: string): string {
    return blocks.reduceRight((behind, block) => this.block(block, behind), next);
  }

  private block(block: Block, next: string): string {
    const id = `n${++this.count}`;
    if (block.kind === 'approval') {
      const { panel, ifNone, ifInitiator, onReject, giving, more, addSign, ladder, rare } = block;
      const edges = { on: { next }, again: { next: id, back: true } };
      const timeouts = ladder.map(({ edge, ...one }) => ({ ...one, after: 'P1D', ...(edge && edges[edge]) }));
      const { from, ...deciding } = panel;
      this.nodes[id] = {
        type: 'approval',
        next,
        assignees: { from, ifNone, ifInitiator },
        ...deciding,
        onReject: onReject === 'branch' ? { branch: next } : onReject,
        return: giving,
        addSign,
        ...(rare === 0 && more),
        ...(rare === 1 && { timeouts, allowAuto: true, opinion: { reject: 'optional' } }),
      };
      return id;
    }
    if (block.kind === 'exclusive') {
      const branches = block.branches.map(({ when, body }, index) => [
        `b${index}`,
        { when, next: this.body(body, next) },
      ]);
      const otherwise = { next: this.body(block.otherwise, next) };
      this.nodes[id] = { type: 'exclusive', branches: { ...Object.fromEntries(branches), else: otherwise } };
      return id;
    }
    const { kind, branches, onBranchReject, decide } = block;
    const join = `${id}-join`;
    const written = branches.map(({ when, body, ends }, index) => {
      const end = `${id}-end-${index}`;
      if (ends) this.nodes[end] = { type: 'end-branch' };
      const hasWhen = kind === 'inclusive' && index < branches.length - 1;
      return [`b${index}`, { ...(hasWhen && { when }), next: this.body(body, ends ? end : join) }];
    });
    this.nodes[id] = { type: kind, join, onBranchReject, decide, branches: Object.fromEntries(written) };
    this.nodes[join] = { type: 'join', next };
    return id;
  }
}

/** Flows of every kind that the model knows; they begin with an approval. */
export const randomFlow: fc.Arbitrary<FlowSketch> = fc
  .record({
    first: approval,
    blocks: fc.array(
      fc.oneof(approval, body).map((one) => (Array.isArray(one) ? one : [one])),
      { maxLength: 3 },
    ),
    withdraw: fc.constantFrom('never', 'until-first-action', 'while-running'),
    duplicates: fc.constantFrom('none', 'consecutive', 'any-earlier'),
    material: fc.subarray(['amount', 'note']),
    maxReturns: fc.integer({ min: 1, max: 4 }),
    maxTransfers: fc.integer({ min: 1, max: 3 }),
  })
  .map(({ first, blocks, ...more }) => {
    const writing = new Writing();
    const next = writing.body([...blocks.flat(), first], 'end');
    return {
      ...more,
      nodes: { start: { type: 'start', next }, ...writing.nodes, end: { type: 'end' } },
    } as FlowSketch;
  });
