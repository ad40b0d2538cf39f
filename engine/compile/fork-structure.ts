import type { WorkflowDefinition, WorkflowNode } from '../definition/workflow.ts';
import { targetsOf } from './targets.ts';

/** A branch of a fork. */
export interface BranchPlace {
  fork: string;
  branch: string;
}

/** How the forks of a workflow nest (approval.md B6). */
export interface ForkStructure {
  /** The innermost branch that each node stands in; none for what stands in no fork. */
  places: ReadonlyMap<string, BranchPlace | undefined>;
  /** Ways that lead out of a branch or into one, other than through its fork and join. */
  crossings: readonly { from: string; key: readonly string[]; to: string }[];
}

type Nodes = WorkflowDefinition['nodes'];

/**
 * Walks every way once, forward, and notes in which branch it is: a fork leads into its branches, its
 * own join leads out of them. A node that two ways reach from different branches stands where the
 * first one found it, and the other crosses.
 */
export function forkStructureOf(start: string, nodes: Nodes): ForkStructure {
  const places = new Map<string, BranchPlace | undefined>([[start, undefined]]);
  const crossings: { from: string; key: readonly string[]; to: string }[] = [];
  const backward: (Way & { from: string })[] = [];
  const open = [start];
  for (let from = open.pop(); from !== undefined; from = open.pop())
    for (const way of waysOf(from, nodes, places)) {
      const { key, target, place, back } = way;
      if (!Object.hasOwn(nodes, target)) continue;
      if (back) {
        backward.push({ ...way, from });
        continue;
      }
      if (!places.has(target)) {
        places.set(target, place === outside ? undefined : place);
        open.push(target);
      }
      if (place === outside || !isSame(places.get(target), place)) crossings.push({ from, key, to: target });
    }
  for (const { from, key, target, place } of backward)
    if (place === outside || (places.has(target) && !isSame(places.get(target), place)))
      crossings.push({ from, key, to: target });
  return { places, crossings };
}

/** A way that comes to the join of another fork. */
const outside = Symbol('outside');

interface Way {
  key: readonly string[];
  target: string;
  place: BranchPlace | undefined | typeof outside;
  back?: true;
}

/** The ways out of a node, with the branch that each leads on in. The kept token of a fork comes out of its join whatever its branches do. */
function waysOf(from: string, nodes: Nodes, places: ForkStructure['places']): Way[] {
  const node = nodes[from];
  if (!node) return [];
  const here = places.get(from);
  const ways = targetsOf(node).map(({ key, target, branch, back }): Way => {
    const inside = isFork(node) && branch !== undefined ? { fork: from, branch } : here;
    const place = nodes[target]?.type === 'join' ? behind(target, inside, nodes, places) : inside;
    return { key, target, place, ...(back && { back }) };
  });
  return isFork(node) ? [...ways, { key: ['join'], target: node.join, place: here }] : ways;
}

function behind(
  join: string,
  inside: BranchPlace | undefined,
  nodes: Nodes,
  places: ForkStructure['places'],
): Way['place'] {
  const fork = inside && nodes[inside.fork];
  return fork && isFork(fork) && fork.join === join ? places.get(inside.fork) : outside;
}

export function isFork(node: WorkflowNode): node is Extract<WorkflowNode, { join: string }> {
  return node.type === 'parallel' || node.type === 'inclusive';
}

export function isSame(one: BranchPlace | undefined, other: BranchPlace | undefined): boolean {
  return one?.fork === other?.fork && one?.branch === other?.branch;
}

/** The branches around a node, outermost first. */
export function branchesAround({ places }: ForkStructure, node: string): BranchPlace[] {
  const around: BranchPlace[] = [];
  for (let place = places.get(node); place; place = places.get(place.fork)) around.unshift(place);
  return around;
}
