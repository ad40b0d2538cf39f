import { ask, end, type FlowSketch, gateway, startAt, users } from './flow.ts';

/** A definition made to do harm, by what it does. */
export interface Poison {
  name: string;
  flow: FlowSketch;
  record?: Record<string, unknown>;
}

const auto = (next: string) => ({ type: 'auto', decision: 'approve', next });
const back = (when: string, next: string, otherwise: string) => ({
  type: 'exclusive',
  branches: { again: { when, next, back: true }, else: { next: otherwise } },
});
const write = (next: string, input: object) => ({ type: 'service', service: 'set-fields', input, next });
const named = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${prefix}${index}`);

/** Rings of nodes that never wait, declared as ways back: they decide by themselves for ever. */
const rings: Poison[] = [1, 2, 3, 5, 8, 13, 21, 34, 55].map((length) => {
  const nodes = named('n', length).map((id, index) => [
    id,
    auto(index + 1 < length ? `n${index + 1}` : 'ask'),
  ]);
  return {
    name: `a ring of ${length} automatic nodes`,
    flow: {
      nodes: { start: startAt('n0'), ...Object.fromEntries(nodes), ask: back('true', 'n0', 'end'), end },
    },
  };
});

/** The same without saying that they lead back. */
const undeclared: Poison[] = [1, 2, 10, 100].map((length) => {
  const nodes = named('n', length).map((id, index) => [id, auto(`n${(index + 1) % length}`)]);
  return {
    name: `an undeclared ring of ${length}`,
    flow: { nodes: { start: startAt('n0'), ...Object.fromEntries(nodes), end } },
  };
});

/** Gateways that send to each other for ever. */
const mutual: Poison[] = [2, 3, 4, 6].map((count) => {
  const ids = named('g', count);
  const nodes = ids.map((id, index) => [id, back('amount > 0', ids[(index + 1) % count] as string, 'end')]);
  return {
    name: `${count} gateways that send to each other`,
    flow: { nodes: { start: startAt('g0'), ...Object.fromEntries(nodes), end } },
    record: { amount: '5.00' },
  };
});

/** Services and waits in a ring: each of them waits, and the way never ends. */
const selfTriggering: Poison[] = [1, 2, 4, 8, 16].flatMap((count) => {
  const ids = named('s', count);
  const ring = (node: (next: string) => object): FlowSketch => ({
    nodes: {
      start: startAt('s0'),
      ...Object.fromEntries(ids.map((id, index) => [id, node(ids[index + 1] ?? 'ask')])),
      ask: back('true', 's0', 'end'),
      end,
    },
  });
  return [
    { name: `${count} services that set off each other`, flow: ring((next) => write(next, { note: '"x"' })) },
    {
      name: `${count} waits in a ring`,
      flow: ring((next) => ({ type: 'delay', until: { after: 'PT1M' }, next })),
    },
  ];
});

/** Everybody is passed over by a rule, and the way goes round. */
const passedOver: Poison[] = ['true', '1 == 1', 'note != "x" || true'].map((skipWhen) => ({
  name: `an approval that is always passed over by ${skipWhen}, in a ring`,
  flow: {
    nodes: {
      start: startAt('node'),
      node: ask(users('wang'), { next: 'ask', skipWhen }),
      ask: back('true', 'node', 'end'),
      end,
    },
  },
}));

/** Decision rules that are hard to prove, and conditions that grow. */
const giants: Poison[] = [4, 8, 16, 32, 64].flatMap((size): Poison[] => {
  const sum = Array.from({ length: size }, (_, index) => `approved * ${index + 1}`).join(' + ');
  const nested = Array.from({ length: size }).reduce<string>((inner) => `(${inner} || urgent)`, 'urgent');
  const decision = { passWhen: `${sum} > total`, rejectWhen: `${sum} <= total && open == 0`, early: false };
  return [
    {
      name: `a decision rule of ${size} terms`,
      flow: { nodes: { start: startAt('node'), node: ask(users('wang', 'zhao'), { decision }), end } },
    },
    {
      name: `a condition of depth ${size}`,
      flow: { nodes: { start: startAt('which'), which: gateway({ odd: [nested, 'end'] }, 'end'), end } },
    },
  ];
});

/** Conditions that ask of every line about every line. */
const exponential: Poison[] = [1, 2, 3, 4].map((depth) => {
  const within = (level: number): string =>
    level === 0 ? 'true' : `lines.all(l${level}, ${within(level - 1)})`;
  return {
    name: `lines within lines, ${depth} deep`,
    flow: { nodes: { start: startAt('which'), which: gateway({ odd: [within(depth), 'end'] }, 'end'), end } },
    record: { lines: Array.from({ length: 1000 }, (_, index) => ({ id: String(index), price: '1' })) },
  };
});

/** Graphs as large as anybody could draw. */
const large: Poison[] = [500, 1000].flatMap((count) => [
  { name: `${count} nodes in a row`, flow: { nodes: rowOf(count, (next) => auto(next)) } },
  {
    name: `${count} gateways with two ways each`,
    flow: { nodes: rowOf(count, (next) => gateway({ odd: ['amount > 1', next] }, next)) },
  },
]);

/** Forks in forks. */
const deep: Poison[] = [10, 50, 120].map((depth) => {
  const nodes: Record<string, object> = {
    start: startAt('f0'),
    core: ask(users('wang'), { next: `j${depth - 1}` }),
    end,
  };
  for (let level = 0; level < depth; level++) {
    const next = level + 1 < depth ? `f${level + 1}` : 'core';
    nodes[`f${level}`] = { type: 'parallel', join: `j${level}`, branches: { a: { next } } };
    nodes[`j${level}`] = { type: 'join', next: level === 0 ? 'end' : `j${level - 1}` };
  }
  return { name: `forks ${depth} deep`, flow: { nodes } };
});

function rowOf(count: number, node: (next: string) => object): Record<string, object> {
  const ids = named('n', count);
  const row = ids.map((id, index) => [id, node(ids[index + 1] ?? 'end')]);
  return { start: startAt('n0'), ...Object.fromEntries(row), end };
}

const startsOf = (workflow: string, more: object = {}) => ({
  nodes: { start: startAt('go'), go: { type: 'subprocess', next: 'end', workflow, ...more }, end },
});
const rows = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: String(index), price: '1' }));
const looked = { nodes: { start: startAt('look'), look: ask(users('li')), end } };

/** Sub-processes that start themselves, or each other, or more than anybody could decide. */
const subprocesses: Poison[] = [
  { name: 'a workflow that starts itself', flow: startsOf('approval') },
  {
    name: 'a sub-process that starts itself',
    flow: { ...startsOf('p0'), children: { p0: startsOf('p0') } },
  },
  ...[2, 3, 4].map((count) => ({
    name: `${count} sub-processes that start each other`,
    flow: {
      ...startsOf('p0'),
      children: Object.fromEntries(
        named('p', count).map((id, index) => [id, startsOf(`p${(index + 1) % count}`)]),
      ),
    },
  })),
  ...[7, 20].map((count) => ({
    name: `sub-processes ${count} deep`,
    flow: {
      ...startsOf('p0'),
      children: {
        ...Object.fromEntries(named('p', count).map((id, index) => [id, startsOf(`p${index + 1}`)])),
        [`p${count}`]: looked,
      },
    },
  })),
  {
    name: 'a sub-process whose service submits the record that started it',
    flow: {
      ...startsOf('p0'),
      children: {
        p0: {
          nodes: {
            start: startAt('submit'),
            submit: {
              type: 'service',
              service: 'post-transition',
              input: { transition: '"submit"' },
              next: 'end',
            },
            end,
          },
        },
      },
    },
  },
  ...[true, false].map((wait) => ({
    name: `a sub-process for each of 10,000 lines, ${wait ? 'waited for' : 'beside the way'}`,
    flow: { ...startsOf('p0', { forEach: 'lines', wait }), children: { p0: looked } },
    record: { lines: rows(10_000) },
  })),
  {
    name: 'sub-processes beside the way, in a ring',
    flow: {
      nodes: {
        start: startAt('go'),
        go: { type: 'subprocess', next: 'ask', workflow: 'p0', wait: false, forEach: 'lines' },
        ask: back('true', 'go', 'end'),
        end,
      },
      children: { p0: looked },
    },
    record: { lines: rows(200) },
  },
];

/** Definitions that would keep a careless engine busy for ever (reliability.md D01–D03, HF7). */
export const poisons: readonly Poison[] = [
  ...rings,
  ...undeclared,
  ...mutual,
  ...selfTriggering,
  ...passedOver,
  ...giants,
  ...exponential,
  ...large,
  ...deep,
  ...subprocesses,
];
