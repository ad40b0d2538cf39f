import { isJsonObject, type JsonObject } from '../../engine/json.ts';
import { type LateWay, lateWaysOf } from './late-ways.ts';
import { nodesOf, type Pointer } from './pointer.ts';

/** One way out of a node: on, into a branch, or when rejected. */
export interface Exit {
  kind: 'next' | 'branch' | 'reject';
  pointer: Pointer;
  target: string | undefined;
  branch?: string;
  /** It leads back to where the way has been (approval.md G4). */
  isBack?: true;
}

/** A workflow as written, read as a graph. Anything may be wrong with it: it is drawn while it is being made. */
export interface Graph {
  start: string | undefined;
  /** Every node, in written order. */
  nodes: readonly string[];
  exits: ReadonlyMap<string, readonly Exit[]>;
  /** Where nodes are left for when their time is up. */
  lateWays: ReadonlyMap<string, readonly LateWay[]>;
  /** Ways forward into each node. */
  entries: ReadonlyMap<string, readonly Pointer[]>;
  /** Ways that lead back to a node. */
  backEntries: ReadonlyMap<string, readonly Pointer[]>;
  /** Where the branches of each fork meet again. */
  joins: ReadonlyMap<string, string>;
  /** Ends of branches, each with the join that the way goes on behind. */
  branchEnds: ReadonlyMap<string, string>;
  /** Nodes behind which everything is rejected: the way never meets the others again. */
  deadEnds: ReadonlySet<string>;
}

export function graphOf(workflow: JsonObject): Graph {
  const nodes = nodesOf(workflow);
  const ids = Object.keys(nodes);
  const exits = new Map(ids.map((id) => [id, exitsOf(id, nodes[id])]));
  const [entries, backEntries] = [false, true].map((isBack) => entriesOf(ids, exits, isBack)) as [
    Map<string, Pointer[]>,
    Map<string, Pointer[]>,
  ];
  const start = ids.find((id) => typeOf(nodes[id]) === 'start');
  const joins = joinsOf(nodes);
  return {
    start,
    nodes: ids,
    exits,
    lateWays: new Map(ids.map((id) => [id, lateWaysOf(id, nodes[id])])),
    entries,
    backEntries,
    joins,
    branchEnds: branchEndsOf(nodes, exits, joins),
    deadEnds: deadEndsOf(nodes, exits),
  };
}

function entriesOf(
  ids: readonly string[],
  exits: ReadonlyMap<string, readonly Exit[]>,
  back: boolean,
): Map<string, Pointer[]> {
  const entries = new Map<string, Pointer[]>(ids.map((id) => [id, []]));
  for (const all of exits.values())
    for (const { target, pointer, isBack = false } of all)
      if (target !== undefined && isBack === back) entries.get(target)?.push(pointer);
  return entries;
}

function deadEndsOf(
  nodes: Readonly<Record<string, unknown>>,
  exits: ReadonlyMap<string, readonly Exit[]>,
): Set<string> {
  const dead = new Set<string>();
  const isDead = (id: string) => {
    const ways = exits.get(id) ?? [];
    if (ways.length === 0) return typeOf(nodes[id]) === 'auto';
    return ways.every(({ target }) => target !== undefined && dead.has(target));
  };
  for (let size = -1; size < dead.size; ) {
    size = dead.size;
    for (const id of exits.keys()) if (!dead.has(id) && isDead(id)) dead.add(id);
  }
  return dead;
}

/** Every way into a node, wherever it comes from. */
export function waysInto({ entries, backEntries }: Graph, id: string): readonly Pointer[] {
  return [...(entries.get(id) ?? []), ...(backEntries.get(id) ?? [])];
}

function joinsOf(nodes: Readonly<Record<string, unknown>>): Map<string, string> {
  return new Map(
    Object.entries(nodes).flatMap(([id, node]) => {
      const join = isFork(node) ? text((node as JsonObject).join) : undefined;
      return join !== undefined && Object.hasOwn(nodes, join) ? [[id, join] as const] : [];
    }),
  );
}

