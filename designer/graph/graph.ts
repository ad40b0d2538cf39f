import { isJsonObject, type JsonObject } from '../../engine/json.ts';
import { nodesOf, type Pointer } from './pointer.ts';

/** One way out of a node: on, into a branch, or when rejected. */
export interface Exit {
  kind: 'next' | 'branch' | 'reject';
  pointer: Pointer;
  target: string | undefined;
  branch?: string;
}

/** A workflow as written, read as a graph. Anything may be wrong with it: it is drawn while it is being made. */
export interface Graph {
  start: string | undefined;
  /** Every node, in written order. */
  nodes: readonly string[];
  exits: ReadonlyMap<string, readonly Exit[]>;
  /** Ways into each node. */
  entries: ReadonlyMap<string, readonly Pointer[]>;
}

export function graphOf(workflow: JsonObject): Graph {
  const nodes = nodesOf(workflow);
  const ids = Object.keys(nodes);
  const exits = new Map(ids.map((id) => [id, exitsOf(id, nodes[id])]));
  const entries = new Map<string, Pointer[]>(ids.map((id) => [id, []]));
  for (const all of exits.values())
    for (const { target, pointer } of all) if (target !== undefined) entries.get(target)?.push(pointer);
  const start = ids.find((id) => typeOf(nodes[id]) === 'start');
  return { start, nodes: ids, exits, entries };
}

export function typeOf(node: unknown): string {
  return isJsonObject(node) && typeof node.type === 'string' ? node.type : '';
}

/** The ways out of a node, in order. */
export function exitsOf(id: string, node: unknown): Exit[] {
  if (!isJsonObject(node) || node.type === 'end') return [];
  if (node.type === 'exclusive') return branchExits(id, node);
  const exits: Exit[] = [{ kind: 'next', pointer: { node: id, path: ['next'] }, target: text(node.next) }];
  if (node.type === 'approval' && isJsonObject(node.onReject))
    exits.push({
      kind: 'reject',
      pointer: { node: id, path: ['onReject', 'branch'] },
      target: text(node.onReject.branch),
    });
  return exits;
}

function branchExits(id: string, node: JsonObject): Exit[] {
  const branches = isJsonObject(node.branches) ? node.branches : {};
  return Object.entries(branches).map(([branch, value]) => ({
    kind: 'branch',
    pointer: { node: id, path: ['branches', branch, 'next'] },
    target: isJsonObject(value) ? text(value.next) : undefined,
    branch,
  }));
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** The nodes that can be reached from one, itself among them. */
export function reachableFrom(graph: Graph, from: string | undefined): Set<string> {
  const seen = new Set<string>();
  const open = from === undefined ? [] : [from];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (seen.has(next) || !graph.exits.has(next)) continue;
    seen.add(next);
    for (const { target } of graph.exits.get(next) ?? []) if (target !== undefined) open.push(target);
  }
  return seen;
}
