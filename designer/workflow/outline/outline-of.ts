import type { Graph } from '../../graph/graph.ts';
import { type Row, type Sequence, structureOf } from '../../graph/structure.ts';

/** One line of the outline. */
export interface OutlineItem {
  key: string;
  kind: 'node' | 'branch' | 'jump';
  node: string;
  branch?: string;
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
      return [
        { key: `jump ${from} ${node}`, kind: 'jump', node, part: node || from, level, canInsert: false },
      ];
    }
    const canInsert = item.kind === 'node' && (graph.exits.get(item.id)?.length ?? 0) > 0;
    const own: OutlineItem = { key: item.id, kind: 'node', node: item.id, part: item.id, level, canInsert };
    return item.kind === 'fork' ? [own, ...rowItems(graph, item.row, level + 1)] : [own];
  });
}

function rowItems(graph: Graph, row: Row, level: number): OutlineItem[] {
  return row.columns.flatMap((column): OutlineItem[] => {
    if (column.kind === 'group')
      return [...rowItems(graph, column.row, level), ...sequenceItems(graph, column.body, level + 1)];
    const { pointer, branch } = column.exit;
    const inner = sequenceItems(graph, column.body, level + 1);
    if (branch === undefined) return inner;
    const part = `${pointer.node}/${branch}`;
    const own: OutlineItem = {
      key: part,
      kind: 'branch',
      node: pointer.node,
      branch,
      part,
      level,
      canInsert: true,
    };
    return [own, ...inner];
  });
}
