import {
  findNodeAtLocation,
  getNodeValue,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser';
import { type Issue, issue, pointer, segmentsOf } from '../../../engine/issue.ts';
import type { Json } from '../../../engine/json.ts';

/** A JSON file read strictly: no comments, no trailing commas, no repeated keys; positions are kept for messages. */
export interface JsonFile {
  value: Json;
  /** 1-based line of the value at a JSON Pointer, or of the nearest thing around it. */
  lineOf(path: string): number;
}

/** Keys that would reach into JavaScript's own objects; no definition and no record may have one. */
export const forbiddenKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

export function parseJsonFile(
  text: string,
): { file: JsonFile; issues?: undefined } | { file?: undefined; issues: { issue: Issue; line: number }[] } {
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  if (errors.length > 0 || !tree)
    return {
      issues: (errors.length > 0 ? errors : [{ error: 1, offset: 0, length: 0 } as ParseError])
        .slice(0, 10)
        .map((error) => ({
          issue: issue('definition.not-json', '', { what: printParseErrorCode(error.error) }),
          line: lineAt(text, error.offset),
        })),
    };
  const duplicates = [...keyProblems(tree, [])].map(({ path, node, key }) => ({
    issue: issue('definition.duplicate-key', pointer(path), { key }),
    line: lineAt(text, node.offset),
  }));
  if (duplicates.length > 0) return { issues: duplicates };
  return {
    file: {
      value: getNodeValue(tree) as Json,
      lineOf: (path) => lineAt(text, nearestNode(tree, segmentsOf(path)).offset),
    },
  };
}

/** Repeated and forbidden keys, wherever they are. */
function* keyProblems(node: Node, path: string[]): Generator<{ path: string[]; node: Node; key: string }> {
  const seen = new Set<string>();
  for (const child of node.children ?? []) {
    if (node.type !== 'object') {
      yield* keyProblems(child, [...path, String(node.children?.indexOf(child))]);
      continue;
    }
    const [keyNode, valueNode] = child.children ?? [];
    const key = String(keyNode?.value);
    if (keyNode && (seen.has(key) || forbiddenKeys.has(key)))
      yield { path: [...path, key], node: keyNode, key };
    seen.add(key);
    if (valueNode) yield* keyProblems(valueNode, [...path, key]);
  }
}

function nearestNode(tree: Node, segments: string[]): Node {
  for (let length = segments.length; length > 0; length--) {
    const path = segments.slice(0, length).map((one) => (/^\d+$/.test(one) ? Number(one) : one));
    const found = findNodeAtLocation(tree, path);
    if (found) return found.parent?.type === 'property' ? found.parent : found;
  }
  return tree;
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
