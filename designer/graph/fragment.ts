import { isJsonObject, type Json, type JsonObject } from '../../engine/json.ts';
import { branchNodesOf, exitsOf, graphOf, isFork, reachableFrom, typeOf } from './graph.ts';
import { nodeOf, nodesOf, type Pointer, withTargets } from './pointer.ts';

/** Nodes on their way through the clipboard: plain JSON that any editor shows. Ways that are missing lead on to whatever comes next. */
export interface Fragment {
  $schema: typeof fragmentSchema;
  /** The node that is entered first. */
  entry: string;
  nodes: Record<string, JsonObject>;
}

export const fragmentSchema = 'formwork/workflow-nodes.json';

/** Types that only make sense with the fork around them. */
const ofForks = new Set(['join', 'end-branch']);

/**
 * Copies nodes with the ways between them; what stood apart follows one after another, in the order given.
 * A fork goes with everything up to its join. Where it starts and ends, a workflow cannot be copied.
 */
export function fragmentOf(workflow: JsonObject, ids: readonly string[]): Fragment | undefined {
  const wanted = wholeOf(workflow, ids);
  const [entry] = wanted;
  if (entry === undefined) return undefined;
  let copy: JsonObject = {
    nodes: Object.fromEntries(wanted.map((id) => [id, withoutOuterWays(workflow, id, new Set(wanted))])),
  };
  for (const id of wanted) {
    const placed = reachableFrom(graphOf(copy), entry);
    if (placed.has(id)) continue;
    const open = openWays(copy, placed);
    copy = withTargets(withoutWaysInto(copy, id, placed), open, id);
  }
  return { $schema: fragmentSchema, entry, nodes: nodesOf(copy) as Record<string, JsonObject> };
}

/** What can be copied of some nodes, in order, with all that belongs to the forks among them. */
function wholeOf(workflow: JsonObject, ids: readonly string[]): string[] {
  const graph = graphOf(workflow);
  const inside = new Map(
    ids
      .filter((id) => graph.joins.has(id))
      .map((id) => [id, [id, ...branchNodesOf(graph, id), graph.joins.get(id) as string]]),
  );
  const owned = new Set([...inside.values()].flat());
  const whole = ids.flatMap((id) => {
    if (inside.has(id)) return inside.get(id) as string[];
    const type = typeOf(nodeOf(workflow, id));
    const isLoose = ofForks.has(type) || isFork(nodeOf(workflow, id));
    return type === '' || type === 'start' || type === 'end' || isLoose || owned.has(id) ? [] : [id];
  });
  return [...new Set(whole)];
}

/** The ways out of some nodes that lead nowhere yet. */
function openWays(copy: JsonObject, from: ReadonlySet<string>): Pointer[] {
  const graph = graphOf(copy);
  return [...from].flatMap((id) =>
    (graph.exits.get(id) ?? []).filter((one) => one.target === undefined).map((one) => one.pointer),
  );
}

/** What follows from a node leads on openly where it led back into what stands before it now. */
function withoutWaysInto(copy: JsonObject, from: string, placed: ReadonlySet<string>): JsonObject {
  const nodes = { ...nodesOf(copy) };
  for (const id of reachableFrom(graphOf(copy), from)) {
    if (placed.has(id)) continue;
    for (const { target, pointer } of exitsOf(id, nodes[id]))
      if (target !== undefined && placed.has(target)) nodes[id] = withoutWay(nodes[id], pointer.path);
  }
  return { nodes };
}

/** Every way out of the fragment that leads nowhere yet. */
export function openWaysOf(fragment: Fragment): Pointer[] {
  return Object.entries(fragment.nodes).flatMap(([id, node]) =>
    exitsOf(id, node)
      .filter((one) => one.target === undefined)
      .map((one) => one.pointer),
  );
}

function withoutOuterWays(workflow: JsonObject, id: string, inside: ReadonlySet<string>): JsonObject {
  let node = nodeOf(workflow, id) as JsonObject;
  for (const { target, pointer } of exitsOf(id, node))
    if (target !== undefined && !inside.has(target)) node = withoutWay(node, pointer.path) as JsonObject;
  return node;
}

/** A way for rejected ones is either whole or not there; one that is cut does not lead back any more. */
function withoutWay(node: Json | undefined, path: readonly string[]): Json {
  if (path[0] === 'onReject') return without(node, ['onReject']);
  return path[0] === 'branches'
    ? without(without(node, path), [...path.slice(0, -1), 'back'])
    : without(node, path);
}

function without(value: Json | undefined, [key, ...rest]: readonly string[]): Json {
  if (!isJsonObject(value) || key === undefined) return value ?? null;
  if (rest.length > 0) return { ...value, [key]: without(value[key], rest) };
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
}

/** The same nodes under ids that are free; the ways between them follow. */
export function renamed(fragment: Fragment, idFor: (id: string) => string): Fragment {
  const names = new Map(Object.keys(fragment.nodes).map((id) => [id, idFor(id)]));
  const nodes: Record<string, JsonObject> = {};
  for (const [id, node] of Object.entries(fragment.nodes)) {
    const own = names.get(id) as string;
    let moved: JsonObject = { nodes: { [own]: node } };
    for (const { target, pointer } of exitsOf(own, node))
      if (target !== undefined) moved = withTargets(moved, [pointer], names.get(target) ?? target);
    nodes[own] = withJoin(nodeOf(moved, own) as JsonObject, names);
  }
  return { ...fragment, entry: names.get(fragment.entry) as string, nodes };
}

/** A fork that names its join by the new id. */
function withJoin(node: JsonObject, names: ReadonlyMap<string, string>): JsonObject {
  const join = typeof node.join === 'string' ? names.get(node.join) : undefined;
  return join === undefined ? node : { ...node, join };
}

/** A fragment from the clipboard, or undefined when the text is none. */
export function parseFragment(text: string): Fragment | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isJsonObject(value) || value.$schema !== fragmentSchema || !isJsonObject(value.nodes))
    return undefined;
  const { entry, nodes } = value;
  const whole = Object.values(nodes).every(isJsonObject);
  return typeof entry === 'string' && whole && Object.hasOwn(nodes, entry)
    ? ({ $schema: fragmentSchema, entry, nodes } as Fragment)
    : undefined;
}

/** An id that is not taken: `approval`, `approval-2`, … */
export function freeId(wanted: string, taken: (id: string) => boolean): string {
  const base = wanted.replace(/-\d+$/, '');
  if (!taken(wanted)) return wanted;
  for (let count = 2; ; count++) if (!taken(`${base}-${count}`)) return `${base}-${count}`;
}
