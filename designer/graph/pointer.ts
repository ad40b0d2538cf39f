import { isJsonObject, type Json, type JsonObject } from '../../engine/json.ts';

/** One way out of a node, as written: `{ node: 'by-amount', path: ['branches', 'large', 'next'] }`. */
export interface Pointer {
  node: string;
  path: readonly string[];
}

export function pointerKey({ node, path }: Pointer): string {
  return `${node}/${path.join('/')}`;
}

export function nodesOf(workflow: JsonObject): JsonObject {
  return isJsonObject(workflow.nodes) ? workflow.nodes : {};
}

export function nodeOf(workflow: JsonObject, id: string): JsonObject | undefined {
  const nodes = nodesOf(workflow);
  const node = Object.hasOwn(nodes, id) ? nodes[id] : undefined;
  return isJsonObject(node) ? node : undefined;
}

/** Where a way out leads to. */
export function targetOf(workflow: JsonObject, { node, path }: Pointer): string | undefined {
  let value: Json | undefined = nodeOf(workflow, node);
  for (const key of path) value = isJsonObject(value) ? value[key] : undefined;
  return typeof value === 'string' ? value : undefined;
}

/** The workflow with ways out leading elsewhere. */
export function withTargets(workflow: JsonObject, pointers: readonly Pointer[], target: string): JsonObject {
  const nodes = { ...nodesOf(workflow) };
  for (const { node, path } of pointers) nodes[node] = withPath(nodes[node], path, target);
  return { ...workflow, nodes };
}

function withPath(value: Json | undefined, path: readonly string[], target: string): Json {
  const [key, ...rest] = path;
  if (key === undefined) return target;
  const object = isJsonObject(value) ? value : {};
  return { ...object, [key]: withPath(object[key], rest, target) };
}
