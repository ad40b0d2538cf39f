import type { Graph } from './graph.ts';

/** Where a workflow ends: the join of ways that never meet again. */
export const exit: unique symbol = Symbol('exit');

export type Join = string | typeof exit;

/**
 * For every node the next node that every way from it comes through: its immediate post-dominator
 * (Cooper, Harvey and Kennedy's algorithm on the reversed graph). This is where branches meet again.
 */
export class Joins {
  private readonly joins = new Map<Join, Join>();
  private readonly rank = new Map<Join, number>();

  constructor(graph: Graph) {
    const after = (id: string): Join[] => {
      const targets = (graph.exits.get(id) ?? [])
        .filter((one) => !one.isBack)
        .map((one) => one.target)
        .filter((target) => target !== undefined && graph.exits.has(target)) as Join[];
      // What is rejected at its end does not keep the others from meeting.
      const alive = targets.filter((target) => !graph.deadEnds.has(target as string));
      if (targets.length > 0) return alive.length > 0 ? alive : targets;
      return [graph.branchEnds.get(id) ?? exit];
    };
    const before = new Map<Join, string[]>();
    for (const id of graph.nodes)
      for (const target of after(id)) before.set(target, [...(before.get(target) ?? []), id]);
    const order = reversePostorder(before);
    for (const [index, id] of order.entries()) this.rank.set(id, index);
    this.joins.set(exit, exit);
    for (let changed = true; changed; ) {
      changed = false;
      for (const id of order) {
        if (id === exit) continue;
        const known = after(id as string).filter((one) => this.joins.has(one));
        const join = known.reduce((left, right) => this.meet(left, right));
        if (this.joins.get(id) === join) continue;
        this.joins.set(id, join);
        changed = true;
      }
    }
  }

  /** Where all ways out of a node meet. */
  of(id: Join): Join {
    return this.joins.get(id) ?? exit;
  }

  /** The first node that is on every way from both. */
  meet(left: Join, right: Join): Join {
    let a: Join = left;
    let b: Join = right;
    while (a !== b) {
      if (this.rankOf(a) < this.rankOf(b)) b = this.of(b);
      else a = this.of(a);
    }
    return a;
  }

  /** A node that never reaches an end stands outside of the order: its ways meet at the exit only. */
  private rankOf(id: Join): number {
    return this.rank.get(id) ?? Number.POSITIVE_INFINITY;
  }
}

function reversePostorder(before: ReadonlyMap<Join, readonly string[]>): Join[] {
  const order: Join[] = [];
  const seen = new Set<Join>([exit]);
  const way: { id: Join; rest: string[] }[] = [{ id: exit, rest: [...(before.get(exit) ?? [])] }];
  for (let top = way.at(-1); top; top = way.at(-1)) {
    const next = top.rest.pop();
    if (next === undefined) {
      order.push(top.id);
      way.pop();
    } else if (!seen.has(next)) {
      seen.add(next);
      way.push({ id: next, rest: [...(before.get(next) ?? [])] });
    }
  }
  return order.reverse();
}
