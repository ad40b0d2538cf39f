import type { Exit, Graph } from './graph.ts';
import { exit, type Join, Joins } from './joins.ts';
import type { Pointer } from './pointer.ts';

/** One thing on the way down: a node, a node whose ways part and meet again, or a jump to a node drawn elsewhere. */
export type Item =
  | { kind: 'node'; id: string; entering: readonly Pointer[] }
  | { kind: 'fork'; id: string; entering: readonly Pointer[]; row: Row }
  | { kind: 'jump'; to: string | undefined; entering: readonly Pointer[]; isBack?: true };

/** What follows one after another, and the ways that lead on from its end. */
export interface Sequence {
  items: readonly Item[];
  tails: readonly Pointer[];
}

/** One branch, or neighbouring branches that meet before the others do. */
export type Column =
  | { kind: 'branch'; exit: Exit; body: Sequence }
  | { kind: 'group'; row: Row; body: Sequence };

export interface Row {
  columns: readonly Column[];
  tails: readonly Pointer[];
}

export interface Structure {
  main: Sequence;
  /** Nodes that no way from the start leads to, each with what follows from it. */
  detached: readonly Sequence[];
}

/**
 * A workflow as nested sequences and rows of branches, the way people read it. Every node appears
 * once; where ways meet that do not nest, the later one ends in a jump. Any graph has a structure, with
 * cycles and missing targets too, because it is drawn while it is being made.
 */
export function structureOf(graph: Graph): Structure {
  const reader = new StructureReader(graph);
  const main = reader.sequence(graph.start, [], exit);
  const detached: Sequence[] = [];
  const headless = graph.nodes.filter((id) => (graph.entries.get(id) ?? []).length === 0);
  for (const id of [...headless, ...graph.nodes])
    if (!reader.isDrawn(id)) detached.push(reader.sequence(id, [], exit));
  return { main, detached };
}

/** What leads back ends there; nothing can stand on it. */
function leadingBack({ target, pointer }: Exit): Sequence {
  return { items: [{ kind: 'jump', to: target, entering: [pointer], isBack: true }], tails: [] };
}

class StructureReader {
  private readonly graph: Graph;
  private readonly joins: Joins;
  private readonly drawn = new Set<string>();

  constructor(graph: Graph) {
    this.graph = graph;
    this.joins = new Joins(graph);
  }

  isDrawn(id: string): boolean {
    return this.drawn.has(id);
  }

  /** What stands between a node and where the ways around it meet. */
  sequence(from: string | undefined, entering: readonly Pointer[], until: Join): Sequence {
    const items: Item[] = [];
    let [at, tails] = [from, entering];
    while (at !== until) {
      const exits = at === undefined ? undefined : this.graph.exits.get(at);
      if (at === undefined || exits === undefined || this.drawn.has(at)) {
        if (tails.length > 0) items.push({ kind: 'jump', to: at, entering: tails });
        return { items, tails: [] };
      }
      this.drawn.add(at);
      if (exits.length > 1 || exits[0]?.kind === 'branch') {
        const join = this.joins.of(at);
        const row = this.row(exits, join);
        items.push({ kind: 'fork', id: at, entering: tails, row });
        const goesOn = row.tails.length > 0 || join === this.graph.joins.get(at);
        if (join === exit || !goesOn) return { items, tails: [] };
        [at, tails] = [join as string, row.tails];
      } else {
        items.push({ kind: 'node', id: at, entering: tails });
        if (exits.length === 0) return { items, tails: [] };
        const [next] = exits as [Exit];
        [at, tails] = [next.target, [next.pointer]];
      }
    }
    return { items, tails };
  }

  private row(exits: readonly Exit[], until: Join): Row {
    const columns = this.neighbours(exits, until).map((group): Column => {
      const [only] = group as [Exit];
      if (only.isBack) return { kind: 'branch', exit: only, body: leadingBack(only) };
      if (group.length === 1)
        return { kind: 'branch', exit: only, body: this.sequence(only.target, [only.pointer], until) };
      const join = group.map((one) => this.targetOf(one)).reduce((a, b) => this.joins.meet(a, b)) as string;
      const row = this.row(group, join);
      return { kind: 'group', row, body: this.sequence(join, row.tails, until) };
    });
    return { columns, tails: columns.flatMap((column) => column.body.tails) };
  }

  /** Runs of neighbouring branches that meet before `until`. */
  private neighbours(exits: readonly Exit[], until: Join): Exit[][] {
    const groups: Exit[][] = [];
    for (const one of exits) {
      const last = groups.at(-1)?.at(-1);
      if (last && this.meetEarlier(last, one, until)) groups.at(-1)?.push(one);
      else groups.push([one]);
    }
    return groups;
  }

  private meetEarlier(left: Exit, right: Exit, until: Join): boolean {
    if (left.isBack || right.isBack) return false;
    const meeting = this.joins.meet(this.targetOf(left), this.targetOf(right));
    return meeting !== until && meeting !== exit && !this.drawn.has(meeting as string);
  }

  private targetOf({ target }: Exit): Join {
    return target !== undefined && this.graph.exits.has(target) ? target : exit;
  }
}
