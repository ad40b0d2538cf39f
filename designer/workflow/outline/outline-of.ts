import type { Graph } from '../../graph/graph.ts';
import { pointerKey } from '../../graph/pointer.ts';
import { type Row, type Sequence, structureOf } from '../../graph/structure.ts';

/** One line of the outline. */
export interface OutlineItem {
  key: string;
  kind: 'node' | 'branch' | 'jump';
  node: string;
  branch?: string;
  /** Of a jump: to where the way has been. */
  isBack?: true;
  /** Of a jump: taken when the time is up. */
  isLate?: true;
  /** Of the ways of a node that may reject: which of them. */
  outcome?: 'next' | 'reject';
  part: string;
  level: number;
  /** Something can be put behind it. */
  canInsert: boolean;
}

/** The workflow line by line: branches one level in, with what they lead through below them. */
export function outlineOf(graph: Graph): OutlineItem[] {
  const { main, detached } = structureOf(graph);
  return [main, ...detached].flatMap((sequence) => sequenceItems(graph, sequence, 1));
}

function sequenceItems(graph: Graph, { items }: Sequence, level: number): OutlineItem[] {
  return items.flatMap((item): OutlineItem[] => {
    if (item.kind === 'jump') {
      const from = item.entering[0]?.node ?? '';
      const node = item.to ?? '';
      const key = `jump ${item.entering.map(pointerKey).join()} ${node}`;
      const jump = { key, kind: 'jump' as const, node, part: node || from, level, canInsert: false };
      return [{ ...jump, ...(item.isBack && { isBack: true as const }) }];
    }
    const canInsert = item.kind === 'node' && (graph.exits.get(item.id)?.length ?? 0) > 0;
    const own: OutlineItem = { key: item.id, kind: 'node', node: item.id, part: item.id, level, canInsert };
    const late = lateItems(graph, item.id, level + 1);
    return item.kind === 'fork' ? [own, ...late, ...rowItems(graph, item.row, level + 1)] : [own, ...late];
  });
}

function lateItems(graph: Graph, id: string, level: number): OutlineItem[] {
  return (graph.lateWays.get(id) ?? []).map(({ target: node = '', pointer, isBack }) => ({
    key: `jump ${pointerKey(pointer)}`,
    kind: 'jump',
    node,
    part: node || id,
    level,
    canInsert: false,
    isLate: true,
    ...(isBack && { isBack }),
  }));
}

function rowItems(graph: Graph, row: Row, level: number): OutlineItem[] {
  return row.columns.flatMap((column): OutlineItem[] => {
    if (column.kind === 'group')
      return [...rowItems(graph, column.row, level), ...sequenceItems(graph, column.body, level + 1)];
    const { pointer, branch, kind, isBack = false } = column.exit;
    const inner = sequenceItems(graph, column.body, level + 1);
    if (kind !== 'branch' || branch === undefined) {
      const outcome = kind === 'reject' ? 'reject' : 'next';
      const { node } = pointer;
      const key = `${node} ${outcome}`;
      return [{ key, kind: 'branch', node, outcome, part: node, level, canInsert: false }, ...inner];
    }
    const part = `${pointer.node}/${branch}`;
    const own: OutlineItem = {
      key: part,
      kind: 'branch',
      node: pointer.node,
      branch,
      part,
      level,
      canInsert: !isBack,
    };
    return [own, ...inner];
  });
}