/** Whether the branches of a node run side by side. */
export function isFork(node: unknown): boolean {
  return ['parallel', 'inclusive'].includes(typeOf(node));
}

/** Whether the last branch of a node is for what no other takes: it stays, and stays last. */
export function hasElseBranch(node: unknown): boolean {
  return ['exclusive', 'inclusive'].includes(typeOf(node));
}

/** The ends of branches of each fork; what stands in a fork within it is that one's. */
function branchEndsOf(
  nodes: Readonly<Record<string, unknown>>,
  exits: ReadonlyMap<string, readonly Exit[]>,
  joins: ReadonlyMap<string, string>,
): Map<string, string> {
  const ends = new Map<string, string>();
  for (const [fork, join] of joins) {
    const seen = new Set([join]);
    const open = targetsFrom(exits, fork);
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (seen.has(at)) continue;
      seen.add(at);
      if (typeOf(nodes[at]) === 'end-branch') ends.set(at, join);
      open.push(...(joins.has(at) ? [joins.get(at) as string] : targetsFrom(exits, at)));
    }
  }
  return ends;
}

function targetsFrom(exits: ReadonlyMap<string, readonly Exit[]>, id: string): string[] {
  return (exits.get(id) ?? []).flatMap(({ target }) => (target === undefined ? [] : [target]));
}

export function typeOf(node: unknown): string {
  return isJsonObject(node) && typeof node.type === 'string' ? node.type : '';
}

/** The ways out of a node, in order. */
export function exitsOf(id: string, node: unknown): Exit[] {
  if (!isJsonObject(node) || node.type === 'end' || node.type === 'end-branch') return [];
  if (node.type === 'exclusive' || isFork(node)) return branchExits(id, node);
  if (node.type === 'auto' && node.decision === 'reject') return rejectExits(id, node);
  const exits: Exit[] = [{ kind: 'next', pointer: { node: id, path: ['next'] }, target: text(node.next) }];
  return mayReject.has(typeOf(node)) ? [...exits, ...rejectExits(id, node)] : exits;
}

/** Types that may have a way of their own for what is rejected. */
const mayReject = new Set(['approval', 'subprocess']);

function rejectExits(id: string, { onReject }: JsonObject): Exit[] {
  if (!isJsonObject(onReject)) return [];
  const pointer = { node: id, path: ['onReject', 'branch'] };
  return [{ kind: 'reject', pointer, target: text(onReject.branch) }];
}

function branchExits(id: string, node: JsonObject): Exit[] {
  const branches = isJsonObject(node.branches) ? node.branches : {};
  return Object.entries(branches).map(([branch, value]) => ({
    kind: 'branch',
    pointer: { node: id, path: ['branches', branch, 'next'] },
    target: isJsonObject(value) ? text(value.next) : undefined,
    branch,
    ...(isJsonObject(value) && value.back === true && { isBack: true as const }),
  }));
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** What stands between a fork and its join, forks within it with their joins. */
export function branchNodesOf(graph: Graph, fork: string): string[] {
  const join = graph.joins.get(fork);
  const seen = new Set<string>();
  const open = targetsFrom(graph.exits, fork);
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at === join || seen.has(at) || !graph.exits.has(at)) continue;
    seen.add(at);
    open.push(...targetsFrom(graph.exits, at));
    const inner = graph.joins.get(at);
    if (inner !== undefined) open.push(inner);
  }
  return graph.nodes.filter((id) => seen.has(id));
}

/** The nodes that can be reached from one, itself among them. */
export function reachableFrom(graph: Graph, from: string | undefined): Set<string> {
  const seen = new Set<string>();
  const open = from === undefined ? [] : [from];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (seen.has(next) || !graph.exits.has(next)) continue;
    seen.add(next);
    open.push(...targetsFrom(graph.exits, next));
    const join = graph.joins.get(next);
    if (join !== undefined) open.push(join);
  }
  return seen;
}
